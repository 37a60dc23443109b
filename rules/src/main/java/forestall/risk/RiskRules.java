package forestall.risk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.Criticality;
import forestall.model.DependencyGraph;
import forestall.model.FailoverProposal;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.sandbox.Budget;
import forestall.sandbox.Confined;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kie.api.KieBase;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;

/**
 * One compiled rule set. Immutable and thread-safe; the same situation gives the same judgement.
 */
public final class RiskRules {
    private static final List<String> SHIPPED =
            List.of("impact.csv", "tiers.csv", "standby.csv", "failover.csv");

    /** Name under which the rest is shown when the impacts of a component sum to more than 1. */
    static final String CAP = "Impact is at most 1";

    /** A rule of this house fires at most about eight times a component; more is a runaway rule. */
    private static final int FIRINGS_PER_COMPONENT = 100;

    /** Conditions looked at and turns of loops, for each firing that a rule set may need. */
    private static final long STEPS_PER_FIRING = 1000;

    private static final int LONGEST_REASON = 500;

    private final KieBase rules;
    private final String version;

    private RiskRules(KieBase rules, String version) {
        this.rules = rules;
        this.version = version;
    }

    /** The rules that come with the product. */
    public static RiskRules shipped() {
        return compile(SHIPPED.stream().map(RiskRules::read).toList());
    }

    /**
     * @throws IllegalArgumentException when the texts do not compile, naming file and line
     */
    public static RiskRules compile(List<RuleText> texts) {
        return new RiskRules(RuleCompiler.compile(texts), RuleCompiler.version(texts));
    }

    /** Names the texts that this was compiled from: 12 hex digits. */
    public String version() {
        return version;
    }

    /**
     * @throws IllegalStateException when the rules leave a component without exactly one tier and
     *     one standby, or fire without end
     */
    public Judgement judge(Situation situation) {
        List<Component> components =
                situation.components().stream()
                        .sorted(Comparator.comparing(Component::id))
                        .toList();
        Map<ComponentId, Double> probabilities = situation.probabilityByComponent();
        int limit = FIRINGS_PER_COMPONENT * (components.size() + 1);
        KieSession session = rules.newKieSession();
        try {
            subjects(components, probabilities).forEach(session::insert);
            fire(session, limit);
            Map<ComponentId, List<Impact>> impacts =
                    facts(session, Impact.class).stream().collect(groupingBy(Impact::component));

            List<Weighed> weighed = new ArrayList<>();
            for (Component component : components) {
                Weighed each =
                        Weighed.of(
                                component,
                                probabilities.get(component.id()),
                                impacts.getOrDefault(component.id(), List.of()));
                weighed.add(each);
                session.insert(
                        new Scored(
                                component.id(),
                                component.kind(),
                                component.criticality(),
                                each.probability,
                                each.score,
                                situation.tiers().getOrDefault(component.id(), Tier.MINIMAL)));
            }
            fire(session, limit);
            return conclusions(situation, session, weighed);
        } finally {
            session.dispose();
        }
    }

    private static void fire(KieSession session, int limit) {
        Confined.fire(session, Budget.of(STEPS_PER_FIRING * limit, limit));
    }

    private Judgement conclusions(Situation situation, KieSession session, List<Weighed> weighed) {
        Map<ComponentId, TierChoice> tiers =
                onePerComponent(facts(session, TierChoice.class), TierChoice::component, "tier");
        Map<ComponentId, Standby> standbys =
                onePerComponent(facts(session, Standby.class), Standby::component, "standby");
        List<RiskScore> risks = new ArrayList<>();
        for (Weighed each : weighed) {
            ComponentId id = each.component.id();
            TierChoice tier = present(tiers.get(id), id, "tier", each.score);
            Standby standby = present(standbys.get(id), id, "standby", each.score);
            Map<Tier, Double> factors = new EnumMap<>(Tier.class);
            factors.put(Tier.FULL, standby.full());
            factors.put(Tier.SCALED, standby.scaled());
            factors.put(Tier.MINIMAL, standby.minimal());
            risks.add(
                    new RiskScore(
                            id,
                            situation.at(),
                            each.probability,
                            each.impact,
                            each.score,
                            each.contributions,
                            tier.tier(),
                            tier.rule(),
                            factors));
        }
        return new Judgement(risks, proposals(situation, facts(session, FailoverAdvice.class)));
    }

