package forestall.screen;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.Parameters;
import forestall.ruleset.Difference;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.ShippedRuleSet;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is changed in the rules that come with the product, as the page tells it. */
class DifferenceViewTest {
    private final RuleSet shipped = ShippedRuleSet.get();

    private DifferenceView view(RuleSet changed) {
        return DifferenceView.of(Difference.between(shipped, changed), 7);
    }

    @Test
    void aCellIsToldWithItsColumnAndLeadsToItsRow() {
        String text = shipped.file("tiers.csv").orElseThrow().text();
        DifferenceView view =
                view(
                        shipped.with(
                                RuleFile.of(
                                        "tiers.csv",
                                        text.replace("Medium risk,0.50", "Medium risk,0.55"))));

        assertThat(view.summary()).isEqualTo("1 file, 1 row");
        var row = view.files().get(0).tables().get(0).rows().get(0);
        assertThat(row.name()).isEqualTo("Medium risk");
        assertThat(row.link()).startsWith("table.xhtml?v=7&file=tiers.csv&at=A");
        assertThat(row.cells())
                .singleElement()
                .satisfies(
                        cell -> {
                            assertThat(cell.label()).isEqualTo("Score from");
                            assertThat(cell.before()).isEqualTo("0.50");
                            assertThat(cell.after()).isEqualTo("0.55");
                        });
    }

    @Test
    void aTextIsToldLineByLine() {
        RuleSet before = shipped.with(RuleFile.of("more.drl", "// one\n// two\n"));
        RuleSet after = shipped.with(RuleFile.of("more.drl", "// one\n// three\n"));

        var lines = DifferenceView.of(Difference.between(before, after), 7).files().get(0).lines();

        assertThat(lines)
                .extracting(each -> each.sign() + each.number() + each.text())
                .containsExactly("−2// two", "+2// three");
    }

    @Test
    void parametersAndScenariosAreToldByName() {
        RuleSet changed =
                shipped.with(new Parameters(ZoneOffset.UTC, Map.of("minimum dwell", 20.0)))
                        .with(shipped.scenarios().subList(1, shipped.scenarios().size()));

        DifferenceView view = view(changed);

        assertThat(view.settings())
                .singleElement()
                .satisfies(cell -> assertThat(cell.after()).isEqualTo("20"));
        assertThat(view.scenarios())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.name()).isEqualTo(shipped.scenarios().get(0).name());
                            assertThat(row.how()).isEqualTo("removed");
                        });
    }

    @Test
    void nothingIsToldOfWhatIsTheSame() {
        assertThat(view(shipped).isEmpty()).isTrue();
        assertThat(view(shipped).summary()).isEqualTo("Nothing changes");
    }
}
