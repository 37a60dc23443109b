package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.Parameters;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableAnalysisTest {

    @Test
    void theShippedTablesHaveNeitherGapNorOverlap() {
        List<DecisionTable> tables = new ArrayList<>();
        var findings = new Findings();
        for (RuleFile file : Tables.shipped().files()) {
            tables.addAll(
                    TableReader.read(file.name(), CsvFile.read(file.text()).grid(), findings));
        }
        assertThat(findings.ordered()).isEmpty();
        assertThat(
                        TableAnalysis.of(
                                tables,
                                new Parameters(ZoneOffset.UTC, Map.of("minimum dwell", 15.0)),
                                List.of()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "high,0.5,,,FULL         | low,,0.5,,MINIMAL       |",
                "high,0.55,,,FULL        | low,,0.5,,MINIMAL       | ERROR gap B9",
                "high,0.5,,,FULL         | low,,0.6,,MINIMAL       | ERROR rows-overlap C10",
                "high,0.5,,,FULL         | low,,0.6,,FULL          | ERROR rows-overlap C10",
                "high,0.5,,,FULL         | low,0.5,,,FULL          | ERROR row-repeated A10;ERROR gap B9",
                "all,0,,,FULL            | low,,0.5,,MINIMAL       | ERROR row-subsumed C10;NOTE row-always-fires A9",
                "high,0.5,0.4,,FULL      | low,,,'Tier.FULL, Tier.SCALED, Tier.MINIMAL',FULL | ERROR row-never-fires C9;NOTE row-always-fires A10",
                "high,1.5,,,FULL         | low,,1.5,,FULL          | ERROR row-never-fires B9;NOTE row-always-fires A10;WARNING value-out-of-range C10",
                "high,0.5,,,FULL         | low,,0.5,'Tier.FULL, Tier.SCALED',MINIMAL | ERROR gap D10",
                "high,0.5,,,FULL         | low,,0.5,Tier.FUL,MINIMAL | ERROR unknown-value D10",
                "high,0.5,,,FUL          | low,,0.5,,MINIMAL       | ERROR unknown-value E9",
                "high,0.5,,,FULL         | low,,half,,MINIMAL      | ERROR unknown-field C10",
                "high,\"\"\"x\"\"\",,,FULL | low,,0.5,,MINIMAL     | ERROR wrong-value B9",
            })
    void twoRows(String first, String second, String expected) {
        assertThat(Tables.found(Tables.tiers(first.replace('\'', '"'), second.replace('\'', '"'))))
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(";"));
    }

    @Test
    void aGapIsToldWithAnExample() {
        var findings = new Findings();
        List<DecisionTable> tables =
                Tables.read(
                        Tables.tiers(
                                "high,0.55,,,FULL",
                                "held,0.4,0.55,Tier.FULL,FULL",
                                "low,,0.5,\"Tier.SCALED, Tier.MINIMAL\",MINIMAL",
                                "fell,,0.4,Tier.FULL,MINIMAL"),
                        findings);
        assertThat(TableAnalysis.of(tables, Parameters.NONE, List.of()))
                .singleElement()
                .satisfies(
                        gap -> {
                            assertThat(gap.place()).isEqualTo(Place.cell("t.csv", "", "B9"));
                            assertThat(gap.message())
                                    .isEqualTo(
                                            "A score of 0.5 with tier before SCALED matches no row,"
                                                    + " so that there is no tier. Not covered: score"
                                                    + " from 0.5 and below 0.55, tier before SCALED or"
                                                    + " MINIMAL.");
                        });
    }

    /** Rows of bounds in tenths, and of tiers, against every point between and on the bounds. */
    @Property(tries = 300)
    void gapsAndOverlapsAreThoseOfEveryPoint(@ForAll("rows") List<RandomRow> rows) {
        var findings = new Findings();
        String[] texts = new String[rows.size()];
        for (int number = 0; number < texts.length; number++) {
            texts[number] = rows.get(number).text("row " + number);
        }
        List<DecisionTable> tables = Tables.read(Tables.tiers(texts), findings);
        List<String> found =
                TableAnalysis.of(tables, Parameters.NONE, List.of()).stream()
                        .map(Finding::code)
                        .toList();

        boolean gap = false;
        boolean overlap = false;
        for (int twentieth = 0; twentieth <= 20; twentieth++) {
            for (int tier = 0; tier < 3; tier++) {
                int matches = 0;
                for (RandomRow row : rows) {
                    matches += row.matches(twentieth / 2.0, tier) ? 1 : 0;
                }
                gap |= matches == 0;
                overlap |= matches > 1;
            }
        }
        assertThat(found.contains("gap")).isEqualTo(gap);
        assertThat(
                        found.contains("rows-overlap")
                                || found.contains("row-subsumed")
                                || found.contains("rows-contradict")
                                || found.contains("row-repeated"))
                .isEqualTo(overlap);
        assertThat(found.contains("row-never-fires"))
                .isEqualTo(rows.stream().anyMatch(RandomRow::isEmpty));
    }

    /** Bounds in tenths of a score; −1 for none; tiers as bits, 0 for all. */
    record RandomRow(int from, int below, int tiers) {
        boolean matches(double tenths, int tier) {
            return (from < 0 || tenths >= from)
                    && (below < 0 || tenths < below)
                    && (tiers == 0 || (tiers >> tier & 1) == 1);
        }

        boolean isEmpty() {
            return below == 0 || (from >= 0 && below >= 0 && from >= below);
        }

        String text(String name) {
            List<String> names = new ArrayList<>();
            String[] all = {"Tier.FULL", "Tier.SCALED", "Tier.MINIMAL"};
            for (int tier = 0; tier < 3; tier++) {
                if ((tiers >> tier & 1) == 1) {
                    names.add(all[tier]);
                }
            }
            return "%s,%s,%s,\"%s\",FULL"
                    .formatted(
                            name,
                            from < 0 ? "" : Values.words(from / 10.0),
                            below < 0 ? "" : Values.words(below / 10.0),
                            String.join(", ", names));
        }
    }

    @Provide
    Arbitrary<List<RandomRow>> rows() {
        Arbitrary<Integer> bound =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(-1)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 10)));
        return Combinators.combine(bound, bound, Arbitraries.integers().between(0, 7))
                .as(RandomRow::new)
                .filter(row -> row.from() >= 0 || row.below() >= 0 || row.tiers() != 0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }
}
