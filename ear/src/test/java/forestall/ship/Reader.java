package forestall.ship;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Someone who reads the pages in Chromium, and hears every complaint of the browser. */
final class Reader implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** Skips the test with a message where there is no Chromium. */
    Reader() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "skipped: there is no " + CHROMIUM + "; install Debian's package chromium");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** The page, signed in as admin. */
    Page page(URI address, ColorScheme scheme) {
        Page page = signedOut(address, scheme);
        if (page.url().contains("/login.xhtml")) {
            signIn(page, "admin", ShippedService.service().firstPassword().orElseThrow());
        }
        return page;
    }

    /** The page as somebody sees it who has not signed in. */
    Page signedOut(URI address, ColorScheme scheme) {
        Page page =
                browser.newPage(
                        new Browser.NewPageOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(1280, 1000));
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onResponse(
                answer -> {
                    if (answer.status() >= 400) {
                        complaints.add(answer.status() + " " + answer.url());
                    }
                });
        page.navigate(address.toString());
        return page;
    }

    /** Fills the form of the page where people sign in, and goes on. */
    static void signIn(Page page, String name, String password) {
        page.locator("#user").fill(name);
        page.locator("#password").fill(password);
        page.locator("#enter").click();
        page.waitForLoadState();
    }

    /** Errors in the console, of scripts, and answers of 400 and more. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
