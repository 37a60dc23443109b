package forestall.ruleset;

import static java.util.stream.Collectors.toSet;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Tables as workbooks that people like to work in. */
public final class XlsxTable {
    /** Rows under the last rule that still offer the values of a column. */
    private static final int ROWS_TO_COME = 200;

    private static final int WIDEST = 48;
    private static final int NARROWEST = 10;
    private static final int MOST_FROZEN = 14;
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z]\\w*)\\.\\$param");
    private static final Pattern TRUTH = Pattern.compile("(\\w+)\\s*==\\s*\\$param");

    private final XSSFWorkbook workbook;
    private final XlsxStyles styles;
    private final XlsxCells cells;

    private XlsxTable(XSSFWorkbook workbook) {
        this.workbook = workbook;
        styles = new XlsxStyles(workbook);
        cells = new XlsxCells(workbook);
    }

    /**
     * A workbook with these sheets. A grid of decision tables gets its titles, headings, and lists
     * of values; any other is taken to have its headings in the first row.
     *
     * @throws IllegalArgumentException when a cell is longer than a workbook can hold
     */
    public static byte[] write(List<Grid> grids) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var table = new XlsxTable(workbook);
            int number = 0;
            for (Grid grid : grids) {
                number++;
                table.sheet(grid, grid.sheet().isBlank() ? "Rules " + number : grid.sheet());
            }
            return bytes(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can always be written to", impossible);
        }
    }

    /**
     * A file of tables as a workbook: a workbook as it is, comma-separated text as one of one
     * sheet.
     *
     * @throws IllegalArgumentException when it cannot be read, or holds no tables
     */
    public static byte[] write(RuleFile file) {
        return file.kind() == RuleFile.Kind.XLSX
                ? file.content()
                : write(List.of(CsvFile.read(file.text()).grid()));
    }

    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        var out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private void sheet(Grid grid, String name) {
        Sheet sheet = workbook.createSheet(name);
        List<DecisionTable> tables = TableReader.read("", grid, new Findings());
        Set<Integer> off =
                tables.stream()
                        .flatMap(each -> each.rows().stream())
                        .filter(Row::off)
                        .map(Row::index)
                        .collect(toSet());
        for (int row = 0; row < grid.height(); row++) {
            org.apache.poi.ss.usermodel.Row line = sheet.createRow(row);
            for (int column = 0; column < grid.width(); column++) {
                Cell cell = line.createCell(column);
                cell.setCellStyle(style(tables, off, row, column));
                cells.write(cell, grid.cell(row, column));
            }
        }
        widths(sheet, grid, tables);
        if (tables.isEmpty()) {
            sheet.createFreezePane(1, 1);
            ScenarioTable.HEADINGS.forEach(heading -> scenarioValues(sheet, grid, heading));
            return;
        }
        int frozen = tables.get(0).top() + DecisionTable.HEADER;
        boolean one = tables.size() == 1 && frozen <= MOST_FROZEN;
        sheet.createFreezePane(1, one ? frozen : 0);
        notes(sheet, grid, tables.get(0).top());
        for (int number = 0; number < tables.size(); number++) {
            boolean last = number + 1 == tables.size();
            int end = last ? grid.height() + ROWS_TO_COME : tables.get(number + 1).top();
            values(sheet, tables.get(number), end - 1);
        }
    }

    private CellStyle style(List<DecisionTable> tables, Set<Integer> off, int row, int column) {
        if (tables.isEmpty()) {
            return row == 0 ? styles.label() : column == 0 ? styles.reason() : styles.value();
        }
        DecisionTable table = null;
        for (DecisionTable each : tables) {
            table = each.top() <= row ? each : table;
        }
        if (table == null) {
            return column == 0 ? styles.heading() : styles.note();
        }
        return switch (row - table.top()) {
            case 0 -> styles.title();
            case 1, 2, 3 -> styles.code();
            case 4 -> styles.label();
            default ->
                    off.contains(row)
                            ? styles.off()
                            : column == 0 ? styles.reason() : styles.value();
        };
    }

    private static void widths(Sheet sheet, Grid grid, List<DecisionTable> tables) {
        for (int column = 0; column < grid.width(); column++) {
            int widest = NARROWEST;
            for (int row = 0; row < grid.height(); row++) {
                boolean measured = tables.isEmpty();
                for (DecisionTable table : tables) {
                    measured |= row >= table.top() + 4; // labels and rules, not code
                }
                if (measured) {
                    widest = Math.max(widest, longestLine(grid.cell(row, column)) + 2);
                }
            }
            sheet.setColumnWidth(column, Math.min(WIDEST, widest) * 256);
        }
    }

    private static int longestLine(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0);
    }

    /** A note runs over all columns and is as high as it needs. */
    private static void notes(Sheet sheet, Grid grid, int until) {
        int columns = 0;
        for (int column = 1; column < grid.width(); column++) {
            columns += sheet.getColumnWidth(column) / 256;
        }
        for (int row = 0; row < until; row++) {
            int length = grid.cell(row, 1).length();
            boolean alone = true;
            for (int column = 2; column < grid.width(); column++) {
                alone &= grid.cell(row, column).isEmpty();
            }
            if (alone && length > 0 && grid.width() > 2) {
                sheet.addMergedRegion(
                        new org.apache.poi.ss.util.CellRangeAddress(row, row, 1, grid.width() - 1));
                int lines = 1 + length / Math.max(1, columns);
                sheet.getRow(row).setHeightInPoints(15f * Math.min(lines, 20));
            }
        }
    }

    private static void values(Sheet sheet, DecisionTable table, int last) {
        int first = table.top() + DecisionTable.HEADER;
        if (last < first) {
            return;
        }
        for (Column column : table.columns()) {
            List<String> values = values(column);
            if (!values.isEmpty()) {
                offer(sheet, values, first, last, column.index());
            }
        }
    }

    private static List<String> values(Column column) {
        Matcher constant = CONSTANT.matcher(column.template());
        if (constant.find() && Facts.ENUMS.containsKey(constant.group(1))) {
            return Facts.valuesOf(Facts.ENUMS.get(constant.group(1)));
        }
        Matcher truth = TRUTH.matcher(column.template());
        if (truth.matches()
                && Facts.field(column.fact(), truth.group(1))
                        .filter(each -> each.type() == Facts.Content.TRUTH)
                        .isPresent()) {
            return List.of("true", "false");
        }
        return List.of();
    }

    private static void scenarioValues(Sheet sheet, Grid grid, String heading) {
        List<String> values =
                switch (heading) {
                    case "Kind" -> Facts.valuesOf(forestall.model.Kind.class);
                    case "Criticality" -> Facts.valuesOf(forestall.model.Criticality.class);
                    case "Tier", "Tier before" -> Facts.valuesOf(forestall.model.Tier.class);
                    case "In maintenance", "Failover" -> List.of("yes", "no");
                    default -> List.of();
                };
        int column = grid.rows().isEmpty() ? -1 : grid.rows().get(0).indexOf(heading);
        if (!values.isEmpty() && column >= 0) {
            offer(sheet, values, 1, grid.height() + ROWS_TO_COME, column);
        }
    }

    private static void offer(Sheet sheet, List<String> values, int first, int last, int column) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation offer =
                helper.createValidation(
                        helper.createExplicitListConstraint(values.toArray(String[]::new)),
                        new CellRangeAddressList(first, last, column, column));
        offer.setEmptyCellAllowed(true);
        offer.setShowErrorBox(true);
        offer.createErrorBox("Not in the list", "One of " + String.join(", ", values));
        sheet.addValidationData(offer);
    }
}
