package forestall.ruleset;

import forestall.ruleset.XlsxEdit.WantedRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the rows of a sheet are wanted.
 *
 * @param sheet name of the sheet; empty for a file without sheets
 * @param rows all of them, in their order
 */
public record SheetEdit(String sheet, List<WantedRow> rows) {

    public SheetEdit {
        rows = List.copyOf(rows);
    }

    /**
     * The file with these sheets as wanted. A workbook keeps its comments, formats, and other
     * sheets; a comma-separated file keeps its byte order mark and ends of lines. What comes out
     * the same is the file itself.
     *
     * @param file a {@code .csv} or {@code .xlsx}
     * @throws IllegalArgumentException when it holds no tables or has no such sheet, or when a row
     *     is wanted twice or is not there
     */
    public static RuleFile applied(RuleFile file, List<SheetEdit> edits) {
        return switch (file.kind()) {
            case CSV -> csv(file, edits);
            case XLSX -> workbook(file, edits);
            default -> throw new IllegalArgumentException(file.name() + " holds no tables");
        };
    }

    private static RuleFile csv(RuleFile file, List<SheetEdit> edits) {
        if (edits.size() != 1 || !edits.get(0).sheet().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has one sheet, without a name".formatted(file.name()));
        }
        file.text(); // refuses what is not UTF-8
        CsvFile before = CsvFile.read(new String(file.content(), StandardCharsets.UTF_8));
        Grid grid = edits.get(0).grid();
        return grid.equals(before.grid())
                ? file
                : RuleFile.of(
                        file.name(), new CsvFile(grid, before.mark(), before.windows()).write());
    }

    private static RuleFile workbook(RuleFile file, List<SheetEdit> edits) {
        byte[] content = file.content();
        List<Grid> grids = Sheets.of(file).grids();
        for (SheetEdit edit : edits) {
            boolean same = grids.stream().anyMatch(each -> edit.isUnchanged(each));
            content = same ? content : XlsxEdit.edit(content, edit.sheet(), edit.rows());
        }
        return RuleFile.of(file.name(), content);
    }

    private boolean isUnchanged(Grid grid) {
        if (!grid.sheet().equals(sheet) || rows.size() != grid.height()) {
            return false;
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).from() != row + 1) {
                return false;
            }
        }
        return grid().rows().equals(grid.rows());
    }

    private Grid grid() {
        return new Grid(sheet, rows.stream().map(WantedRow::cells).toList());
    }
}
