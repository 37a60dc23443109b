package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.ruleset.XlsxEdit.WantedRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SheetEditTest {

    @Test
    void whatIsUnchangedIsTheFileItself() {
        for (RuleFile file : Tables.shipped().files()) {
            assertThat(SheetEdit.applied(file, List.of(same(file)))).isEqualTo(file);
            RuleFile workbook =
                    RuleFile.of(file.name().replace(".csv", ".xlsx"), XlsxTable.write(file));
            assertThat(SheetEdit.applied(workbook, List.of(same(workbook)))).isEqualTo(workbook);
        }
    }

    @Test
    void aTextKeepsItsMarkAndItsEndsOfLines() {
        RuleFile file = RuleFile.of("a.csv", "\uFEFFa,b\r\nc,d\r\n");
        RuleFile edited =
                SheetEdit.applied(
                        file,
                        List.of(
                                new SheetEdit(
                                        "",
                                        List.of(
                                                new WantedRow(1, List.of("a", "b")),
                                                new WantedRow(0, List.of("x,y", "z"))))));
        assertThat(new String(edited.content(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa,b\r\n\"x,y\",z\r\n");
    }

    /** Both kinds of file, edited alike, hold the same afterwards. */
    @Property(tries = 40)
    void aTextAndAWorkbookAreEditedAlike(
            @ForAll @IntRange(min = 9, max = 18) int row,
            @ForAll @IntRange(min = 0, max = 6) int column,
            @ForAll boolean removed) {
        RuleFile csv = Tables.shipped().file("tiers.csv").orElseThrow();
        RuleFile xlsx = RuleFile.of("tiers.xlsx", XlsxTable.write(csv));
        List<List<List<String>>> read = new ArrayList<>();
        for (RuleFile file : List.of(csv, xlsx)) {
            SheetEdit before = same(file);
            List<WantedRow> rows = new ArrayList<>(before.rows());
            if (removed) {
                rows.remove(row);
            } else {
                List<String> cells = new ArrayList<>(rows.get(row).cells());
                cells.set(column, "0.125");
                rows.set(row, new WantedRow(row + 1, cells));
                rows.add(row, new WantedRow(0, List.of("# new", "0.5")));
            }
            RuleFile after = SheetEdit.applied(file, List.of(new SheetEdit(before.sheet(), rows)));
            read.add(Sheets.of(after).grids().get(0).rows());
            assertThat(Sheets.of(after).grids().get(0).rows())
                    .isNotEqualTo(Sheets.of(file).grids().get(0).rows());
        }
        assertThat(read.get(1)).isEqualTo(read.get(0));
    }

    @Test
    void anUnknownSheetOrKindIsRefused() {
        RuleFile csv = Tables.shipped().file("tiers.csv").orElseThrow();
        assertThatThrownBy(() -> SheetEdit.applied(csv, List.of(new SheetEdit("Other", List.of()))))
                .hasMessage("tiers.csv has one sheet, without a name");
        RuleFile xlsx = RuleFile.of("tiers.xlsx", XlsxTable.write(csv));
        assertThatThrownBy(
                        () -> SheetEdit.applied(xlsx, List.of(new SheetEdit("Other", List.of()))))
                .hasMessage("the workbook has no sheet \"Other\"");
        assertThatThrownBy(() -> SheetEdit.applied(RuleFile.of("a.drl", ""), List.of()))
                .hasMessage("a.drl holds no tables");
    }

    private static SheetEdit same(RuleFile file) {
        Grid grid = Sheets.of(file).grids().get(0);
        List<WantedRow> rows = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            rows.add(new WantedRow(row + 1, grid.rows().get(row)));
        }
        return new SheetEdit(grid.sheet(), rows);
    }
}
