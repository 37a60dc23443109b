package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decision tables in a real browser, edited like a spreadsheet. */
class RuleSetEditorIT extends Shipped {
    private static final String HELD = "Was at high risk and is not clearly below it";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int SCORE_FROM = 1;
    private static final int TIER_BEFORE = 3;

    private Reader reader;
    private Desk desk;

    @BeforeEach
    void open() {
        reader = new Reader();
        desk = new Desk(Colleagues.signedIn(reader, "edith", "ANALYST"));
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void aGapIsSeenAtItsCellAndUndoneAndRowsArePastedSwitchedOffAndSaved() {
        desk.open("table.xhtml?v=1&file=tiers.csv");
        assertThat(desk.page.getByRole(AriaRole.GRID)).hasAccessibleName("Tier");
        assertThat(desk.page.getByRole(AriaRole.COLUMNHEADER).nth(2))
                .containsText("score is … or more");

        desk.type(desk.cell(HELD, SCORE_FROM), "0.76");
        desk.check();
        assertThat(desk.cell(HELD, SCORE_FROM)).hasAttribute("aria-invalid", "true");
        assertThat(desk.finding("gap")).containsText("score from 0.75 and below 0.76");
        desk.finding("gap").getByRole(AriaRole.BUTTON).click();
        assertThat(desk.cell(HELD, SCORE_FROM)).isFocused();
        assertThat(desk.page.locator(".cell-bar")).containsText("Widen this row's bounds");
        desk.picture("rules-table-gap");

        desk.page.keyboard().press("Control+z");
        assertThat(desk.cell(HELD, SCORE_FROM)).hasText("0.75");
        desk.page.keyboard().press("Control+y");
        assertThat(desk.cell(HELD, SCORE_FROM)).hasText("0.76");
        desk.page.keyboard().press("Control+z");
        desk.check();
        assertThat(desk.state())
                .containsText(Pattern.compile("No findings; all \\d+ scenarios pass"));

        desk.page.getByText("Add a row").click();
        desk.paste(
                "Trial one\t0.90\t\tTier.FULL\t\t\tFULL\n\"Trial \"\"two\"\",\nin lines\"\t0.95\r\n");
        assertThat(desk.page.locator(".sheet tbody tr")).hasCount(12);
        assertThat(desk.page.locator(".sheet tbody td[aria-selected=true]")).hasCount(14);
        desk.page.keyboard().press("Control+/");
        assertThat(desk.row("# Trial one")).hasClass(Pattern.compile("off"));
        desk.check();
        assertThat(desk.state()).containsText("No findings");
        int saved = desk.save("Trials, off for now");

        desk.page.reload();
        assertThat(desk.page.locator("h1")).hasText("tiers.csv");
        assertThat(desk.page).hasURL(Pattern.compile("v=" + saved + "&file=tiers.csv"));
        assertThat(desk.cell("# Trial one", TIER_BEFORE)).hasText("Tier.FULL");
        assertThat(desk.page.locator(".sheet tbody tr").last())
                .containsText("# Trial \"two\",\nin lines");
        Assertions.assertThat(get("api/v1/rulesets/%d".formatted(saved)).body())
                .contains("\"parent\":1", "Trials, off for now", "edith");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aWholeEditIsDoneByTheKeyboardAlone() {
        Page page = desk.open("table.xhtml?v=1&file=tiers.csv").page;
        for (int tabs = 0; tabs < 60 && !isOn(page, "td[role=gridcell]"); tabs++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowDown");
        page.keyboard().press("End");
        page.keyboard().press("F2");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Escape");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        page.keyboard().type("0.7x");
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowUp");
        assertThat(desk.cell(HELD, SCORE_FROM)).hasAttribute("aria-invalid", "true");
        assertThat(page.locator(".cell-bar")).containsText("a number from 0 to 1");
        page.keyboard().type("0.74");
        page.keyboard().press("Tab");
        assertThat(desk.cell(HELD, SCORE_FROM)).hasText("0.74");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator(".sheet tbody tr").first()).containsText(HELD);
        page.keyboard().press("Control+d");
        assertThat(desk.row(HELD)).hasCount(2);
        page.keyboard().press("Control+Delete");
        assertThat(desk.row(HELD)).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON).getByText("Insert above")).isFocused();
        page.keyboard().press("Control+s");
        int saved = desk.saved();
        Assertions.assertThat(get("api/v1/rulesets/%d/files/tiers.csv".formatted(saved)).body())
                .contains("\nReason,Score from,Score below")
                .containsPattern(
                        "Tier\n" + HELD + ",0\\.74,0\\.80,Tier\\.FULL,,,FULL\nHigh risk,0\\.80");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    private static boolean isOn(Page page, String selector) {
        return (Boolean) page.evaluate("what => document.activeElement.matches(what)", selector);
    }

    @Test
    void aWorkbookThatIsEditedKeepsItsComments() throws Exception {
        int version = withComment();
        desk.open("table.xhtml?v=%d&file=tiers.xlsx&at=B10".formatted(version));
        assertThat(desk.cell("High risk", SCORE_FROM)).isFocused();
        desk.type(desk.cell("Low risk", TIER_BEFORE), "Tier.MINIMAL, Tier.FULL");
        desk.cell("Medium risk", 0).click();
        desk.page.keyboard().press("Alt+ArrowDown");
        desk.page.keyboard().press("Control+Shift+Enter");
        desk.page.keyboard().type("# A new one");
        desk.page.keyboard().press("Enter");
        int saved = desk.save("");

        try (XSSFWorkbook workbook = workbook(saved)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            Row moved = rowOf(sheet, "Medium risk");
            Assertions.assertThat(sheet.getCellComment(new CellAddress(moved.getRowNum(), 1)))
                    .isNotNull();
            Assertions.assertThat(
                            sheet.getCellComment(new CellAddress(moved.getRowNum(), 1))
                                    .getString()
                                    .getString())
                    .isEqualTo("agreed in May");
            Assertions.assertThat(sheet.getCellComments()).hasSize(1);
            Assertions.assertThat(rowOf(sheet, "# A new one").getRowNum())
                    .isEqualTo(moved.getRowNum() - 1);
            Assertions.assertThat(rowOf(sheet, "Low risk").getCell(3).getStringCellValue())
                    .isEqualTo("Tier.MINIMAL, Tier.FULL");
        }
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    private static int withComment() throws IOException, InterruptedException {
        byte[] plain = bytes("api/v1/rulesets/1/files/tiers.csv?as=xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(plain))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
            Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
            comment.setString(workbook.getCreationHelper().createRichTextString("agreed in May"));
            rowOf(sheet, "Medium risk").getCell(1).setCellComment(comment);
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            var answer =
                    send(
                            call("api/v1/rulesets/1/files/tiers.xlsx")
                                    .header("Content-Type", XLSX)
                                    .PUT(BodyPublishers.ofByteArray(out.toByteArray()))
                                    .build());
            Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return Integer.parseInt(
                    answer.body().replaceFirst("(?s).*?\"number\"\\s*:\\s*(\\d+).*", "$1"));
        }
    }

    private static XSSFWorkbook workbook(int version) throws IOException, InterruptedException {
        return new XSSFWorkbook(
                new ByteArrayInputStream(
                        bytes("api/v1/rulesets/%d/files/tiers.xlsx".formatted(version))));
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(call(path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    private static Row rowOf(XSSFSheet sheet, String reason) {
        for (Row row : sheet) {
            if (row.getCell(0) != null && row.getCell(0).toString().equals(reason)) {
                return row;
            }
        }
        throw new AssertionError("no row " + reason);
    }

    @Test
    void whatWasTypedOutlivesTheSession() {
        Page page = desk.open("table.xhtml?v=1&file=tiers.csv").page;
        desk.type(desk.cell("Low risk", 2), "0.5");
        page.locator(".desk-comment").fill("half-way");
        page.context().clearCookies(); // as when the session has ended

        page.locator(".desk-save").click();
        assertThat(desk.state()).containsText("Your session has ended");
        page.getByText("Sign in again").click();
        Colleagues.signIn(page, "edith");
        assertThat(page.locator(".desk-kept")).containsText("You did not save what you typed");
        page.getByText("Go on with it").click();

        assertThat(desk.cell("Low risk", 2)).hasText("0.5");
        assertThat(page.locator(".desk-comment")).hasValue("half-way");
        page.locator(".desk-save").click();
        desk.saved();
        Assertions.assertThat(reader.complaints())
                .allMatch(each -> each.contains("401"))
                .isNotEmpty();
    }
}
