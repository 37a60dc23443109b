package forestall.ruleset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRow;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/**
 * Moves the rows of a sheet with all that hangs on them, in the file itself: POI's own way of
 * shifting rows moves the comments of others along.
 */
final class XlsxRows {
    private static final Pattern SHAPE =
            Pattern.compile("<v:shape\\b(?:(?!</v:shape>).)*</v:shape>", Pattern.DOTALL);
    private static final Pattern NOTE_ROW = Pattern.compile("(<x:Row>\\s*)(\\d+)(\\s*</x:Row>)");
    private static final Pattern ANCHOR = Pattern.compile("(<x:Anchor>)([^<]*)(</x:Anchor>)");
    private static final Pattern COMMENT =
            Pattern.compile(
                    "<((?:\\w+:)?)(comment|threadedComment)\\b[^>]*?\\sref=\"([A-Z]+)(\\d+)\"(?:(?!</\\1\\2>).)*</\\1\\2>",
                    Pattern.DOTALL);
    private static final Pattern CELL_REF = Pattern.compile("ref=\"([A-Z]+)(\\d+)\"");
    private static final Pattern RANGE_REF =
            Pattern.compile("ref=\"([A-Z]+)(\\d+):([A-Z]+)(\\d+)\"");

    private final RowMap rows;

    private XlsxRows(RowMap rows) {
        this.rows = rows;
    }

