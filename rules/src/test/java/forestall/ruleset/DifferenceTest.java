package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.Parameters;
import forestall.ruleset.Difference.How;
import forestall.ruleset.TableDifference.CellChange;
import forestall.ruleset.TableDifference.ColumnChange;
import forestall.ruleset.TableDifference.RowChange;
import forestall.ruleset.TableDifference.TableChange;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String A = "a,0.5,,,FULL";
    private static final String B = "b,0.4,0.5,,SCALED";
    private static final String C = "c,,0.4,,MINIMAL";

    @Test
    void aSetDoesNotDifferFromItself() {
        assertThat(Difference.between(ShippedRuleSet.get(), ShippedRuleSet.get()).isEmpty())
                .isTrue();
    }

    @Test
    void aTableThatComesBackAsAWorkbookIsTheSameTable() {
        RuleSet shipped = ShippedRuleSet.get();
        RuleFile tiers = shipped.file("tiers.csv").orElseThrow();
        RuleFile workbook = RuleFile.of("tiers.xlsx", XlsxTable.write(tiers));
        RuleSet after = shipped.without("tiers.csv").with(workbook);

        Difference there = Difference.between(shipped, after);
        Difference back = Difference.between(after, shipped);

        assertThat(there.files())
                .containsExactly(
                        new Difference.FileChange("tiers.xlsx", How.CHANGED, List.of(), List.of()));
        assertThat(back.files())
                .containsExactly(
                        new Difference.FileChange("tiers.csv", How.CHANGED, List.of(), List.of()));
    }

    @Test
    void aChangedCellIsToldWithItsPlaceAndLabel() {
        assertThat(rows(Tables.tiers(A, B, C), Tables.tiers(A, "b,0.4,0.6,,SCALED", C)))
                .containsExactly(
                        new RowChange(
                                "b",
                                How.CHANGED,
                                10,
                                10,
                                false,
                                Optional.empty(),
                                List.of(new CellChange("Score below", "C10", "0.5", "0.6"))));
    }

    @Test
    void longTextsAreReplacedAsAWhole() {
        String one = "package a;\n" + "a\n".repeat(1_000_000) + "end\n";
        String other = "package a;\n" + "b\n".repeat(1_000_000) + "end\n";

        assertThat(lines(one, other))
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.lineBefore()).isEqualTo(2);
                            assertThat(change.before()).hasSize(1_000_000);
                            assertThat(change.after()).hasSize(1_000_000);
                        });
        assertThat(lines(one, one.replace("end", "no end")))
                .singleElement()
                .satisfies(change -> assertThat(change.before()).containsExactly("end"));
    }

    @Test
    void changedLinesAreToldWithTheirPlace() {
        assertThat(lines("a\nb\nc\nd\ne\n", "a\nB\nc\nd\nd2\ne\n"))
                .containsExactly(
                        new Difference.LineChange(2, 2, List.of("b"), List.of("B")),
                        new Difference.LineChange(5, 5, List.of(), List.of("d2")));
    }

    private static List<Difference.LineChange> lines(String before, String after) {
        return Difference.between(
                        new RuleSet(
                                List.of(RuleFile.of("a.drl", before)), Parameters.NONE, List.of()),
                        new RuleSet(
                                List.of(RuleFile.of("a.drl", after)), Parameters.NONE, List.of()))
                .files()
                .get(0)
                .lines();
    }

    @Test
    void aTableOfThousandsOfRowsIsComparedRowByRow() {
        String[] before = new String[9000];
        for (int row = 0; row < before.length; row++) {
            before[row] = "row %d,0.5,,,FULL".formatted(row);
        }
        String[] after = before.clone();
        after[4500] = "row 4500,0.6,,,FULL";

        assertThat(rows(Tables.tiers(before), Tables.tiers(after)))
                .extracting(RowChange::reason)
                .containsExactly("row 4500");
    }

    @Test
    void aRowThatMovedIsTheSameRow() {
        assertThat(rows(Tables.tiers(A, B, C), Tables.tiers(C, A, B)))
                .containsExactly(
                        new RowChange("c", How.CHANGED, 11, 9, true, Optional.empty(), List.of()));
    }

    @Test
    void aRowThatIsSwitchedOffIsTheSameRow() {
        assertThat(rows(Tables.tiers(A, B, C), Tables.tiers(A, "# " + B, C)))
                .containsExactly(
                        new RowChange(
                                "b", How.CHANGED, 10, 10, false, Optional.of(false), List.of()));
    }

    @Test
    void aNewReasonIsAChangeOfItsCell() {
        assertThat(rows(Tables.tiers(A, B, C), Tables.tiers(A, "better,0.4,0.5,,SCALED", C)))
                .extracting(RowChange::cells)
                .containsExactly(List.of(new CellChange("Reason", "A10", "b", "better")));
    }

    @Test
    void rowsComeAndGo() {
        assertThat(rows(Tables.tiers(A, B), Tables.tiers(A, C)))
                .hasSize(1); // the same place, so taken for one that was rewritten
        assertThat(rows(Tables.tiers(A, B, C), Tables.tiers(A, C)))
                .extracting(RowChange::reason, RowChange::how, RowChange::rowBefore)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("b", How.REMOVED, 10));
        assertThat(rows(Tables.tiers(A, C), Tables.tiers(A, B, C)))
                .extracting(RowChange::reason, RowChange::how, RowChange::rowAfter)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("b", How.ADDED, 10));
    }

    @Test
    void aColumnThatIsNewDoesNotMakeOthersDiffer() {
        String before = Tables.tiers(A);
        String after =
                """
                RuleSet,forestall.risk
                Import,"forestall.model.Criticality, forestall.model.Kind, forestall.model.Tier"

                RuleTable Tier
                NAME,CONDITION,CONDITION,CONDITION,CONDITION,ACTION
                ,$s : Scored...,$s : Scored...,$s : Scored...,$s : Scored...
                ,score >= $param,impact >= $param,score < $param,previous in ( $param ),"insert( new TierChoice( $s.id(), Tier.$param, drools.getRule().getName() ) );"
                Reason,Score from,Impact from,Score below,Tier before,Tier
                a,0.5,0.1,,,FULL
                """;
        TableChange change = tables(before, after).get(0);
        assertThat(change.columns()).containsExactly(new ColumnChange("Impact from", How.ADDED));
        assertThat(change.rows()).isEmpty();
    }

    @Test
    void theCodeAndTheNotesOfATableAreCompared() {
        String before = Tables.tiers(A);
        assertThat(tables(before, before.replace("score >= $param", "score > $param")))
                .singleElement()
                .extracting(TableChange::cells)
                .isEqualTo(
                        List.of(
                                new CellChange(
                                        "Score from", "B7", "score >= $param", "score > $param")));
        assertThat(tables(before, before.replaceFirst("\n\n", "\nNotes,New\n")))
                .singleElement()
                .extracting(TableChange::cells)
                .isEqualTo(
                        List.of(
                                new CellChange("", "A3", "", "Notes"),
                                new CellChange("", "B3", "", "New")));
    }

    @Test
    void aTextIsComparedByLine() {
        RuleSet before = set("a.drl", "one\ntwo\nthree\n");
        RuleSet after = set("a.drl", "one\nzwei\nthree\nfour\n");
        assertThat(Difference.between(before, after).files())
                .singleElement()
                .satisfies(
                        each ->
                                assertThat(each.lines())
                                        .containsExactly(
                                                new Difference.LineChange(
                                                        2, 2, List.of("two"), List.of("zwei")),
                                                new Difference.LineChange(
                                                        4, 4, List.of(), List.of("four"))));
    }

    @Test
    void aWorkbookIsComparedByCell() {
        RuleSet before =
                file("t.xlsx", XlsxTable.write(List.of(CsvFile.read(Tables.tiers(A, B)).grid())));
        RuleSet after =
                file(
                        "t.xlsx",
                        XlsxTable.write(
                                List.of(CsvFile.read(Tables.tiers("a,0.6,,,FULL", B)).grid())));
        assertThat(Difference.between(before, after).files().get(0).tables())
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.sheet()).isEqualTo("Rules 1");
                            assertThat(each.rows().get(0).cells())
                                    .containsExactly(
                                            new CellChange("Score from", "B9", "0.5", "0.6"));
                        });
    }

    @Test
    void filesParametersAndScenariosAreCompared() {
        RuleSet before = ShippedRuleSet.get();
        RuleSet after =
                before.without("failover.csv")
                        .with(RuleFile.of("new.drl", "package forestall.risk"))
                        .with(
                                new Parameters(
                                        ZoneId.of("Europe/Berlin"),
                                        Map.of("minimum dwell", 20.0, "fresh", 1.0)))
                        .with(before.scenarios().subList(1, before.scenarios().size()));

        Difference difference = Difference.between(before, after);

        assertThat(difference.files())
                .extracting(each -> each.name() + " " + each.how())
                .containsExactly("failover.csv REMOVED", "new.drl ADDED");
        assertThat(difference.zone()).isPresent();
        assertThat(difference.parameters())
                .containsExactly(
                        new Difference.ParameterChange("fresh", Optional.empty(), Optional.of(1.0)),
                        new Difference.ParameterChange(
                                "minimum dwell", Optional.of(15.0), Optional.of(20.0)));
        assertThat(difference.scenarios())
                .singleElement()
                .satisfies(each -> assertThat(each.after()).isEmpty());
    }

    private static List<RowChange> rows(String before, String after) {
        return tables(before, after).get(0).rows();
    }

    private static List<TableChange> tables(String before, String after) {
        return Difference.between(set("t.csv", before), set("t.csv", after))
                .files()
                .get(0)
                .tables();
    }

    private static RuleSet set(String name, String text) {
        return new RuleSet(List.of(RuleFile.of(name, text)), Parameters.NONE, List.of());
    }

    private static RuleSet file(String name, byte[] content) {
        return new RuleSet(List.of(RuleFile.of(name, content)), Parameters.NONE, List.of());
    }
}
