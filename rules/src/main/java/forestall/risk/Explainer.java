package forestall.risk;

import forestall.model.Contribution;
import forestall.risk.Explanation.Reason;
import forestall.sandbox.Watch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;

/** Judges one component again and notes which rules fired on what. */
final class Explainer extends DefaultAgendaEventListener implements RuleRuntimeEventListener {
    private final RuleIndex index;
    private final Models models;
    private final Map<String, Map<String, String>> fired = new HashMap<>();
    private final Map<String, String> madeBy = new HashMap<>();

    private Explainer(RiskRules rules) {
        this.index = rules.index();
        this.models = rules.models();
    }

    static Explanation explain(RiskRules rules, Subject subject, Instant at) {
        var explainer = new Explainer(rules);
        List<Verdict> verdicts = new ArrayList<>();
        rules.judge(List.of(subject), at, Watch.PATIENT, explainer, verdicts);
        return explainer.explanation(rules.version(), subject, verdicts.get(0));
    }

    static Trial trial(RiskRules rules, Subject subject, Instant at) {
        var explainer = new Explainer(rules);
        List<Verdict> verdicts = new ArrayList<>();
        rules.judge(List.of(subject), at, Watch.PATIENT, explainer, verdicts);
        return new Trial(
                verdicts.get(0),
                explainer.explanation(rules.version(), subject, verdicts.get(0)),
                Collections.unmodifiableSet(new TreeSet<>(explainer.fired.keySet())));
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        String rule = event.getMatch().getRule().getName();
        Map<String, String> saw = fired.computeIfAbsent(rule, name -> new TreeMap<>());
        for (Object fact : event.getMatch().getObjects()) {
            if (fact instanceof Record record) {
                see(rule, record, saw);
            }
        }
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
        if (event.getRule() == null) {
            return;
        }
        String rule = event.getRule().getName();
        Object fact = event.getObject();
        if (fact instanceof Impact impact) {
            made(Conclusion.CAUSE, impact.rule(), rule);
        } else if (fact instanceof Likelihood likelihood) {
            made(Conclusion.CAUSE, likelihood.rule(), rule);
        } else if (fact instanceof TierChoice choice) {
            made(Conclusion.TIER, choice.rule(), rule);
        } else if (fact instanceof FailoverAdvice advice) {
            made(Conclusion.ADVICE, advice.rule(), rule);
        } else if (fact instanceof Standby) {
            made(Conclusion.STANDBY, "", rule);
        }
    }

    @Override
    public void objectUpdated(ObjectUpdatedEvent event) {}

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {}

    private enum Conclusion {
        CAUSE,
        TIER,
        STANDBY,
        ADVICE
    }

    /** Of two rules that give the same reason the one of that name counts, or else the first. */
    private void made(Conclusion what, String reason, String rule) {
        if (reason.equals(rule)) {
            madeBy.put(key(what, reason), rule);
        } else {
            madeBy.putIfAbsent(key(what, reason), rule);
        }
    }

    private static String key(Conclusion what, String reason) {
        return what + " " + Weighed.named(reason);
    }

    private void see(String rule, Record fact, Map<String, String> saw) {
        for (RecordComponent field : fact.getClass().getRecordComponents()) {
            if (!field.getName().equals("id") && index.mentions(rule, field.getName())) {
                saw.put(field.getName(), words(value(fact, field)));
            }
        }
        Subject subject =
                fact instanceof Scored scored
                        ? scored.subject()
                        : fact instanceof Subject same ? same : null;
        if (subject != null) {
            index.metricsOf(rule)
                    .forEach(
                            each ->
                                    saw.put(
                                            "reading(\"%s\")".formatted(each),
                                            words(subject.reading(each))));
            index.parametersOf(rule)
                    .forEach(
                            each ->
                                    saw.put(
                                            "parameter(\"%s\")".formatted(each),
                                            words(subject.parameter(each))));
            if (index.mentions(rule, "labelled")) {
                saw.put("labels", String.join(", ", subject.labels()));
            }
        }
    }

    private static Object value(Record fact, RecordComponent field) {
        try {
            return field.getAccessor().invoke(fact);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("cannot read " + field, broken);
        }
    }

    static String words(Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? String.format(Locale.ROOT, "%.0f", number)
                    : String.format(Locale.ROOT, "%.6g", number).replaceFirst("\\.?0+$", "");
        }
        return String.valueOf(value);
    }

    private Explanation explanation(String version, Subject subject, Verdict verdict) {
        List<Reason> reasons = new ArrayList<>();
        for (Contribution each : verdict.risk().contributions()) {
            reasons.add(
                    reason(
                            Conclusion.CAUSE,
                            each.rule(),
                            each.points(),
                            "points " + words(each.points())));
        }
        String tier = verdict.risk().tierRule();
        String standby = madeBy.getOrDefault(key(Conclusion.STANDBY, ""), "Standby");
        return new Explanation(
                version,
                verdict.risk(),
                subject.probability(),
                reasons,
                reason(Conclusion.TIER, tier, 0, "tier " + verdict.risk().tier()),
                reason(
                        Conclusion.STANDBY,
                        standby,
                        0,
                        "shares that stand by " + verdict.risk().standbyFactors()),
                verdict.advice().stream()
                        .map(
                                each ->
                                        reason(
                                                Conclusion.ADVICE,
                                                each.rule(),
                                                0,
                                                "asks for a failover"))
                        .toList());
    }

    private Reason reason(Conclusion what, String reason, double points, String concluded) {
        String rule = madeBy.getOrDefault(key(what, reason), reason);
        return new Reason(
                reason,
                index.origin(rule).or(() -> models.origin(reason)),
                points,
                concluded,
                fired.getOrDefault(rule, Map.of()));
    }
}
