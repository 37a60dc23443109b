package forestall.ruleset;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a workbook look: rules stand out, code stays in the background. */
final class XlsxStyles {
    private final XSSFWorkbook workbook;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle note;
    private final XSSFCellStyle title;
    private final XSSFCellStyle code;
    private final XSSFCellStyle label;
    private final XSSFCellStyle reason;
    private final XSSFCellStyle value;
    private final XSSFCellStyle off;

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        heading = style(font(true, 10, IndexedColors.GREY_50_PERCENT));
        note = style(font(false, 10, IndexedColors.GREY_50_PERCENT));
        note.setWrapText(true);
        title = style(font(true, 13, IndexedColors.DARK_BLUE));
        code = style(font(false, 8, IndexedColors.GREY_50_PERCENT));
        label = style(font(true, 11, IndexedColors.BLACK));
        label.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        label.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        label.setBorderBottom(BorderStyle.THIN);
        label.setWrapText(true);
        reason = style(font(false, 11, IndexedColors.BLACK));
        reason.setWrapText(true);
        value = style(font(false, 11, IndexedColors.BLACK));
        value.setAlignment(HorizontalAlignment.LEFT);
        off = style(font(false, 11, IndexedColors.GREY_40_PERCENT));
        off.setAlignment(HorizontalAlignment.LEFT);
    }

    private XSSFCellStyle style(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFFont font(boolean bold, int points, IndexedColors colour) {
        XSSFFont font = workbook.createFont();
        font.setBold(bold);
        font.setFontHeightInPoints((short) points);
        font.setColor(colour.getIndex());
        return font;
    }

    XSSFCellStyle heading() {
        return heading;
    }

    XSSFCellStyle note() {
        return note;
    }

    XSSFCellStyle title() {
        return title;
    }

    XSSFCellStyle code() {
        return code;
    }

    XSSFCellStyle label() {
        return label;
    }

    XSSFCellStyle reason() {
        return reason;
    }

    XSSFCellStyle value() {
        return value;
    }

    XSSFCellStyle off() {
        return off;
    }
}
