package forestall.ruleset;

import forestall.risk.RiskRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The rule set that comes with the product, with its scenarios. */
public final class ShippedRuleSet {
    private static final String SCENARIOS = "scenarios.csv";

    private ShippedRuleSet() {}

    public static RuleSet get() {
        return new RuleSet(
                RiskRules.shippedTexts().stream()
                        .map(each -> RuleFile.of(each.name(), each.text()))
                        .toList(),
                RiskRules.SHIPPED_PARAMETERS,
                ScenarioTable.read(scenarios(), RiskRules.SHIPPED_PARAMETERS.zone()).scenarios());
    }

    static RuleFile scenarios() {
        try (InputStream in = ShippedRuleSet.class.getResourceAsStream(SCENARIOS)) {
            return RuleFile.of(SCENARIOS, in.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the shipped scenarios", broken);
        }
    }
}
