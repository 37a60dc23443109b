package forestall.ruleset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Changes a sheet of a workbook in place, so that comments, formats, widths, merged cells, and
 * other sheets stay as they are; what belongs to a row moves with it.
 */
public final class XlsxEdit {

    /**
     * A row as it is wanted.
     *
     * @param from number of the row that it comes from, counted from 1; 0 when it is new
     * @param cells its texts; cells beyond the last become empty
     */
    public record WantedRow(int from, List<String> cells) {

        public WantedRow {
            cells = List.copyOf(cells);
        }
    }

    private final XSSFWorkbook workbook;
    private final XSSFSheet sheet;
    private final List<WantedRow> wanted;

    private XlsxEdit(XSSFWorkbook workbook, XSSFSheet sheet, List<WantedRow> wanted) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.wanted = wanted;
    }

    /**
     * The workbook with the sheet's rows as wanted: all of them, in their order.
     *
     * @param content of the workbook
     * @param sheet name of the sheet that is edited
     * @throws IllegalArgumentException when the workbook cannot be read, has no such sheet, or a
     *     row is wanted twice or is not there
     */
    public static byte[] edit(byte[] content, String sheet, List<WantedRow> wanted) {
        try {
            int height = height(content, sheet);
            check(wanted, height);
            var map = new RowMap(wanted.stream().map(each -> each.from() - 1).toList(), height);
            byte[] moved = map.movesNothing() ? content : XlsxRows.move(content, sheet, map);
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(moved))) {
                var edit = new XlsxEdit(workbook, workbook.getSheet(sheet), List.copyOf(wanted));
                edit.dress();
                edit.write();
                return XlsxTable.bytes(workbook);
            }
        } catch (IOException broken) {
            throw new IllegalArgumentException("the workbook cannot be read", broken);
        }
    }

    private static int height(byte[] content, String sheet) {
        return new WorkbookReader("")
                .read(content).grids().stream()
                        .filter(each -> each.sheet().equals(sheet))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the workbook has no sheet \"%s\""
                                                        .formatted(sheet)))
                        .height();
    }

    private static void check(List<WantedRow> wanted, int height) {
        Set<Integer> seen = new HashSet<>();
        for (WantedRow row : wanted) {
            if (row.from() < 0
                    || row.from() > height
                    || (row.from() > 0 && !seen.add(row.from()))) {
                throw new IllegalArgumentException(
                        "row %d is wanted twice, or is not there; the sheet has %d"
                                .formatted(row.from(), height));
            }
        }
    }

    private void dress() {
        for (int row = 0; row < wanted.size(); row++) {
            if (wanted.get(row).from() == 0) {
                dress(row);
            }
        }
    }

    private Grid grid() {
        return new WorkbookReader("")
                .read(workbook).grids().stream()
                        .filter(each -> each.sheet().equals(sheet.getSheetName()))
                        .findFirst()
                        .orElseThrow();
    }

    /** A new row looks like the one above it, or below it when that is a heading. */
    private void dress(int number) {
        boolean heading = isHeading(number - 1);
        Row like = sheet.getRow(heading ? number + 1 : number - 1);
        if (like == null || (heading && isHeading(number + 1))) {
            return;
        }
        Row row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
        row.setHeight(like.getHeight());
        for (Cell each : like) {
            Cell cell = row.createCell(each.getColumnIndex());
            cell.setCellStyle(each.getCellStyle());
        }
    }

    private boolean isHeading(int row) {
        for (int above = Math.max(0, row - 4); above <= row && above < wanted.size(); above++) {
            if (wanted.get(above).cells().stream().anyMatch(Sheets::beginsTable)) {
                return true;
            }
        }
        return row < 0;
    }

    /** Writes what still differs. */
    private void write() {
        Grid now = grid();
        var cells = new XlsxCells(workbook);
        for (int row = 0; row < wanted.size(); row++) {
            List<String> texts = wanted.get(row).cells();
            for (int column = 0; column < Math.max(texts.size(), now.width()); column++) {
                String text = column < texts.size() ? texts.get(column) : "";
                if (!text.equals(now.cell(row, column))) {
                    split(row, column, now);
                    cells.write(cell(row, column), text);
                }
            }
        }
    }

    /** A merged cell shows one text; to show two it must be split. */
    private void split(int row, int column, Grid now) {
        for (int region = sheet.getNumMergedRegions() - 1; region >= 0; region--) {
            CellRangeAddress each = sheet.getMergedRegion(region);
            if (!each.isInRange(row, column) || sameThroughout(each, row, column)) {
                continue;
            }
            sheet.removeMergedRegion(region);
            var cells = new XlsxCells(workbook);
            for (int r = each.getFirstRow(); r <= each.getLastRow(); r++) {
                for (int c = each.getFirstColumn(); c <= each.getLastColumn(); c++) {
                    cells.write(cell(r, c), now.cell(r, c));
                }
            }
        }
    }

    /** Whether the first cell of a merged one is meant, and all of it is to say the same. */
    private boolean sameThroughout(CellRangeAddress region, int row, int column) {
        if (row != region.getFirstRow() || column != region.getFirstColumn()) {
            return false;
        }
        String text = text(row, column);
        for (int r = region.getFirstRow(); r <= region.getLastRow(); r++) {
            for (int c = region.getFirstColumn(); c <= region.getLastColumn(); c++) {
                String other = text(r, c);
                if (!other.equals(text) && !other.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private String text(int row, int column) {
        return row < wanted.size() && column < wanted.get(row).cells().size()
                ? wanted.get(row).cells().get(column)
                : "";
    }

    private Cell cell(int row, int column) {
        Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return line.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }
}
