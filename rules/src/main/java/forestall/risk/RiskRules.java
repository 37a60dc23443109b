package forestall.risk;

import static java.util.stream.Collectors.toMap;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Excerpt;
import forestall.model.FailoverProposal;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.sandbox.Budget;
import forestall.sandbox.Confined;
import forestall.sandbox.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;

/**
 * One compiled rule set. Immutable and thread-safe; the same situation gives the same judgement.
 * Each component is judged apart from the others, so that a thousand cost a thousand times one.
 */
public final class RiskRules {
    private static final List<String> SHIPPED =
            List.of("likelihood.csv", "impact.csv", "tiers.csv", "standby.csv", "failover.csv");

    /** What the shipped rules share. */
    public static final Parameters SHIPPED_PARAMETERS =
            new Parameters(java.time.ZoneOffset.UTC, Map.of("minimum dwell", 15.0));

    /** A rule of this house fires at most about ten times a component; more is a runaway rule. */
    private static final int FIRINGS_PER_COMPONENT = 100;

    /** Components in one session: enough to pay for opening it, few enough for the cache. */
    private static final int CHUNK = 256;

    /** Conditions looked at and turns of loops, for each firing that a rule set may need. */
    private static final long STEPS_PER_FIRING = 1000;

    private static final int LONGEST_REASON = 500;

    private final KieBase rules;
    private final String version;
    private final Parameters parameters;
    private final RuleIndex index;
    private final Supplier<Watch> watch;
    private final Models models;

    private RiskRules(
            KieBase rules,
            String version,
            Parameters parameters,
            RuleIndex index,
            Supplier<Watch> watch,
            Models models) {
        this.rules = rules;
        this.version = version;
        this.parameters = parameters;
        this.index = index;
        this.watch = watch;
        this.models = models;
    }

    /** The rules that come with the product. */
    public static RiskRules shipped() {
        return compile(shippedTexts(), SHIPPED_PARAMETERS);
    }

    /** The texts of the rules that come with the product, in the order in which they are read. */
    public static List<RuleText> shippedTexts() {
        return SHIPPED.stream().map(RiskRules::read).toList();
    }

    /**
     * Without parameters.
     *
     * @throws IllegalArgumentException when the texts do not compile, naming file and line
     */
    public static RiskRules compile(List<RuleText> texts) {
        return compile(texts, Parameters.NONE);
    }

    /**
     * @throws IllegalArgumentException when the texts do not compile, naming file and line
     */
    public static RiskRules compile(List<RuleText> texts, Parameters parameters) {
        return new RiskRules(
                RuleCompiler.compile(texts),
                RuleCompiler.version(texts),
                parameters,
                RuleIndex.of(texts),
                () -> Watch.PATIENT,
                Models.NONE);
    }

    /** The same rules under a name that decisions will carry. */
    public RiskRules named(String name) {
        return new RiskRules(rules, name, parameters, index, watch, models);
    }

    /** The same rules, with models that judge beside them. */
    public RiskRules with(Models beside) {
        return new RiskRules(rules, version, parameters, index, watch, beside);
    }

    Models models() {
        return models;
    }

    /** The same rules, ended by a watch that is made anew for each judgement. */
    public RiskRules watched(Supplier<Watch> by) {
        return new RiskRules(rules, version, parameters, index, by, models);
    }

    /** Names the texts that this was compiled from, 12 hex digits, unless it was named. */
    public String version() {
        return version;
    }

    /** What its rules share. */
    public Parameters parameters() {
        return parameters;
    }

    /** Its rules, and what they ask for. */
    public RuleIndex index() {
        return index;
    }

    /** What these rules see of each component, in order of id. */
    public List<Subject> subjects(Situation situation) {
        return Subjects.of(situation, parameters);
    }

    /**
     * Why a component has the risk that it has.
     *
     * @throws IllegalArgumentException when the situation has no such component
     * @throws IllegalStateException as {@link #judge(Situation)} does
     */
    public Explanation explain(Situation situation, ComponentId component) {
        return subjects(situation).stream()
                .filter(each -> each.id().equals(component))
                .findFirst()
                .map(each -> Explainer.explain(this, each, situation.at()))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the situation has no component " + component));
    }

    /**
     * @throws IllegalStateException when the rules leave a component without exactly one tier and
     *     one standby, conclude what is out of range, conclude an impact or a likelihood when the
     *     score is made of them already, or fire without end
     */
    public Judgement judge(Situation situation) {
        List<Verdict> verdicts = judge(Subjects.of(situation, parameters), situation.at());
        return new Judgement(
                verdicts.stream().map(Verdict::risk).toList(), proposals(situation, verdicts));
    }

