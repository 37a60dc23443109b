package forestall.store;

import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Place;
import forestall.ruleset.Scenario;
import forestall.ruleset.ScenarioRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reports of checks, of any length. */
final class Reports {

    private Reports() {}

    static CheckReport of(int warnings, int scenarios) {
        return new CheckReport(
                IntStream.range(0, warnings)
                        .mapToObj(
                                each ->
                                        new Finding(
                                                Severity.WARNING,
                                                "overlap",
                                                Place.cell("tiers.xlsx", "Rules 1", "B" + each),
                                                "Two rows “fit”",
                                                "Narrow one"))
                        .toList(),
                IntStream.range(0, scenarios).mapToObj(Reports::passed).toList(),
                Optional.of(new ScenarioRun.Coverage(Map.of(), Map.of())));
    }

    private static ScenarioRun.Result passed(int number) {
        return new ScenarioRun.Result(
                new Scenario(
                        "scenario " + number,
                        new Scenario.Given(
                                StoredRuleSetsIT.NOON,
                                Kind.DATABASE,
                                Criticality.HIGH,
                                5,
                                1,
                                100,
                                2,
                                1,
                                Set.of(),
                                0.3,
                                Map.of(),
                                Map.of(),
                                false,
                                Tier.MINIMAL,
                                Optional.empty()),
                        new Scenario.Expected(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Tier.MINIMAL),
                                List.of(),
                                Optional.empty())),
                List.of(),
                Optional.empty(),
                Set.of("Low risk"));
    }
}