    static byte[] move(byte[] content, String sheetName, RowMap rows) throws IOException {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            PackagePart part = part(file, sheetName);
            var moving = new XlsxRows(rows);
            for (PackageRelationship each : part.getRelationships()) {
                moving.related(part, each);
            }
            moving.sheet(part);
            var out = new ByteArrayOutputStream();
            file.save(out);
            return out.toByteArray();
        } catch (InvalidFormatException | XmlException broken) {
            throw new IOException("the workbook cannot be read", broken);
        }
    }

    private static PackagePart part(OPCPackage file, String sheetName) throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook(file); // closed with the file
        XSSFSheet sheet = workbook.getSheet(sheetName);
        return file.getPart(sheet.getPackagePart().getPartName());
    }

    private void related(PackagePart sheet, PackageRelationship relation)
            throws IOException, InvalidFormatException {
        String type = relation.getRelationshipType();
        boolean comments = type.endsWith("/comments") || type.endsWith("/threadedComment");
        boolean notes = type.endsWith("/vmlDrawing");
        boolean table = type.endsWith("/table");
        if (!comments && !notes && !table) {
            return;
        }
        PackagePart part = sheet.getRelatedPart(relation);
        String text;
        try (InputStream in = part.getInputStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String moved =
                comments
                        ? COMMENT.matcher(text).replaceAll(this::comment)
                        : notes
                                ? SHAPE.matcher(text).replaceAll(this::shape)
                                : RANGE_REF.matcher(text).replaceAll(this::range);
        try (OutputStream out = part.getOutputStream()) {
            out.write(moved.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String comment(MatchResult found) {
        int target = rows.target(Integer.parseInt(found.group(4)) - 1);
        if (target < 0) {
            return "";
        }
        return Matcher.quoteReplacement(
                CELL_REF.matcher(found.group())
                        .replaceFirst("ref=\"%s%d\"".formatted(found.group(3), target + 1)));
    }

    private String shape(MatchResult found) {
        Matcher row = NOTE_ROW.matcher(found.group());
        if (!row.find()) {
            return Matcher.quoteReplacement(found.group());
        }
        int old = Integer.parseInt(row.group(2));
        int target = rows.target(old);
        if (target < 0) {
            return "";
        }
        String moved = row.replaceFirst("$1%d$3".formatted(target));
        return Matcher.quoteReplacement(
                ANCHOR.matcher(moved)
                        .replaceFirst(
                                anchor ->
                                        anchor.group(1)
                                                + anchor(anchor.group(2), target - old)
                                                + anchor.group(3)));
    }

    /** Column, offset, row, offset of two corners; the rows move. */
    private static String anchor(String text, int by) {
        String[] parts = text.split(",", -1);
        if (parts.length == 8) {
            for (int at : new int[] {2, 6}) {
                parts[at] = " " + Math.max(0, Integer.parseInt(parts[at].strip()) + by);
            }
        }
        return String.join(",", parts);
    }

    private String range(MatchResult found) {
        int first = Integer.parseInt(found.group(2)) - 1;
        int last = Integer.parseInt(found.group(4)) - 1;
        int[] hull = rows.hull(first, last);
        return "ref=\"%s%d:%s%d\""
                .formatted(found.group(1), hull[0] + 1, found.group(3), hull[1] + 1);
    }

    private void sheet(PackagePart part) throws IOException, XmlException {
        WorksheetDocument document;
        try (InputStream in = part.getInputStream()) {
            document = WorksheetDocument.Factory.parse(in);
        }
        CTWorksheet sheet = document.getWorksheet();
        cells(sheet);
        merged(sheet);
        offered(sheet);
        links(sheet);
        if (sheet.isSetDimension()) {
            sheet.unsetDimension();
        }
        if (sheet.isSetAutoFilter()) {
            CellRangeAddress old = CellRangeAddress.valueOf(sheet.getAutoFilter().getRef());
            int[] hull = rows.hull(old.getFirstRow(), old.getLastRow());
            sheet.getAutoFilter().setRef(range(old, hull[0], hull[1]));
        }
        try (OutputStream out = part.getOutputStream()) {
            document.save(out);
        }
    }

    private void cells(CTWorksheet sheet) {
        Map<Integer, CTRow> moved = new TreeMap<>();
        int implied = 0;
        for (CTRow each : sheet.getSheetData().getRowArray()) {
            int old = each.isSetR() ? Math.toIntExact(each.getR()) - 1 : implied;
            implied = old + 1;
            int target = rows.target(old);
            if (target >= 0) {
                CTRow row = (CTRow) each.copy();
                row.setR(target + 1L);
                int column = 0;
                for (CTCell cell : row.getCArray()) {
                    String letters =
                            cell.isSetR()
                                    ? cell.getR().replaceAll("\\d", "")
                                    : Grid.letters(column);
                    cell.setR(letters + (target + 1));
                    column++;
                }
                moved.put(target, row);
            }
        }
        sheet.getSheetData().setRowArray(moved.values().toArray(CTRow[]::new));
    }

    private void merged(CTWorksheet sheet) {
        if (!sheet.isSetMergeCells()) {
            return;
        }
        for (int number = sheet.getMergeCells().sizeOfMergeCellArray() - 1; number >= 0; number--) {
            var each = sheet.getMergeCells().getMergeCellArray(number);
            CellRangeAddress old = CellRangeAddress.valueOf(each.getRef());
            if (rows.staysTogether(old.getFirstRow(), old.getLastRow())) {
                int first = rows.target(old.getFirstRow());
                each.setRef(range(old, first, first + old.getLastRow() - old.getFirstRow()));
            } else {
                sheet.getMergeCells().removeMergeCell(number);
            }
        }
        if (sheet.getMergeCells().sizeOfMergeCellArray() == 0) {
            sheet.unsetMergeCells();
        }
    }

    private void offered(CTWorksheet sheet) {
        if (sheet.isSetDataValidations()) {
            for (var each : sheet.getDataValidations().getDataValidationArray()) {
                List<String> moved = moved(each.getSqref());
                if (!moved.isEmpty()) {
                    each.setSqref(moved);
                }
            }
        }
        for (var each : sheet.getConditionalFormattingArray()) {
            List<String> moved = moved(each.getSqref());
            if (!moved.isEmpty()) {
                int by = firstRow(moved) - firstRow(each.getSqref());
                each.setSqref(moved);
                for (var rule : each.getCfRuleArray()) {
                    for (int number = 0; number < rule.sizeOfFormulaArray(); number++) {
                        rule.setFormulaArray(number, shifted(rule.getFormulaArray(number), by));
                    }
                }
            }
        }
    }

    /** A format's formula is written for the first cell of its range. */
    private static String shifted(String formula, int by) {
        return Pattern.compile("(\\b|\\$)([A-Z]{1,3})(\\d+)\\b")
                .matcher(formula)
                .replaceAll(
                        cell ->
                                Matcher.quoteReplacement(
                                        cell.group(1)
                                                + cell.group(2)
                                                + Math.max(
                                                        1, Integer.parseInt(cell.group(3)) + by)));
    }

    private static int firstRow(List<?> ranges) {
        return ranges.stream()
                .map(each -> CellRangeAddress.valueOf(String.valueOf(each)))
                .map(CellRangeAddress::getFirstRow)
                .min(Comparator.naturalOrder())
                .orElse(0);
    }

    private List<String> moved(List<?> ranges) {
        return ranges.stream()
                .map(each -> CellRangeAddress.valueOf(String.valueOf(each)))
                .flatMap(
                        old ->
                                rows.runs(old.getFirstRow(), old.getLastRow()).stream()
                                        .map(run -> range(old, run[0], run[1])))
                .toList();
    }

    private void links(CTWorksheet sheet) {
        if (!sheet.isSetHyperlinks()) {
            return;
        }
        for (int number = sheet.getHyperlinks().sizeOfHyperlinkArray() - 1; number >= 0; number--) {
            var each = sheet.getHyperlinks().getHyperlinkArray(number);
            CellRangeAddress old = CellRangeAddress.valueOf(each.getRef());
            if (rows.staysTogether(old.getFirstRow(), old.getLastRow())) {
                int first = rows.target(old.getFirstRow());
                each.setRef(range(old, first, first + old.getLastRow() - old.getFirstRow()));
            } else {
                sheet.getHyperlinks().removeHyperlink(number);
            }
        }
        if (sheet.getHyperlinks().sizeOfHyperlinkArray() == 0) {
            sheet.unsetHyperlinks();
        }
    }

    private static String range(CellRangeAddress like, int first, int last) {
        return new CellRangeAddress(first, last, like.getFirstColumn(), like.getLastColumn())
                .formatAsString();
    }
}
