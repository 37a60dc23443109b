package forestall.ruleset;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Workbook;

/** Writes texts into cells so that a spreadsheet shows, and is read again as, the same texts. */
final class XlsxCells {
    /** Longest text of a cell, by the format of the file. */
    static final int LONGEST = 32_767;

    private static final Pattern PLAIN = Pattern.compile("-?(?:0|[1-9]\\d{0,8})(?:\\.(\\d{1,6}))?");
    private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final String AS_TEXT = "@";

    private final Workbook workbook;
    private final DataFormatter shown = new DataFormatter(Locale.ROOT);

    XlsxCells(Workbook workbook) {
        this.workbook = workbook;
    }

    /** A plain number becomes one, so that spreadsheets can sort it; all else is text. */
    void write(Cell cell, String text) {
        Optional<Double> number =
                PLAIN.matcher(text).matches() && !isText(cell)
                        ? Values.number(text)
                        : Optional.empty();
        if (text.isEmpty()) {
            cell.setBlank();
        } else if (number.isPresent()) {
            write(cell, text, number.get());
        } else if ((text.equals("true") || text.equals("false"))
                && cell.getCellType() == CellType.BOOLEAN) {
            cell.setCellValue(text.equals("true"));
        } else {
            string(cell, text);
        }
    }

    private void write(Cell cell, String text, double number) {
        cell.setCellValue(number);
        if (shown.formatCellValue(cell).equals(text)) {
            return;
        }
        int point = text.indexOf('.');
        String format = point < 0 ? "0" : "0." + "0".repeat(text.length() - point - 1);
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(cell.getCellStyle());
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        CellStyle before = cell.getCellStyle();
        cell.setCellStyle(sameOr(style));
        if (!shown.formatCellValue(cell).equals(text)) {
            cell.setCellStyle(before);
            string(cell, text);
        }
    }

    private final java.util.Map<String, CellStyle> styles = new java.util.HashMap<>();

    // A workbook has room for some 64,000 styles: one for each look, not for each cell.
    private CellStyle sameOr(CellStyle fresh) {
        return styles.computeIfAbsent(
                ((org.apache.poi.xssf.usermodel.XSSFCellStyle) fresh).getCoreXf().xmlText(),
                key -> fresh);
    }

    private static void string(Cell cell, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a cell of a workbook holds %d characters, not %d"
                            .formatted(LONGEST, text.length()));
        }
        cell.setCellValue(ESCAPE.matcher(text).replaceAll("_x005F_"));
    }

    private static boolean isText(Cell cell) {
        return AS_TEXT.equals(cell.getCellStyle().getDataFormatString());
    }
}
