package forestall.ruleset;

import forestall.sandbox.Refusal;
import forestall.sandbox.WorkbookScan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the sheets of a workbook as the texts that it shows; evaluates nothing. */
final class WorkbookReader {

    private final String file;
    private final Findings findings = new Findings();
    private long cellsRead;
    private final DataFormatter shown = new DataFormatter(Locale.ROOT);

    WorkbookReader(String file) {
        this.file = file;
    }

    Sheets read(byte[] content) {
        List<Refusal> refused = WorkbookScan.scan(file, content); // before any library opens it
        if (!refused.isEmpty()) {
            refused.forEach(
                    each -> findings.error(place(each), each.code(), each.message(), each.hint()));
            return new Sheets(List.of(), findings.ordered());
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            return read(workbook);
        } catch (IOException
                | POIXMLException
                | OpenXML4JRuntimeException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException broken) { // POI meets broken files with any of these
            findings.error(
                    Place.file(file),
                    "not-a-workbook",
                    "The file cannot be read as a workbook.",
                    "Open it in your spreadsheet and save it once more as .xlsx.");
            return new Sheets(List.of(), findings.ordered());
        }
    }

    private Place place(Refusal refusal) {
        return refusal.line() > 0 && refusal.column() > 0
                ? Place.cell(
                        file, refusal.sheet(), Grid.name(refusal.line() - 1, refusal.column() - 1))
                : Place.cell(file, refusal.sheet(), "");
    }

    Sheets read(XSSFWorkbook workbook) {
        if (workbook.isMacroEnabled() || workbook.getPackage().getPartsByName(MACROS).size() > 0) {
            findings.error(
                    Place.file(file),
                    "macro",
                    "The workbook holds macros.",
                    "Save it as .xlsx without macros.");
        }
        if (!workbook.getExternalLinksTable().isEmpty()) {
            findings.error(
                    Place.file(file),
                    "external-link",
                    "The workbook refers to another workbook.",
                    "Break the link and keep the values: in Excel Data, Edit Links, Break Link.");
        }
        List<Grid> grids = new ArrayList<>();
        for (Sheet sheet : workbook) {
            grids.add(grid(sheet));
        }
        return new Sheets(grids, findings.ordered());
    }

    private static final java.util.regex.Pattern MACROS =
            java.util.regex.Pattern.compile(".*(?i)vbaProject.*");

    private Grid grid(Sheet sheet) {
        String[][] cells = texts(sheet);
        List<List<String>> rows = new ArrayList<>();
        for (String[] row : cells) {
            rows.add(List.of(row));
        }
        var grid = new Grid(sheet.getSheetName(), rows);
        int[] above = tablesAbove(grid);
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            repeat(grid, above, merged, cells);
        }
        rows.clear();
        for (String[] row : cells) {
            rows.add(List.of(row));
        }
        return new Grid(sheet.getSheetName(), rows);
    }

    private String[][] texts(Sheet sheet) {
        int height = 0;
        int width = 0;
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.BLANK) {
                    continue;
                }
                if (cell.getRowIndex() >= Grid.MOST_ROWS
                        || cell.getColumnIndex() >= Grid.MOST_COLUMNS) {
                    findings.error(
                            place(cell),
                            TooLarge.CODE,
                            "The sheet reaches beyond %d rows or %d columns."
                                    .formatted(Grid.MOST_ROWS, Grid.MOST_COLUMNS),
                            TooLarge.HINT);
                    return new String[0][0];
                }
                height = Math.max(height, cell.getRowIndex() + 1);
                width = Math.max(width, cell.getColumnIndex() + 1);
            }
        }
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            if (merged.getFirstRow() < height && merged.getLastColumn() < Grid.MOST_COLUMNS) {
                width = Math.max(width, merged.getLastColumn() + 1);
            }
        }
        cellsRead += (long) height * width;
        if (cellsRead > Grid.MOST_CELLS) {
            findings.error(
                    Place.cell(
                            file,
                            sheet.getSheetName(),
                            Grid.name(Math.max(0, height - 1), Math.max(0, width - 1))),
                    TooLarge.CODE,
                    "The sheets have more than %d cells together, empty ones among them."
                            .formatted(Grid.MOST_CELLS),
                    TooLarge.HINT);
            return new String[0][0];
        }
        String[][] cells = new String[height][width];
        for (String[] row : cells) {
            java.util.Arrays.fill(row, "");
        }
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getRowIndex() < height && cell.getColumnIndex() < width) {
                    cells[cell.getRowIndex()][cell.getColumnIndex()] = text(cell);
                }
            }
        }
        return cells;
    }

    private String text(Cell cell) {
        return switch (cell.getCellType()) {
            case FORMULA -> {
                findings.error(
                        place(cell),
                        "formula",
                        "The cell holds a formula; a rule must not change by itself.",
                        "Copy the cell and paste it as a value.");
                yield "";
            }
            case ERROR -> {
                findings.error(
                        place(cell),
                        "cell-error",
                        "The cell holds an error value.",
                        "Write the value that you mean.");
                yield "";
            }
            case BOOLEAN -> cell.getBooleanCellValue() ? "true" : "false";
            case NUMERIC -> number(cell);
            case STRING -> cell.getStringCellValue().replace("\r\n", "\n");
            default -> "";
        };
    }

    private String number(Cell cell) {
        String text = shown.formatCellValue(cell);
        if (!DateUtil.isCellDateFormatted(cell)
                && Values.number(text).isPresent()
                && Math.abs(Values.number(text).get() - cell.getNumericCellValue()) > 1e-9) {
            findings.warning(
                    place(cell),
                    "shown-differs",
                    "The cell shows %s but holds %s; what it shows counts."
                            .formatted(text, Values.words(cell.getNumericCellValue())),
                    "Show more decimals, or write the number that you mean.");
        }
        return text;
    }

    /** Drools wants a pattern that spans columns in each of them, with three dots. */
    private static void repeat(Grid grid, int[] above, CellRangeAddress merged, String[][] cells) {
        int last = Math.min(merged.getLastRow(), cells.length - 1);
        int lastColumn = Math.min(merged.getLastColumn(), grid.width() - 1);
        for (int row = merged.getFirstRow(); row <= last; row++) {
            int inTable = row - above[row];
            boolean columns = merged.getFirstColumn() < merged.getLastColumn();
            String text = grid.cell(merged.getFirstRow(), merged.getFirstColumn());
            if (text.isBlank() || inTable == 0 || inTable == 4 || inTable > row) {
                continue; // titles, labels, and what is above the tables stay single
            }
            boolean pattern = inTable == 2 && columns && !text.endsWith("...");
            for (int column = merged.getFirstColumn(); column <= lastColumn; column++) {
                cells[row][column] = pattern ? text + "..." : text;
            }
        }
    }

    /** For each row that of the title of the table that it is in; -1 when there is none. */
    private static int[] tablesAbove(Grid grid) {
        int[] above = new int[grid.height()];
        int title = -1;
        for (int row = 0; row < above.length; row++) {
            title = grid.rows().get(row).stream().anyMatch(Sheets::beginsTable) ? row : title;
            above[row] = title;
        }
        return above;
    }

    private Place place(Cell cell) {
        return Place.cell(
                file,
                cell.getSheet().getSheetName(),
                Grid.name(cell.getRowIndex(), cell.getColumnIndex()));
    }
}
