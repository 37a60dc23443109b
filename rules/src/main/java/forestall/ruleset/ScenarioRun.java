package forestall.ruleset;

import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.ExternalEvent;
import forestall.model.Tier;
import forestall.risk.Explanation;
import forestall.risk.FailoverAdvice;
import forestall.risk.Parameters;
import forestall.risk.RiskRules;
import forestall.risk.RuleOrigin;
import forestall.risk.Subject;
import forestall.risk.Trial;
import forestall.ruleset.Scenario.Expected;
import forestall.ruleset.Scenario.Given;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges scenarios by rules, and says what came out otherwise than expected. */
public final class ScenarioRun {
    private static final ComponentId COMPONENT = ComponentId.of("scenario");

    /** Score that is as good as the expected one, as sums of decimals are a hair off. */
    private static final double HAIR = 1e-9;

    private ScenarioRun() {}

    /**
     * One scenario.
     *
     * @param failures what came out otherwise, in words; none when it passed
     * @param explanation what came out and why; empty when the rules could not judge it
     * @param fired names of the rules that fired
     */
    public record Result(
            Scenario scenario,
            List<String> failures,
            Optional<Explanation> explanation,
            Set<String> fired) {

        public Result {
            failures = List.copyOf(failures);
            fired = Collections.unmodifiableSet(new LinkedHashSet<>(fired));
        }

        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * Which rules the scenarios touch.
     *
     * @param touched for each rule that fires in any, in how many
     * @param untouched the others, with where they are written, in the order of the files
     */
    public record Coverage(Map<String, Integer> touched, Map<String, RuleOrigin> untouched) {

        /** Touched rules among all, 0 to 1; 1 when there are none. */
        public double share() {
            int all = touched.size() + untouched.size();
            return all == 0 ? 1 : (double) touched.size() / all;
        }
    }

    /** One result a scenario, in their order. */
    public static List<Result> run(RiskRules rules, List<Scenario> scenarios) {
        return scenarios.stream().map(each -> run(rules, each)).toList();
    }

    private static Result run(RiskRules rules, Scenario scenario) {
        Trial trial;
        try {
            trial =
                    rules.trial(
                            subject(scenario.given(), rules.parameters()), scenario.given().at());
        } catch (RuntimeException failed) { // whatever a rule does wrong is what its author asks
            return new Result(
                    scenario,
                    List.of("the rules cannot judge it: " + reason(failed)),
                    Optional.empty(),
                    Set.of());
        }
        return new Result(
                scenario,
                failures(scenario.expected(), trial),
                Optional.of(trial.explanation()),
                trial.fired());
    }

    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static List<String> failures(Expected expected, Trial trial) {
        List<String> failures = new ArrayList<>();
        double score = trial.verdict().risk().score();
        expected.scoreFrom()
                .filter(from -> score < from - HAIR)
                .ifPresent(from -> failures.add(wrong("score", score, "at least", from)));
        expected.scoreTo()
                .filter(to -> score > to + HAIR)
                .ifPresent(to -> failures.add(wrong("score", score, "at most", to)));
        Tier tier = trial.verdict().risk().tier();
        expected.tier()
                .filter(each -> each != tier)
                .ifPresent(
                        each ->
                                failures.add(
                                        "the tier is %s because of \"%s\", not %s"
                                                .formatted(
                                                        tier,
                                                        trial.verdict().risk().tierRule(),
                                                        each)));
        Set<String> reasons = new LinkedHashSet<>(trial.fired());
        trial.verdict().risk().contributions().stream()
                .map(Contribution::rule)
                .forEach(reasons::add);
        for (String each : expected.reasons()) {
            if (!reasons.contains(each)) {
                failures.add(
                        "\"%s\" is not among the reasons, which are \"%s\""
                                .formatted(each, String.join("\", \"", reasons)));
            }
        }
        boolean proposes = !trial.verdict().advice().isEmpty();
        expected.proposes()
                .filter(each -> each != proposes)
                .ifPresent(
                        each ->
                                failures.add(
                                        proposes
                                                ? "a failover is asked for by \"%s\""
                                                        .formatted(advice(trial))
                                                : "no failover is asked for"));
        return failures;
    }

    private static String advice(Trial trial) {
        return String.join(
                "\", \"", trial.verdict().advice().stream().map(FailoverAdvice::rule).toList());
    }

    private static String wrong(String what, double actual, String how, double expected) {
        return "the %s is %s, not %s %s"
                .formatted(
                        what,
                        Values.words(Math.rint(actual * 1e9) / 1e9),
                        how,
                        Values.words(expected));
    }

    /** Which rules of a set the results touch. */
    public static Coverage coverage(RiskRules rules, List<Result> results) {
        Map<String, Integer> touched = new TreeMap<>();
        results.forEach(
                result -> result.fired().forEach(rule -> touched.merge(rule, 1, Integer::sum)));
        Map<String, RuleOrigin> untouched = new java.util.LinkedHashMap<>();
        for (String rule : rules.index().rules()) {
            if (!touched.containsKey(rule)) {
                rules.index().origin(rule).ifPresent(origin -> untouched.put(rule, origin));
            }
        }
        return new Coverage(
                Collections.unmodifiableMap(touched), Collections.unmodifiableMap(untouched));
    }

    /** What the rules see of a scenario. */
    static Subject subject(Given given, Parameters parameters) {
        ZonedDateTime now = given.at().atZone(parameters.zone());
        return new Subject(
                COMPONENT,
                given.kind(),
                given.criticality(),
                given.rtoMinutes(),
                given.rpoMinutes(),
                given.lossPerMinute(),
                given.dependants(),
                given.criticalDependants(),
                given.probability(),
                given.hazards().getOrDefault(ExternalEvent.Type.WEATHER, 0.0),
                given.hazards().getOrDefault(ExternalEvent.Type.UNREST, 0.0),
                given.hazards().getOrDefault(ExternalEvent.Type.VULNERABILITY, 0.0),
                given.hazards().getOrDefault(ExternalEvent.Type.ALERT, 0.0),
                given.inMaintenance(),
                now.getHour(),
                now.getDayOfWeek(),
                now.getDayOfMonth(),
                now.toLocalDate().lengthOfMonth() - now.getDayOfMonth(),
                given.tierBefore(),
                given.minutesInTier().orElse(Subject.LONG),
                given.labels(),
                given.readings(),
                parameters);
    }
}