    private static List<FailoverProposal> proposals(
            Situation situation, Collection<FailoverAdvice> advice) {
        Map<ComponentId, Component> components =
                situation.components().stream().collect(toMap(Component::id, Function.identity()));
        Map<ComponentId, Double> probabilities = situation.probabilityByComponent();
        return advice.stream()
                .sorted(
                        Comparator.comparing(FailoverAdvice::component)
                                .thenComparing(FailoverAdvice::rule))
                .map(
                        each ->
                                new FailoverProposal(
                                        each.component(),
                                        each.rule(),
                                        reason(
                                                components.get(each.component()),
                                                probabilities.get(each.component()),
                                                each.rule())))
                .toList();
    }

    private static String reason(Component component, double probability, String rule) {
        String words =
                String.format(
                        Locale.ROOT,
                        "%s fails with a probability of %.2f: %s",
                        component.name(),
                        probability,
                        rule);
        return words.length() <= LONGEST_REASON
                ? words
                : words.substring(0, LONGEST_REASON - 1) + "…";
    }

    private static List<Subject> subjects(
            List<Component> components, Map<ComponentId, Double> probabilities) {
        DependencyGraph graph = DependencyGraph.of(components);
        Map<ComponentId, Criticality> criticality = new HashMap<>();
        components.forEach(each -> criticality.put(each.id(), each.criticality()));
        List<Subject> subjects = new ArrayList<>();
        for (Component component : components) {
            Set<ComponentId> dependants = graph.dependantsOf(component.id());
            long critical =
                    dependants.stream()
                            .filter(id -> criticality.get(id) == Criticality.CRITICAL)
                            .count();
            subjects.add(
                    new Subject(
                            component.id(),
                            component.kind(),
                            component.criticality(),
                            minutes(component.rto()),
                            minutes(component.rpo()),
                            component.lossPerMinute(),
                            dependants.size(),
                            Math.toIntExact(critical),
                            probabilities.get(component.id())));
        }
        return subjects;
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }

    private static <T> Collection<T> facts(KieSession session, Class<T> type) {
        List<T> found = new ArrayList<>();
        session.getObjects(new ClassObjectFilter(type)).forEach(each -> found.add(type.cast(each)));
        return found;
    }

    private static <T> Map<ComponentId, T> onePerComponent(
            Collection<T> facts, Function<T, ComponentId> component, String what) {
        Map<ComponentId, T> byComponent = new HashMap<>();
        for (T fact : facts) {
            T other = byComponent.put(component.apply(fact), fact);
            if (other != null) {
                throw new IllegalStateException(
                        "the rules give %s more than one %s: %s and %s"
                                .formatted(component.apply(fact), what, other, fact));
            }
        }
        return byComponent;
    }

    private static <T> T present(T fact, ComponentId component, String what, double score) {
        if (fact == null) {
            throw new IllegalStateException(
                    "the rules give %s no %s at a score of %s".formatted(component, what, score));
        }
        return fact;
    }

    private static RuleText read(String name) {
        try (InputStream in = RiskRules.class.getResourceAsStream(name)) {
            return new RuleText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped rules " + name, broken);
        }
    }

    /** Probability × impact of one component, split by rule. */
    private record Weighed(
            Component component,
            double probability,
            double impact,
            double score,
            List<Contribution> contributions) {

        static Weighed of(Component component, double probability, List<Impact> impacts) {
            List<Contribution> contributions = new ArrayList<>();
            double sum = 0;
            for (Impact each :
                    impacts.stream()
                            .sorted(
                                    Comparator.comparingDouble(Impact::points)
                                            .reversed()
                                            .thenComparing(Impact::rule))
                            .toList()) {
                sum += each.points();
                contributions.add(new Contribution(each.rule(), probability * each.points()));
            }
            double impact = Math.min(1, sum);
            if (sum > 1) {
                contributions.add(new Contribution(CAP, probability * (1 - sum)));
            }
            // Rounded, so that 0.8 put together from parts is not a hair below the threshold 0.8.
            double score = Math.min(1, Math.rint(probability * impact * 1e9) / 1e9);
            return new Weighed(component, probability, impact, score, contributions);
        }
    }
}
