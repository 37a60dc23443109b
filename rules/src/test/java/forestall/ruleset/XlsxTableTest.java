package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.ruleset.XlsxEdit.WantedRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxTableTest {

    @Test
    void theShippedTablesSurviveAWorkbook() {
        for (RuleFile file : Tables.shipped().files()) {
            Grid before = CsvFile.read(file.text()).grid();
            RuleFile workbook =
                    RuleFile.of(file.name().replace(".csv", ".xlsx"), XlsxTable.write(file));
            Sheets after = Sheets.of(workbook);
            assertThat(after.findings()).isEmpty();
            assertThat(trimmed(after.grids().get(0))).as(file.name()).isEqualTo(trimmed(before));
        }
    }

    /** The file was written by this product, and opened and saved by LibreOffice 7.4. */
    @Test
    void aWorkbookThatAnotherProgramSavedReadsTheSame() throws IOException {
        RuleFile saved = RuleFile.of("tiers.xlsx", resource("tiers-saved-by-libreoffice.xlsx"));
        RuleFile before = RuleFile.of("tiers.csv", resource("tiers-as-saved.csv"));

        Sheets sheets = Sheets.of(saved);

        assertThat(sheets.findings()).isEmpty();
        assertThat(trimmed(sheets.grids().get(0)))
                .isEqualTo(trimmed(CsvFile.read(before.text()).grid()));
        RuleSet set = ShippedRuleSet.get().without("tiers.csv").with(saved);
        assertThat(RuleSetCheck.check(set).findings()).isEmpty();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = XlsxTableTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void theShippedWorkbooksJudgeAsTheShippedTablesDo() {
        RuleSet workbooks = ShippedRuleSet.get();
        for (RuleFile file : Tables.shipped().files()) {
            workbooks =
                    workbooks
                            .without(file.name())
                            .with(
                                    RuleFile.of(
                                            file.name().replace(".csv", ".xlsx"),
                                            XlsxTable.write(file)));
        }
        CheckReport report = RuleSetCheck.check(workbooks);
        assertThat(report.findings()).isEmpty();
        assertThat(RuleSetCompiler.compile(workbooks).index().origin("High risk").orElseThrow())
                .hasToString("tiers.xlsx, sheet Rules 1, row 10");
    }

    @Property(tries = 60)
    void aGridSurvivesAWorkbook(@ForAll("grids") Grid grid) {
        byte[] workbook = XlsxTable.write(List.of(grid));
        Grid read = Sheets.of(RuleFile.of("a.xlsx", workbook)).grids().get(0);
        assertThat(trimmed(read)).isEqualTo(trimmed(grid));
    }

    @Property(tries = 60)
    void anEditGivesTheWantedGridAndCommentsMoveWithTheirRows(@ForAll("orders") List<Integer> order)
            throws IOException {
        Grid before = CsvFile.read(table(8)).grid();
        byte[] workbook = marked(XlsxTable.write(List.of(before)));
        List<WantedRow> wanted = new ArrayList<>();
        for (int row = 0; row < 9; row++) {
            wanted.add(new WantedRow(row + 1, before.rows().get(row)));
        }
        int fresh = 0;
        for (int each : order) {
            wanted.add(
                    each == 0
                            ? new WantedRow(0, List.of("new " + fresh++, "0.7", "", "", "FULL"))
                            : new WantedRow(9 + each, before.rows().get(8 + each)));
        }
        byte[] edited = XlsxEdit.edit(workbook, "Rules 1", wanted);

        Grid after = Sheets.of(RuleFile.of("a.xlsx", edited)).grids().get(0);
        assertThat(trimmed(after).rows())
                .isEqualTo(
                        trimmed(new Grid("", wanted.stream().map(WantedRow::cells).toList()))
                                .rows());
        open(
                edited,
                sheet -> {
                    for (int row = 9; row < wanted.size(); row++) {
                        Comment comment = sheet.getRow(row).getCell(0).getCellComment();
                        int from = wanted.get(row).from();
                        if (from == 0) {
                            assertThat(comment).isNull();
                        } else {
                            assertThat(comment.getString().getString())
                                    .isEqualTo("about row " + from);
                            assertThat(fill(sheet.getRow(row).getCell(1))).isEqualTo(from % 2 == 0);
                        }
                    }
                    assertThat(sheet.getColumnWidth(1)).isEqualTo(7777);
                    assertThat(sheet.getWorkbook().getSheet("Other").getRow(3).getCell(3))
                            .hasToString("untouched");
                });
    }

    @Test
    void aChangedCellKeepsItsFormat() throws IOException {
        Grid before = CsvFile.read(table(2)).grid();
        byte[] workbook = marked(XlsxTable.write(List.of(before)));
        List<WantedRow> wanted = new ArrayList<>();
        for (int row = 0; row < before.height(); row++) {
            wanted.add(new WantedRow(row + 1, before.rows().get(row)));
        }
        List<String> changed = new ArrayList<>(wanted.get(9).cells());
        changed.set(0, "# " + changed.get(0));
        changed.set(1, "0.125");
        wanted.set(9, new WantedRow(10, changed));

        byte[] edited = XlsxEdit.edit(workbook, "Rules 1", wanted);

        open(
                edited,
                sheet -> {
                    assertThat(fill(sheet.getRow(9).getCell(1))).isTrue();
                    assertThat(sheet.getRow(9).getCell(1).getNumericCellValue()).isEqualTo(0.125);
                    assertThat(sheet.getRow(9).getCell(0).getCellComment()).isNotNull();
                });
        Grid after = Sheets.of(RuleFile.of("a.xlsx", edited)).grids().get(0);
        assertThat(after.cell(9, 1)).isEqualTo("0.125");
        assertThat(after.cell(9, 0)).startsWith("# row");
        assertThat(
                        TableReader.read("a.xlsx", after, new Findings()).get(0).rows().stream()
                                .map(DecisionTable.Row::off))
                .containsExactly(false, true, false);
    }

    @Test
    void listsOfValuesMoveWithTheirRows() throws IOException {
        Grid before = CsvFile.read(table(3)).grid();
        byte[] workbook = XlsxTable.write(List.of(before));
        List<WantedRow> wanted = new ArrayList<>();
        for (int row = 0; row < before.height(); row++) {
            if (row == 9) {
                wanted.add(new WantedRow(0, List.of("new", "0.9", "", "", "FULL")));
                wanted.add(new WantedRow(0, List.of("newer", "0.9", "", "", "FULL")));
            }
            wanted.add(new WantedRow(row + 1, before.rows().get(row)));
        }
        open(workbook, sheet -> assertThat(ranges(sheet)).containsExactly("E9:E212"));
        open(
                XlsxEdit.edit(workbook, "Rules 1", wanted),
                sheet -> assertThat(ranges(sheet)).containsExactly("E9:E214"));
    }

    @Test
    void mergedCellsAreReadRepeatedAndStayMerged() throws IOException {
        Grid before = CsvFile.read(table(3)).grid();
        byte[] workbook =
                changed(
                        XlsxTable.write(List.of(before)),
                        sheet -> {
                            for (int column = 1; column <= 3; column++) {
                                sheet.getRow(5).getCell(column).setCellValue("$s : Scored");
                            }
                            sheet.addMergedRegion(new CellRangeAddress(5, 5, 1, 3));
                            sheet.addMergedRegion(new CellRangeAddress(9, 10, 4, 4));
                        });
        Grid read = Sheets.of(RuleFile.of("a.xlsx", workbook)).grids().get(0);
        assertThat(read.rows().get(5))
                .containsExactly("", "$s : Scored...", "$s : Scored...", "$s : Scored...", "");
        assertThat(read.cell(10, 4)).isEqualTo(read.cell(9, 4));

        List<WantedRow> moved = new ArrayList<>();
        for (int row : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 9, 12}) {
            moved.add(new WantedRow(row, read.rows().get(row - 1)));
        }
        byte[] edited = XlsxEdit.edit(workbook, "Rules 1", moved);
        open(
                edited,
                sheet ->
                        assertThat(sheet.getMergedRegions())
                                .extracting(CellRangeAddress::formatAsString)
                                .contains("B6:D6", "E9:E10"));
        Grid after = Sheets.of(RuleFile.of("a.xlsx", edited)).grids().get(0);
        assertThat(after.rows()).isEqualTo(moved.stream().map(WantedRow::cells).toList());
    }

    @Test
    void aMergedCellThatMustShowTwoTextsIsSplit() throws IOException {
        Grid before = CsvFile.read(table(3)).grid();
        byte[] workbook =
                changed(
                        XlsxTable.write(List.of(before)),
                        sheet -> sheet.addMergedRegion(new CellRangeAddress(9, 10, 4, 4)));
        Grid read = Sheets.of(RuleFile.of("a.xlsx", workbook)).grids().get(0);
        List<WantedRow> wanted = new ArrayList<>();
        for (int row = 0; row < read.height(); row++) {
            List<String> cells = new ArrayList<>(read.rows().get(row));
            if (row == 10) {
                cells.set(4, "MINIMAL");
            }
            wanted.add(new WantedRow(row + 1, cells));
        }
        Grid after =
                Sheets.of(RuleFile.of("a.xlsx", XlsxEdit.edit(workbook, "Rules 1", wanted)))
                        .grids()
                        .get(0);
        assertThat(after.cell(9, 4)).isEqualTo("FULL");
        assertThat(after.cell(10, 4)).isEqualTo("MINIMAL");
    }

    @Test
    void whatMustNotBeInAWorkbookIsRefusedAtItsCell() throws IOException {
        byte[] workbook =
                changed(
                        XlsxTable.write(List.of(CsvFile.read(table(2)).grid())),
                        sheet -> {
                            sheet.getRow(9).getCell(1).setCellErrorValue((byte) 0x17);
                            Cell rounded = sheet.getRow(10).getCell(1);
                            rounded.setCellValue(0.123456);
                        });
        assertThat(Tables.brief(Sheets.of(RuleFile.of("a.xlsx", workbook)).findings()))
                .containsExactly("ERROR cell-error B10", "WARNING shown-differs B11");
        byte[] computed =
                changed(workbook, sheet -> sheet.getRow(8).getCell(1).setCellFormula("1-0.5"));
        assertThat(Tables.brief(Sheets.of(RuleFile.of("a.xlsx", computed)).findings()))
                .containsExactly("ERROR workbook-formula B9");
        assertThat(Sheets.of(RuleFile.of("a.xlsx", computed)).findings().get(0).place())
                .isEqualTo(Place.cell("a.xlsx", "Rules 1", "B9"));
        assertThat(Tables.brief(Sheets.of(RuleFile.of("a.xlsx", new byte[] {1, 2, 3})).findings()))
                .containsExactly("ERROR workbook-broken");
    }

    @Test
    void aWorkbookThatIsTooLargeIsRefused() throws IOException {
        byte[] workbook = XlsxTable.write(List.of(CsvFile.read(table(2)).grid()));

        assertThat(
                        found(
                                changed(
                                        workbook,
                                        sheet ->
                                                sheet.addMergedRegionUnsafe(
                                                        new CellRangeAddress(0, 1_048_575, 0, 0)))))
                .containsExactly("ERROR workbook-far A1048576");
        assertThat(
                        found(
                                changed(
                                        workbook,
                                        sheet -> {
                                            for (int more = 0; more < 20; more++) {
                                                sheet.getWorkbook().createSheet();
                                            }
                                        })))
                .containsExactly("ERROR workbook-large");
        assertThat(
                        found(
                                changed(
                                        workbook,
                                        sheet -> {
                                            for (int each = 0; each < 2; each++) {
                                                sheet.getWorkbook()
                                                        .createSheet("far " + each)
                                                        .createRow(1999)
                                                        .createCell(199)
                                                        .setCellValue("far");
                                            }
                                        })))
                .containsExactly("ERROR sheet-too-large GR2000");
    }

    @Test
    void mergedCellsBelowTheTablesAreLeftAlone() throws IOException {
        byte[] workbook = XlsxTable.write(List.of(CsvFile.read(table(2)).grid()));
        Grid plain = Sheets.of(RuleFile.of("a.xlsx", workbook)).grids().get(0);

        byte[] merged =
                changed(
                        workbook,
                        sheet ->
                                sheet.addMergedRegionUnsafe(
                                        new CellRangeAddress(plain.height(), 19_999, 0, 20)));

        assertThat(Sheets.of(RuleFile.of("a.xlsx", merged)).grids()).containsExactly(plain);
    }

    private static List<String> found(byte[] workbook) {
        return Tables.brief(Sheets.of(RuleFile.of("a.xlsx", workbook)).findings());
    }

    @Test
    void aRowThatIsNotThereOrWantedTwiceIsRefused() {
        byte[] workbook = XlsxTable.write(List.of(CsvFile.read(table(2)).grid()));
        assertThatThrownBy(
                        () ->
                                XlsxEdit.edit(
                                        workbook, "Rules 1", List.of(new WantedRow(99, List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 99");
        assertThatThrownBy(() -> XlsxEdit.edit(workbook, "Nowhere", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nowhere");
    }

    private static String table(int rows) {
        List<String> lines = new ArrayList<>();
        lines.add("row 0,0.50,,,FULL");
        for (int row = 1; row <= rows; row++) {
            lines.add("row %d,0.%d0,,Tier.FULL,FULL".formatted(row, row));
        }
        return Tables.tiers(lines.toArray(String[]::new));
    }

    /** With a comment on each rule, every other value in yellow, a width, and another sheet. */
    private static byte[] marked(byte[] workbook) throws IOException {
        return changed(
                workbook,
                sheet -> {
                    XSSFCellStyle yellow = sheet.getWorkbook().createCellStyle();
                    yellow.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
                    yellow.setFillPattern(
                            org.apache.poi.ss.usermodel.FillPatternType.SOLID_FOREGROUND);
                    for (int row = 9; row <= sheet.getLastRowNum(); row++) {
                        ClientAnchor anchor =
                                sheet.getWorkbook().getCreationHelper().createClientAnchor();
                        anchor.setRow1(row);
                        anchor.setRow2(row + 2);
                        anchor.setCol1(1);
                        anchor.setCol2(3);
                        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
                        comment.setString(
                                sheet.getWorkbook()
                                        .getCreationHelper()
                                        .createRichTextString("about row " + (row + 1)));
                        sheet.getRow(row).getCell(0).setCellComment(comment);
                        if ((row + 1) % 2 == 0) {
                            sheet.getRow(row).getCell(1).setCellStyle(yellow);
                        }
                    }
                    sheet.setColumnWidth(1, 7777);
                    Row other = sheet.getWorkbook().createSheet("Other").createRow(3);
                    other.createCell(3).setCellValue("untouched");
                });
    }

    private static boolean fill(Cell cell) {
        return cell.getCellStyle().getFillForegroundColor() == IndexedColors.YELLOW.getIndex();
    }

    private static List<String> ranges(XSSFSheet sheet) {
        List<String> all = new ArrayList<>();
        sheet.getDataValidations()
                .forEach(
                        each -> {
                            for (var range : each.getRegions().getCellRangeAddresses()) {
                                all.add(range.formatAsString());
                            }
                        });
        return all;
    }

    private static byte[] changed(byte[] workbook, Consumer<XSSFSheet> change) throws IOException {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                var out = new ByteArrayOutputStream()) {
            change.accept(open.getSheetAt(0));
            open.write(out);
            return out.toByteArray();
        }
    }

    private static void open(byte[] workbook, Consumer<XSSFSheet> look) throws IOException {
        try (var open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            look.accept(open.getSheetAt(0));
        }
    }

    /** Without blank rows and columns at the end, which a workbook does not keep. */
    private static Grid trimmed(Grid grid) {
        int height = grid.height();
        while (height > 0 && grid.rows().get(height - 1).stream().allMatch(String::isEmpty)) {
            height--;
        }
        int width = grid.width();
        while (width > 0 && column(grid, width - 1, height)) {
            width--;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            rows.add(grid.rows().get(row).subList(0, width));
        }
        return new Grid("", rows);
    }

    private static boolean column(Grid grid, int column, int height) {
        for (int row = 0; row < height; row++) {
            if (!grid.cell(row, column).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<Grid> grids() {
        Arbitrary<String> cells =
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars('a', '1', ' ', ',', '"', '\n', 'é', '#', '_', 'x', '=')
                                .ofMaxLength(6),
                        Arbitraries.of(
                                "0.50",
                                "007",
                                "-0",
                                "-1.5",
                                "1e5",
                                "true",
                                "_x0041_",
                                "12345678901",
                                "1/2",
                                "10%",
                                "=1+1",
                                "2030-01-01",
                                "RuleTable",
                                "NAME",
                                "#off"));
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width -> cells.list().ofSize(width).list().ofMinSize(0).ofMaxSize(8))
                .map(rows -> new Grid("", rows));
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.shuffle(1, 2, 3, 4, 5, 6, 7, 8),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 3))
                .as(XlsxTableTest::mixed);
    }

    private static List<Integer> mixed(List<Integer> all, int kept, int fresh) {
        List<Integer> order = new ArrayList<>(all.subList(0, kept));
        for (int number = 0; number < fresh; number++) {
            order.add(order.size() * number / 3, 0);
        }
        return order;
    }
}
