package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.ruleset.ParameterUses.Use;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterUsesTest {

    @Test
    void tablesAndTextsTellWhoAsks() {
        RuleSet set =
                Tables.shipped()
                        .with(
                                RuleFile.of(
                                        "extra.drl",
                                        """
                                        package forestall.risk
                                        rule "First"
                                        when Subject( probability > parameter("least") ) then
                                        end
                                        rule Second
                                        when Subject( probability > parameter( "least" ),
                                                      impact > parameter("most") ) then
                                        end
                                        """));

        Map<String, List<Use>> uses = ParameterUses.of(set);

        assertThat(uses.get("least"))
                .containsExactly(
                        new Use("First", Place.line("extra.drl", 3, 0)),
                        new Use("Second", Place.line("extra.drl", 6, 0)));
        assertThat(uses.get("most"))
                .containsExactly(new Use("Second", Place.line("extra.drl", 7, 0)));
        assertThat(uses.get("minimum dwell"))
                .contains(
                        new Use(
                                "Was at high risk a short time ago",
                                Place.cell("tiers.csv", "", "F12")))
                .hasSize(5);
    }

    @Test
    void aRowThatIsSwitchedOffAsksNothing() {
        String tiers = Tables.shipped().file("tiers.csv").orElseThrow().text();
        RuleSet off =
                Tables.shipped()
                        .with(
                                RuleFile.of(
                                        "tiers.csv",
                                        tiers.replace(
                                                "\nWas at high risk a", "\n# Was at high a")));

        assertThat(ParameterUses.of(off).get("minimum dwell")).hasSize(4);
    }
}
