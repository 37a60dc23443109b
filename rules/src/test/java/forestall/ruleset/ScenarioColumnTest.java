package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioColumnTest {
    private static final RuleSet SHIPPED = ShippedRuleSet.get();

    @Test
    void whatAnEmptyCellStandsForIsWhatIsReadFromIt() {
        Grid full = ScenarioTable.write(SHIPPED.scenarios());
        List<List<String>> rows = new ArrayList<>(full.rows());
        int emptied = 0;
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = new ArrayList<>(rows.get(row));
            for (int column = 0; column < cells.size(); column++) {
                String usual = ScenarioColumn.of(full.cell(0, column)).usual();
                if (!usual.isEmpty() && cells.get(column).equals(usual)) {
                    cells.set(column, "");
                    emptied++;
                }
            }
            rows.set(row, cells);
        }
        assertThat(emptied).isGreaterThan(100);

        ScenarioTable.Read read =
                ScenarioTable.read("scenarios", new Grid("", rows), ZoneOffset.UTC);

        assertThat(read.findings()).isEmpty();
        assertThat(read.scenarios()).isEqualTo(SHIPPED.scenarios());
    }

    @Test
    void everyHeadingHasAMeaning() {
        for (String heading : ScenarioTable.HEADINGS) {
            assertThat(ScenarioColumn.of(heading).sense().words()).as(heading).isNotEmpty();
        }
        assertThat(ScenarioColumn.of("Tier").expected()).isTrue();
        assertThat(ScenarioColumn.of("Kind").needed()).isTrue();
    }
}
