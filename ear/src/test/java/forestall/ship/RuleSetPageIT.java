package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets in a real browser: an analyst changes them, an approver lets them decide. */
class RuleSetPageIT extends Shipped {
    private static final double PATIENT = 60_000;
    private static final Pattern NUMBER = Pattern.compile("[?&]v=(\\d+)");
    private static final ObjectMapper JSON_READER = new ObjectMapper();

    @TempDir Path folder;

    private Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader();
        loadCatalogue();
        await("a decision", () -> get("api/v1/risks/ledger-db").statusCode() == 200);
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void anAnalystChangesATableAndAnApproverLetsItDecideAndRollsItBack() {
        int before = publishedNow();
        Page ada = Colleagues.signedIn(reader, "ada", "ANALYST");
        ada.locator("nav[aria-label=Main]").getByText("Rules").click();
        ada.locator("[data-version='%d']".formatted(before)).click();

        Path tiers = workbook(ada, "tiers.csv");
        change(tiers, "Medium risk", 0.8, 0.7);
        upload(ada, tiers, "Medium risk ends earlier");
        int withGap = number(ada);
        assertThat(ada.locator("#version-title")).containsText("draft");
        assertThat(messages(ada)).containsText("Saved as v%d".formatted(withGap));
        check(ada);
        Locator gap = ada.locator("[id='check:findings_data'] tr").filter(having("gap")).first();
        assertThat(gap).containsText("tiers.xlsx, sheet");
        Assertions.assertThat(gap.getByRole(AriaRole.LINK).getAttribute("href"))
                .startsWith("table.xhtml?v=%d&file=tiers.xlsx".formatted(withGap))
                .containsPattern("&at=[A-Z]\\d+");
        picture(ada, "rules-check");
        act(ada, "Submit");
        assertThat(messages(ada)).containsText("errors", patiently());
        assertThat(ada.locator("#version-title")).containsText("draft");

        tab(ada, "Files");
        change(tiers, "Medium risk", 0.7, 0.8);
        upload(ada, tiers, "Mended");
        tab(ada, "Files");
        Path standby = workbook(ada, "standby.csv");
        replace(standby, "1.0, $s.score(), 0.10", "1.0, $s.score(), 0.25");
        upload(ada, standby, "A quarter stands by at low risk");
        int candidate = number(ada);
        check(ada);
        assertThat(ada.locator(".review")).containsText("0 errors", patiently());
        tab(ada, "Differences");
        assertThat(ada.locator(".cells").first()).containsText("0.25");
        tab(ada, "Compare");
        ada.locator("[id='compare:situations']").fill("5");
        ada.locator("[id='compare:start']").click();
        assertThat(ada.locator(".totals")).containsText("Cost of standby a day", patiently());
        picture(ada, "rules-compare");
        ada.locator("[id='compare:situation']").setInputFiles(situation());
        ada.locator("[id='compare:bring']").click();
        assertThat(ada.locator("[id='compare:result']"))
                .containsText("1 situation of", patiently());
        act(ada, "Submit");
        assertThat(ada.locator("#version-title")).containsText("checked", patiently());
        assertThat(ada.locator(".acts-list")).containsText("it takes the role approver");

        Page nora = Colleagues.signedIn(reader, "nora", "APPROVER");
        nora.navigate(address() + "rulesets/version.xhtml?v=" + candidate);
        assertThat(nora.locator(".review")).containsText("0 errors");
        assertThat(nora.locator(".review")).containsText("against v");
        assertThat(nora.locator(".review")).containsText("1 situation of");
        nora.locator("[id='head:comment']").fill("Agreed with the business");
        act(nora, "Approve");
        assertThat(nora.locator("#version-title")).containsText("approved", patiently());
        act(nora, "Publish");
        assertThat(nora.locator("#version-title")).containsText("published", patiently());
        await("a decision by the new version", () -> decidedBy().equals("v" + candidate));
        tab(nora, "Audit");
        assertThat(nora.locator("[id='audit:entries']")).containsText("Agreed with the business");

        nora.navigate(address() + "rulesets/version.xhtml?v=" + before);
        act(nora, "Roll back to this");
        assertThat(nora.locator("#version-title")).containsText("published", patiently());
        await("a decision by the old version", () -> decidedBy().equals("v" + before));
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void whatCannotBeTakenIsSaidAndNothingIsLost() throws IOException {
        Page ada = Colleagues.signedIn(reader, "ada", "ANALYST");
        ada.navigate(address() + "rulesets/version.xhtml?v=" + publishedNow());
        Path text = Files.writeString(folder.resolve("Not a rule.txt"), "none");
        ada.locator("[id='files:part']").setInputFiles(text);
        ada.locator("[id='files:upload-comment']").fill("typed by hand");
        ada.locator("[id='files:upload']").click();

        assertThat(messages(ada)).containsText("rule file's name is");
        assertThat(ada.locator("[id='files:upload-comment']")).hasValue("typed by hand");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void theRiskOfAComponentIsATreeThatLeadsToItsRules() {
        Page page = reader.page(address(), ColorScheme.LIGHT);
        Locator row = page.locator("#overview\\:components tr:has([data-component='ledger-db'])");
        row.getByText("How the risk adds up").click();
        assertThat(row.locator(".why-tree .tree")).containsText("Critical to the business");
        page.navigate(address() + "component.xhtml?id=ledger-db");
        page.getByText("How the risk adds up").click();

        Locator rule = page.locator(".tree > li").filter(having("Critical to the business"));
        assertThat(rule).containsText("CRITICAL");
        Assertions.assertThat(rule.getByRole(AriaRole.LINK).getAttribute("href"))
                .containsPattern("/rulesets/table\\.xhtml\\?v=\\d+&file=impact\\.csv&at=A\\d+");
        assertThat(page.locator(".chosen")).containsText("Low risk");
        page.getByText("A lasting address of this").click();
        assertThat(page.locator("#why-title")).containsText("ledger-db");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void maintenanceIsAnnouncedAndTakenBack() {
        Page page = reader.page(URI.create(address() + "maintenance.xhtml"), ColorScheme.LIGHT);
        page.locator("[id='maintenance:until']").fill("2001-01-01T00:00");
        page.locator("[id='maintenance:reason']").fill("New disks");
        page.locator("[id='maintenance:components']").fill("ledger-db, ledger");
        page.locator("[id='maintenance:announce']").click();
        assertThat(messages(page)).containsText("must be after from");
        assertThat(page.locator("[id='maintenance:reason']")).hasValue("New disks");

        page.locator("[id='maintenance:from']").fill("2030-01-01T10:00");
        page.locator("[id='maintenance:until']").fill("2090-01-01T00:00");
        page.locator("[id='maintenance:announce']").click();
        Locator row = page.locator("[id='maintenance:table'] tr").filter(having("New disks"));
        assertThat(row).containsText("ledger-db");
        Assertions.assertThat(get("api/v1/maintenance").body()).contains("New disks");

        row.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.BUTTON, named("Yes")).click();
        assertThat(row).hasCount(0);
        Assertions.assertThat(get("api/v1/maintenance").body()).doesNotContain("New disks");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void nothingKeepsPeopleFromUsingThePages() {
        int version = publishedNow();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = reader.page(address(), scheme);
            for (String path :
                    List.of(
                            "rulesets/index.xhtml",
                            "rulesets/version.xhtml?v=%d&tab=files",
                            "rulesets/version.xhtml?v=%d&tab=check",
                            "rulesets/version.xhtml?v=%d&tab=differences&against=%d",
                            "rulesets/version.xhtml?v=%d&tab=compare",
                            "rulesets/version.xhtml?v=%d&tab=audit",
                            "why.xhtml?component=ledger-db",
                            "maintenance.xhtml")) {
                page.navigate(address() + path.replace("%d", String.valueOf(version)));
                Assertions.assertThat(Axe.complaints(page)).as(path + scheme).isEmpty();
            }
        }
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    private static void tab(Page page, String words) {
        page.locator("nav.tabs").getByText(words).click();
    }

    private static void act(Page page, String label) {
        page.locator(".acts-list").getByRole(AriaRole.BUTTON, in(label)).click();
        page.getByRole(AriaRole.BUTTON, named("Yes")).click();
        assertThat(page.locator(".ui-dialog-mask:visible")).hasCount(0, answered());
    }

    private static void check(Page page) {
        page.locator("[id='check:run']").click();
        assertThat(page.locator("[id='check:found']"))
                .containsText("touched by a scenario", patiently());
    }

    private Path workbook(Page page, String file) {
        Download download =
                page.waitForDownload(
                        () ->
                                page.locator("tr:has([data-file='%s'])".formatted(file))
                                        .getByText("workbook")
                                        .click());
        Path to = folder.resolve(download.suggestedFilename());
        download.saveAs(to);
        return to;
    }

    private Path situation() {
        String minute = json("api/v1/decisions/latest").at("/at").asText();
        try {
            return Files.writeString(
                    folder.resolve("situation.json"),
                    get("api/v1/decisions/%s/situation".formatted(minute)).body());
        } catch (IOException away) {
            throw new java.io.UncheckedIOException(away);
        }
    }

    private static void upload(Page page, Path file, String comment) {
        String here = page.url();
        page.locator("[id='files:part']").setInputFiles(file);
        page.locator("[id='files:upload-comment']").fill(comment);
        page.locator("[id='files:upload']").click();
        page.waitForURL(url -> !url.equals(here) && url.contains("tab=check"));
    }

    /** Changes a number in the row of a reason, as a spreadsheet would. */
    private static void change(Path workbook, String reason, double was, double is) {
        edit(
                workbook,
                row -> text(row.getCell(0)).equals(reason),
                cell -> {
                    if (cell.getCellType() == CellType.NUMERIC
                            && cell.getNumericCellValue() == was) {
                        cell.setCellValue(is);
                    }
                });
    }

    private static void replace(Path workbook, String was, String is) {
        edit(
                workbook,
                row -> true,
                cell -> {
                    if (text(cell).equals(was)) {
                        cell.setCellValue(is);
                    }
                });
    }

    private static void edit(
            Path file,
            java.util.function.Predicate<Row> rows,
            java.util.function.Consumer<Cell> change) {
        try {
            byte[] content = Files.readAllBytes(file);
            try (Workbook workbook =
                            WorkbookFactory.create(new java.io.ByteArrayInputStream(content));
                    OutputStream out = Files.newOutputStream(file)) {
                String before = texts(workbook);
                for (Row row : workbook.getSheetAt(0)) {
                    if (rows.test(row)) {
                        row.forEach(change);
                    }
                }
                Assertions.assertThat(texts(workbook)).isNotEqualTo(before);
                workbook.write(out);
            }
        } catch (IOException away) {
            throw new java.io.UncheckedIOException(away);
        }
    }

    private static String texts(Workbook workbook) {
        var all = new StringBuilder();
        workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> all.append(text(cell))));
        return all.toString();
    }

    private static String text(Cell cell) {
        return cell == null ? "" : new DataFormatter(java.util.Locale.ROOT).formatCellValue(cell);
    }

    private static Locator messages(Page page) {
        return page.locator("[id$=':messages']").first();
    }

    private static int number(Page page) {
        Matcher found = NUMBER.matcher(page.url());
        Assertions.assertThat(found.find()).as(page.url()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static int publishedNow() {
        return json("api/v1/rulesets/in-force").at("/published/number").asInt();
    }

    private static String decidedBy() {
        return json("api/v1/decisions/latest").at("/ruleSet").asText();
    }

    private static JsonNode json(String path) {
        try {
            return JSON_READER.readTree(get(path).body());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Locator.FilterOptions having(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static ContainsTextOptions patiently() {
        return new ContainsTextOptions().setTimeout(PATIENT);
    }

    private static HasCountOptions answered() {
        return new HasCountOptions().setTimeout(PATIENT);
    }

    /** For people to look at; nothing is compared. */
    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/pictures/%s.png".formatted(name))));
    }
}
