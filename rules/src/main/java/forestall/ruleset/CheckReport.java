package forestall.ruleset;

import java.util.List;
import java.util.Optional;

/**
 * All that a check found.
 *
 * @param findings in order of file and place; errors keep the set from being submitted
 * @param scenarios one result a scenario, in their order; none when the rules did not compile
 * @param coverage which rules the scenarios touch; empty when the rules did not compile
 */
public record CheckReport(
        List<Finding> findings,
        List<ScenarioRun.Result> scenarios,
        Optional<ScenarioRun.Coverage> coverage) {

    public CheckReport {
        findings = List.copyOf(findings);
        scenarios = List.copyOf(scenarios);
    }

    /** Whether nothing keeps the set from being submitted. */
    public boolean passed() {
        return coverage.isPresent() && count(Finding.Severity.ERROR) == 0;
    }

    /** Of a check that did not come to its end. */
    public static CheckReport of(List<Finding> findings) {
        return new CheckReport(findings, List.of(), Optional.empty());
    }

    /** How many scenarios did not come out as they say. */
    public int failed() {
        return Math.toIntExact(scenarios.stream().filter(each -> !each.passed()).count());
    }

    public int count(Finding.Severity severity) {
        return Math.toIntExact(
                findings.stream().filter(each -> each.severity() == severity).count());
    }
}
