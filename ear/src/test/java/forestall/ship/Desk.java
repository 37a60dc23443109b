package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at an editor of rule sets: what they see, and what they do. */
final class Desk {
    /** The first check after a start is slow. */
    private static final double PATIENT = 60_000;

    private static final Pattern SAVED = Pattern.compile("Saved as v(\\d+), a draft");

    final Page page;

    Desk(Page page) {
        this.page = page;
    }

    /** An editor's page, with its table or text. */
    Desk open(String path) {
        page.navigate(Shipped.address().resolve("rulesets/" + path).toString());
        assertThat(page.locator("#desk.ready")).isVisible();
        return this;
    }

    /** In light or dark from the next page on. */
    Desk appearance(String name) {
        page.context()
                .addCookies(
                        List.of(
                                new Cookie("forestall-appearance", name)
                                        .setUrl(Shipped.address().toString())));
        return this;
    }

    /** The row whose first cell is this. */
    Locator row(String reason) {
        return page.locator(".sheet tbody tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.locator("td:nth-child(2)")
                                                .getByText(
                                                        reason,
                                                        new Locator.GetByTextOptions()
                                                                .setExact(true))));
    }

    /** A cell of that row, by its column counted from 0. */
    Locator cell(String reason, int column) {
        return row(reason).locator("td[role=gridcell]").nth(column);
    }

    void type(Locator cell, String text) {
        cell.click();
        page.keyboard().press("F2");
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
        page.keyboard().press("Enter");
    }

    /** Puts text on the clipboard, and presses what pastes it. */
    void paste(String text) {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.keyboard().press("Control+v");
    }

    Locator state() {
        return page.locator(".desk-state");
    }

    /** Checks, and waits until it is told what came out. */
    void check() {
        page.locator(".desk-check").click();
        assertThat(state())
                .containsText(
                        Pattern.compile("scenarios? pass|no scenario was run"),
                        new ContainsTextOptions().setTimeout(PATIENT));
    }

    void run() {
        page.locator(".desk-run").click();
        assertThat(state())
                .containsText(
                        Pattern.compile("scenarios? pass|no scenario was run"),
                        new ContainsTextOptions().setTimeout(PATIENT));
    }

    Locator finding(String code) {
        return page.locator(".desk-found li[data-code='%s']".formatted(code));
    }

    /** The number of the version that was saved. */
    int save(String comment) {
        page.locator(".desk-comment").fill(comment);
        page.locator(".desk-save").click();
        return saved();
    }

    int saved() {
        assertThat(state()).containsText(SAVED);
        Matcher words = SAVED.matcher(state().innerText());
        if (!words.find()) {
            throw new AssertionError(state().innerText());
        }
        return Integer.parseInt(words.group(1));
    }

    /** For people to look at; nothing is compared. */
    void picture(String name) {
        page.evaluate("() => scrollTo(0, 0)");
        for (int width : new int[] {1280, 1920}) {
            page.setViewportSize(width, 1000);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/pictures/%s-%d.png".formatted(name, width))));
        }
        page.setViewportSize(1280, 1000);
    }
}