    /**
     * Judges one component alone, and notes every rule that fires.
     *
     * @throws IllegalStateException as {@link #judge(Situation)} does
     */
    public Trial trial(Subject subject, Instant at) {
        return Explainer.trial(this, subject, at);
    }

    /**
     * One verdict a subject, in their order.
     *
     * @throws IllegalStateException as {@link #judge(Situation)} does
     */
    public List<Verdict> judge(List<Subject> subjects, Instant at) {
        List<Verdict> verdicts = new ArrayList<>(subjects.size());
        Watch eye = watch.get();
        for (int from = 0; from < subjects.size(); from += CHUNK) {
            judge(
                    subjects.subList(from, Math.min(subjects.size(), from + CHUNK)),
                    at,
                    eye,
                    null,
                    verdicts);
        }
        return verdicts;
    }

    void judge(
            List<Subject> subjects,
            Instant at,
            Watch eye,
            Explainer listener,
            List<Verdict> verdicts) {
        int limit = FIRINGS_PER_COMPONENT * (subjects.size() + 1);
        Budget budget = Budget.of(STEPS_PER_FIRING * limit, limit).watchedBy(eye);
        KieSession session = rules.newKieSession();
        try {
            if (listener != null) {
                session.addEventListener((AgendaEventListener) listener);
                session.addEventListener((RuleRuntimeEventListener) listener);
            }
            subjects.forEach(session::insert);
            Confined.fire(session, budget);
            Map<ComponentId, Gathered> causes = Gathered.from(session, subjects);
            Gathered.add(causes, models.judge(subjects));
            List<Weighed> weighed = new ArrayList<>(subjects.size());
            for (Subject subject : subjects) {
                Gathered found = causes.get(subject.id());
                weighed.add(Weighed.of(subject, found.impacts, found.likelihoods));
            }
            List<Scored> scored = weighed.stream().map(Weighed::scored).toList();
            scored.forEach(session::insert);
            Confined.fire(session, budget);
            Map<ComponentId, Gathered> conclusions = Gathered.from(session, subjects);
            for (int number = 0; number < scored.size(); number++) {
                Gathered found = conclusions.get(scored.get(number).id());
                found.noLaterThan(causes.get(scored.get(number).id()));
                verdicts.add(verdict(weighed.get(number), scored.get(number), found, at));
            }
        } finally {
            session.dispose();
        }
    }

    private static Verdict verdict(Weighed weighed, Scored scored, Gathered found, Instant at) {
        TierChoice tier = found.tier(weighed);
        Standby standby = found.standby(weighed);
        Map<Tier, Double> factors = new EnumMap<>(Tier.class);
        factors.put(Tier.FULL, standby.full());
        factors.put(Tier.SCALED, standby.scaled());
        factors.put(Tier.MINIMAL, standby.minimal());
        found.advice.sort(Comparator.comparing(FailoverAdvice::rule));
        return new Verdict(
                scored,
                new RiskScore(
                        scored.id(),
                        at,
                        weighed.probability(),
                        weighed.impact(),
                        weighed.score(),
                        weighed.contributions(),
                        tier.tier(),
                        Weighed.named(tier.rule()),
                        factors),
                found.advice);
    }

    private static List<FailoverProposal> proposals(Situation situation, List<Verdict> verdicts) {
        Map<ComponentId, Component> components =
                situation.components().stream().collect(toMap(Component::id, Function.identity()));
        List<FailoverProposal> proposals = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Component component = components.get(verdict.scored().id());
            for (FailoverAdvice advice : verdict.advice()) {
                proposals.add(
                        new FailoverProposal(
                                advice.component(),
                                Weighed.named(advice.rule()),
                                reason(component, verdict.risk().probability(), advice.rule())));
            }
        }
        return proposals;
    }

    private static String reason(Component component, double probability, String rule) {
        String words =
                String.format(
                        Locale.ROOT,
                        "%s fails with a probability of %.2f: %s",
                        component.name(),
                        probability,
                        rule);
        return Excerpt.of(words, LONGEST_REASON);
    }

    private static RuleText read(String name) {
        try (InputStream in = RiskRules.class.getResourceAsStream(name)) {
            return new RuleText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped rules " + name, broken);
        }
    }
}
