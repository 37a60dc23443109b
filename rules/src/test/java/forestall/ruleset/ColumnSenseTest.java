package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.ruleset.Facts.Content;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSenseTest {
    private static final List<String> PARAMETERS = List.of("minimum dwell");

    @Test
    void theShippedTablesAreSaidInPlainWords() {
        assertThat(words("tiers.csv"))
                .containsExactly(
                        "why, in a sentence that people read",
                        "score is … or more",
                        "score is below …",
                        "tier before is one of …",
                        "time in the tier (min) is the parameter … or more",
                        "time in the tier (min) is below the parameter …",
                        "puts it in the tier …");
        assertThat(words("impact.csv"))
                .contains(
                        "criticality is …",
                        "number of dependants is … or more",
                        "RTO (min) is above …",
                        "replication lag seconds is … or less",
                        "carries the label …",
                        "adds … to the impact of a failure");
        assertThat(words("failover.csv")).contains("asks for a failover because …");
        assertThat(words("standby.csv")).contains("kind is none of …");
        for (RuleFile file : Tables.shipped().files()) {
            assertThat(words(file.name())).as(file.name()).noneMatch(each -> each.contains("$"));
        }
    }

    @Test
    void aColumnOffersWhatItsCellsCanHold() {
        ColumnSense score = sense("tiers.csv", 1);
        assertThat(score.content()).isEqualTo(Content.NUMBER);
        assertThat(score.least()).hasValue(0.0);
        assertThat(score.greatest()).hasValue(1.0);
        ColumnSense before = sense("tiers.csv", 3);
        assertThat(before.values()).contains("Tier.FULL", "Tier.MINIMAL");
        assertThat(before.count()).isZero();
        assertThat(sense("tiers.csv", 4).values()).isEqualTo(PARAMETERS);
        assertThat(sense("tiers.csv", 6).values())
                .containsExactlyInAnyOrder("FULL", "SCALED", "MINIMAL");
        assertThat(sense("standby.csv", 3).count()).isEqualTo(3);
        assertThat(sense("failover.csv", 5).values()).containsExactly("true", "false");
    }

    @Test
    void whatItDoesNotKnowIsShownAsItsCode() {
        String csv =
                """
                RuleSet,forestall.risk

                RuleTable T
                NAME,CONDITION,ACTION
                ,$s : Scored
                ,score * 2 > $param,log( $param );
                Reason,Twice,Log
                a,1,2
                """;
        DecisionTable table = Tables.read(csv, new Findings()).get(0);
        ColumnSense twice = ColumnSense.of(table.columns().get(1), List.of());
        assertThat(twice.words()).isEqualTo("score * 2 > …");
        assertThat(twice.content()).isEqualTo(Content.OTHER);
    }

    private static ColumnSense sense(String file, int column) {
        return ColumnSense.of(tables(file).get(0).columns().get(column), PARAMETERS);
    }

    private static List<String> words(String file) {
        List<String> words = new ArrayList<>();
        for (DecisionTable table : tables(file)) {
            table.columns().forEach(each -> words.add(ColumnSense.of(each, PARAMETERS).words()));
        }
        return words;
    }

    private static List<DecisionTable> tables(String file) {
        RuleFile found = Tables.shipped().file(file).orElseThrow();
        return DecisionTable.all(file, Sheets.of(found).grids().get(0));
    }
}
