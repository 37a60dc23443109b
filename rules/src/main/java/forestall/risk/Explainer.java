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

/** Judges one component again and notes which rules fired on what. */
final class Explainer extends DefaultAgendaEventListener {
    private final RuleIndex index;
    private final Models models;
    private final Map<String, Map<String, String>> fired = new HashMap<>();
    private final List<String> scoredRules = new ArrayList<>();

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
            if (fact instanceof Scored) {
                scoredRules.add(rule);
            }
        }
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
            reasons.add(reason(each.rule(), each.points(), "points " + words(each.points())));
        }
        String tier = verdict.risk().tierRule();
        String standby = standbyRule(tier, verdict);
        return new Explanation(
                version,
                verdict.risk(),
                subject.probability(),
                reasons,
                reason(tier, 0, "tier " + verdict.risk().tier()),
                reason(standby, 0, "shares that stand by " + verdict.risk().standbyFactors()),
                verdict.advice().stream()
                        .map(each -> reason(each.rule(), 0, "asks for a failover"))
                        .toList());
    }

    // A standby names no rule: it is the one that fired on the scored component and is not known.
    private String standbyRule(String tier, Verdict verdict) {
        return scoredRules.stream()
                .filter(each -> !each.equals(tier))
                .filter(each -> verdict.advice().stream().noneMatch(a -> a.rule().equals(each)))
                .findFirst()
                .orElse("Standby");
    }

    private Reason reason(String rule, double points, String concluded) {
        return new Reason(
                rule,
                index.origin(rule).or(() -> models.origin(rule)),
                points,
                concluded,
                fired.getOrDefault(rule, Map.of()));
    }
}
