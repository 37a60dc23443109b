package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleSetCheckTest {

    @Test
    void theShippedSetIsFineAndFullyTested() {
        ScenarioTable.Read scenarios =
                ScenarioTable.read(ShippedRuleSet.scenarios(), java.time.ZoneOffset.UTC);
        assertThat(scenarios.findings()).isEmpty();

        CheckReport report = RuleSetCheck.check(ShippedRuleSet.get());

        assertThat(report.findings()).isEmpty();
        assertThat(report.scenarios()).hasSameSizeAs(scenarios.scenarios()).isNotEmpty();
        assertThat(report.coverage().orElseThrow().share()).isEqualTo(1);
        assertThat(report.passed()).isTrue();
    }
}
