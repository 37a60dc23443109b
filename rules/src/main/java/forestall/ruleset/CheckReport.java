package forestall.ruleset;

import forestall.risk.RiskRules;
import java.util.List;
import java.util.Optional;

/**
 * All that a check found.
 *
 * @param findings in order of file and place; errors keep the set from being submitted
 * @param scenarios one result a scenario, in their order; none when the rules did not compile
 * @param coverage which rules the scenarios touch; empty when the rules did not compile
 * @param compiled the rules, ready to judge; empty when they did not compile
 */
public record CheckReport(
        List<Finding> findings,
        List<ScenarioRun.Result> scenarios,
        Optional<ScenarioRun.Coverage> coverage,
        Optional<RiskRules> compiled) {

    public CheckReport {
        findings = List.copyOf(findings);
        scenarios = List.copyOf(scenarios);
    }

    /** Whether nothing keeps the set from being submitted. */
    public boolean passed() {
        return compiled.isPresent() && count(Finding.Severity.ERROR) == 0;
    }

    public long count(Finding.Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }
}
