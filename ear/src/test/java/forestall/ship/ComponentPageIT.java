package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of one component in a real browser, with a week of minutes behind it. */
class ComponentPageIT extends Shipped {
    private static final String ID = "weekly";
    private static WeekOfMinutes week;

    private Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader();
        loadCatalogue();
        if (week == null) {
            post("api/v1/components", JSON, component(ID, "DATABASE", ""));
            post("api/v1/components", JSON, component("silent", "VM", ""));
            week = new WeekOfMinutes(ID);
            week.send();
            week.sendEvents();
        }
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void aWeekOfMinutesIsDrawnWithItsBandAnomaliesLogEventsAndRisk() {
        await("a decision", () -> get("api/v1/risks/" + ID).statusCode() == 200);
        Page page = component(ID, "&range=7d", ColorScheme.LIGHT);
        drawn(page, "7d");

        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText(ID);
        assertThat(page.locator("#now")).containsText("database");
        assertThat(page.locator("#now")).containsText("critical to the business");
        assertThat(page.locator("#now .why")).containsText(Pattern.compile("risk"));
        assertThat(page.locator("#now .ahead"))
                .containsText(
                        Pattern.compile("Fails with [0-9.]+ % within 24 h, .* within 30 days"));
        assertThat(page.locator(".chart.signal")).hasCount(6);
        Locator disk = page.locator(".chart[data-signal=io_wait_percent]");
        assertThat(disk.locator(".list-of summary")).containsText("anomal");
        disk.locator(".list-of summary").click();
        assertThat(disk).containsText("than ever seen before");
        assertThat(disk.locator("canvas"))
                .hasAttribute("aria-label", Pattern.compile("io_wait_percent from .* anomal"));

        // What stands on the canvas: the band round what is usual, and the mark of the anomaly.
        Assertions.assertThat(dataset(page, "io_wait_percent", "each.pointStyle === 'rectRot'"))
                .isPositive();
        Assertions.assertThat(dataset(page, "io_wait_percent", "each.fill === '+1'"))
                .isGreaterThan(500);
        Assertions.assertThat(pixels(page, "io_wait_percent", "odd")).isPositive();
        Assertions.assertThat(pixels(page, "io_wait_percent", "measured")).isPositive();

        Locator log = page.locator(".chart.log");
        Assertions.assertThat(log.locator(".mark").count()).isPositive();
        assertThat(log).containsText("could not write block <*>");
        assertThat(page.locator(".chart.happenings")).containsText("Gale at the port");
        assertThat(page.locator(".chart.happenings")).containsText("The disk cannot write");
        assertThat(page.locator(".chart.foreseen")).containsText("Within 30 minutes");
        assertThat(page.locator(".chart.foreseen canvas")).isVisible();
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void theRangeIsChangedByTheKeyboardAndTheCursorMoves() {
        Page page = component(ID, "", ColorScheme.DARK);
        drawn(page, "24h");

        page.locator("[name=range]:checked").focus();
        page.keyboard().press("ArrowRight");
        drawn(page, "7d");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        drawn(page, "6h");
        Assertions.assertThat(page.url()).contains("range=6h");

        page.locator(".stack").focus();
        page.keyboard().press("Home");
        assertThat(page.locator(".cursor")).isVisible();
        String atHome = page.locator(".cursor").textContent();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".cursor")).not().hasText(atHome);
        page.keyboard().press("Escape");
        assertThat(page.locator(".cursor")).isHidden();
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void otherSignalsAreChosenAndAPartIsLookedAtCloser() {
        Page page = component(ID, "&range=7d&metric=cpu_percent", ColorScheme.LIGHT);
        drawn(page, "7d");
        assertThat(page.locator(".chart.signal")).hasCount(1);

        page.locator(".chooser summary").click();
        page.locator(".chooser [value=requests_total]").check();
        assertThat(page.locator(".chart.signal")).hasCount(2);
        assertThat(page.locator(".chart[data-signal=requests_total]"))
                .containsText("growth a second");
        page.keyboard().press("Escape");

        var box = page.locator(".chart.signal canvas").first().boundingBox();
        page.mouse().move(box.x + box.width * 0.6, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + 60);
        page.mouse().up();
        drawn(page, "closer");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to 7 days"))
                .click();
        drawn(page, "7d");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void whereNothingCameItSaysWhatToDo() {
        Page page = component("silent", "", ColorScheme.LIGHT);
        drawn(page, "24h");

        assertThat(page.locator(".notice")).containsText("Nothing was received from silent yet");
        assertThat(page.locator(".notice")).containsText("/api/v1/telemetry/samples");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aComponentThatIsNotThereIsSaidSoAndAnErrorCanBeTriedAgain() {
        Page nobody = component("nobody", "", ColorScheme.LIGHT);
        assertThat(nobody.getByRole(AriaRole.HEADING).first())
                .containsText("No component is called “nobody”");

        Page page = component(ID, "&metric=no_such_metric", ColorScheme.LIGHT);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("never had [no_such_metric]");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show the oddest signals"))
                .click();
        drawn(page, "24h");
        assertThat(page.locator(".chart.signal")).hasCount(6);
    }

    @Test
    void aWeekOfSixSignalsIsMeasured() {
        String path =
                "api/v1/components/%s/history?from=%s&%s"
                        .formatted(
                                ID,
                                week.incident().minusSeconds(6 * 86_400),
                                WeekOfMinutes.query());
        long best = Long.MAX_VALUE;
        HttpResponse<String> answer = null;
        for (int call = 0; call < 5; call++) {
            long begin = System.nanoTime();
            answer = send(call(path).header("Accept-Encoding", "identity").GET().build());
            best = Math.min(best, System.nanoTime() - begin);
        }
        Page page = component(ID, "&range=7d", ColorScheme.LIGHT);
        drawn(page, "7d");
        System.out.printf(
                "7 days of minutes, 6 signals: %d ms and %d KB from the API, %s ms until drawn%n",
                best / 1_000_000,
                answer.body().length() / 1024,
                page.locator(".stack").getAttribute("data-took"));

        Assertions.assertThat(answer.statusCode()).isEqualTo(200);
    }

    private Page component(String id, String more, ColorScheme scheme) {
        return reader.page(URI.create(address() + "component.xhtml?id=" + id + more), scheme);
    }

    private static void drawn(Page page, String range) {
        assertThat(page.locator(".stack"))
                .hasAttribute(
                        "data-drawn",
                        range,
                        new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
    }

    /** How many points the data set of a chart has that is such. */
    private static int dataset(Page page, String signal, String which) {
        return (Integer)
                page.evaluate(
                        """
                        signal => Chart.getChart(document.querySelector(
                          `[data-signal="${signal}"] canvas`)).data.datasets
                          .find(each => %s).data.filter(point => point.y !== null).length"""
                                .formatted(which),
                        signal);
    }

    /** How many pixels of a chart have nearly the colour of that name. */
    private static int pixels(Page page, String signal, String colour) {
        return (Integer)
                page.evaluate(
                        """
                        ([signal, colour]) => {
                          const canvas = document.querySelector(`[data-signal="${signal}"] canvas`);
                          const probe = document.createElement('canvas').getContext('2d');
                          probe.fillStyle = getComputedStyle(document.documentElement)
                            .getPropertyValue('--' + colour).trim();
                          probe.fillRect(0, 0, 1, 1);
                          const want = probe.getImageData(0, 0, 1, 1).data;
                          const all = canvas.getContext('2d')
                            .getImageData(0, 0, canvas.width, canvas.height).data;
                          let found = 0;
                          for (let at = 0; at < all.length; at += 4) {
                            if (Math.abs(all[at] - want[0]) + Math.abs(all[at + 1] - want[1])
                                + Math.abs(all[at + 2] - want[2]) < 12 && all[at + 3] > 200) { found++; }
                          }
                          return found;
                        }""",
                        new String[] {signal, colour});
    }
}
