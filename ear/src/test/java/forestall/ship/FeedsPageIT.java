package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of feeds in a real browser. */
class FeedsPageIT extends Shipped {
    private Reader reader;

    @BeforeEach
    void open() {
        reader = new Reader();
        loadCatalogue();
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
        delete("api/v1/components/by-the-sea");
    }

    @Test
    void aStormThatWasPushedIsShownWithWhatItTouches() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        post("api/v1/components", JSON, component("by-the-sea", "VM", ""));
        Assertions.assertThat(
                        post(
                                        "api/v1/telemetry/feeds/cap",
                                        "application/xml",
                                        Cap.storm("page-storm", now))
                                .statusCode())
                .isEqualTo(200);

        Page page = reader.page(URI.create(address() + "feeds.xhtml"), ColorScheme.LIGHT);

        Locator feed =
                page.locator("#feeds\\:table tr")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHas(page.locator("[data-feed=cap]")));
        assertThat(feed).containsText("pushed");
        assertThat(feed).containsText("s ago");
        Locator event =
                page.locator("#feeds\\:events tr")
                        .filter(new Locator.FilterOptions().setHasText("Storm surge page-storm"));
        assertThat(event).containsText("weather, cap");
        assertThat(event).containsText("now");
        event.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("#now h1")).isVisible();
        Assertions.assertThat(reader.complaints()).isEmpty();
    }
}
