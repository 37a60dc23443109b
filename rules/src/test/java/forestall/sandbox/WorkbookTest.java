package forestall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.api.runtime.KieSession;

/** Workbooks that mean harm are refused before a spreadsheet library sees them; others are read. */
class WorkbookTest {
    private static final String[][] TABLE = {
        {"RuleSet", "forestall.sandbox.world"},
        {},
        {"RuleTable Size"},
        {"NAME", "CONDITION", "ACTION"},
        {"", "$m : Machine"},
        {
            "",
            "size >= $param",
            "insert( new Points( $m.name(), drools.getRule().getName(), $param ) );"
        },
        {"Reason", "From", "Points"},
        {"Large machine", "5", "0.5"},
    };

    @Test
    void aPlainTableIsReadAndFires() throws IOException {
        Source source = Tables.workbook("size.xlsx", workbook(sheet -> {}));

        try (Confined confined =
                Sandbox.compile(List.of(source), World.VOCABULARY, Limits.usual())) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);
            assertThat(Confined.fire(session, Budget.of(10_000, 100))).isEqualTo(5);
            session.dispose();
        }
    }

    @Test
    void aMistakeIsNamedByRow() throws IOException {
        Source source =
                Tables.workbook(
                        "size.xlsx",
                        workbook(sheet -> sheet.getRow(7).createCell(2).setCellValue("evil()")));

        assertThat(Sandbox.check(List.of(source), World.VOCABULARY, Limits.usual()))
                .singleElement()
                .satisfies(
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo("unknown-method");
                            assertThat(refusal.file()).isEqualTo("size.xlsx");
                            assertThat(refusal.line()).isEqualTo(8);
                        });
    }

    @Test
    void aFormulaIsNamedBySheetAndCell() throws IOException {
        byte[] bytes =
                workbook(
                        sheet ->
                                sheet.getRow(7)
                                        .createCell(2)
                                        .setCellFormula("REPT(\"a\",REPT(\"9\",9))"));

        assertThat(WorkbookScan.scan("size.xlsx", bytes))
                .containsExactly(
                        new Refusal(
                                "size.xlsx",
                                "Size",
                                8,
                                3,
                                "workbook-formula",
                                "there is a formula",
                                "paste the value in its place"));
        assertThatThrownBy(() -> Tables.workbook("size.xlsx", bytes))
                .isInstanceOf(RulesRefused.class);
    }

    @Test
    void aFarCellIsRefused() throws IOException {
        assertThat(
                        WorkbookScan.scan(
                                "size.xlsx",
                                workbook(
                                        sheet ->
                                                sheet.createRow(1_000_000)
                                                        .createCell(1)
                                                        .setCellValue("x"))))
                .extracting(Refusal::code, Refusal::sheet, Refusal::line, Refusal::column)
                .containsExactly(tuple("workbook-far", "Size", 1_000_001, 2));
    }

    @Test
    void manyMergedCellsAreRefused() throws IOException {
        assertThat(
                        codes(
                                workbook(
                                        sheet -> {
                                            for (int each = 0; each < 6; each++) {
                                                sheet.addMergedRegionUnsafe(
                                                        new CellRangeAddress(0, 19_999, 0, 4));
                                            }
                                        })))
                .containsExactly("workbook-large");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "xl/vbaProject.bin | x | workbook-active",
                "xl/externalLinks/externalLink1.xml | <a/> | workbook-active",
                "xl/embeddings/oleObject1.bin | x | workbook-active",
                "xl/connections.xml | <a/> | workbook-active",
                "xl/activeX/activeX1.xml | <a/> | workbook-active",
                "xl/macrosheets/sheet1.xml | <a/> | workbook-active",
                "xl/a.xml | <!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a> | workbook-doctype",
                "xl/a.xml | <!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/> | workbook-doctype",
                "xl/a.vml | <!DOCTYPE a><a/> | workbook-doctype",
                "xl/a.xml | <a> | workbook-broken",
                "xl/a.dat | x | workbook-broken",
                "xl/_rels/a.rels | <r><Relationship TargetMode='External' Target='http://a/' "
                        + "Type='x/image'/></r> | workbook-link",
                "[Content_Types].xml | <Types><Override PartName='/xl/workbook.xml' ContentType="
                        + "'application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types> "
                        + "| workbook-active",
                "xl/elsewhere.xml | <worksheet xmlns="
                        + "'http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                        + "<c r='A1'><f>1+1</f></c></worksheet> | workbook-formula",
            })
    void aHostilePartIsRefused(String part, String content, String code) throws IOException {
        Map<String, byte[]> parts =
                new TreeMap<>(Zip.parts("a", workbook(sheet -> {}), new java.util.ArrayList<>()));
        parts.put(part, content.getBytes(StandardCharsets.UTF_8));

        assertThat(WorkbookScan.scan("a.xlsx", Zip.packed(parts)))
                .extracting(Refusal::code)
                .containsExactly(code);
    }

    @Test
    void aBombIsNotUnpacked() {
        Map<String, byte[]> parts = new TreeMap<>();
        parts.put("xl/workbook.xml", new byte[100 * 1024 * 1024]);

        assertThat(codes(Zip.packed(parts))).containsExactly("too-large");
    }

    @Test
    void manyPartsAreRefused() {
        Map<String, byte[]> parts = new TreeMap<>();
        for (int each = 0; each < 1000; each++) {
            parts.put(each + ".xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(codes(Zip.packed(parts))).containsExactly("workbook-parts");
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertThat(codes(new byte[0])).containsExactly("workbook-broken");
        assertThat(codes("a,b".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("workbook-broken");
        assertThat(codes(new byte[3 * 1024 * 1024])).containsExactly("too-large");
    }

    @Test
    void aLinkThatAPersonMayFollowIsNoHarm() throws IOException {
        assertThat(
                        codes(
                                workbook(
                                        sheet -> {
                                            var link =
                                                    sheet.getWorkbook()
                                                            .getCreationHelper()
                                                            .createHyperlink(
                                                                    org.apache.poi.common.usermodel
                                                                            .HyperlinkType.URL);
                                            link.setAddress("https://example.org/");
                                            sheet.getRow(0).getCell(0).setHyperlink(link);
                                        })))
                .isEmpty();
    }

    private static List<String> codes(byte[] bytes) {
        return WorkbookScan.scan("a.xlsx", bytes).stream().map(Refusal::code).toList();
    }

    private static byte[] workbook(java.util.function.Consumer<XSSFSheet> change)
            throws IOException {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("Size");
            for (int row = 0; row < TABLE.length; row++) {
                Row cells = sheet.createRow(row);
                for (int cell = 0; cell < TABLE[row].length; cell++) {
                    cells.createCell(cell).setCellValue(TABLE[row][cell]);
                }
            }
            change.accept(sheet);
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
