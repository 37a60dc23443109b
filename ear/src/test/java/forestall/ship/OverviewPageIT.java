package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview in a real browser; skipped with a message where there is none. */
class OverviewPageIT extends Shipped {
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
    }

    @Test
    void componentsShowRiskTierTrendAndReason() {
        await("a decision", () -> get("api/v1/risks/ledger-db").statusCode() == 200);
        Page page = page(ColorScheme.LIGHT);

        Locator row = row(page, "ledger-db");
        assertThat(row).containsText("database, Port");
        assertThat(row).containsText("Minimal");
        assertThat(row).containsText("Low risk");
        row.getByText("How the risk adds up").click();
        assertThat(row).containsText("Critical to the business");
        assertThat(
                        page.getByRole(AriaRole.HEADING)
                                .filter(
                                        new Locator.FilterOptions()
                                                .setHasText("Failover region south")))
                .isVisible();
        row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("ledger-db")).click();
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("ledger-db");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void thePageRefreshesItself() {
        delete("api/v1/components/newcomer");
        Page page = page(ColorScheme.LIGHT);
        assertThat(row(page, "newcomer")).hasCount(0);

        post("api/v1/components", JSON, component("newcomer", "VM", ""));

        assertThat(row(page, "newcomer"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        delete("api/v1/components/newcomer");
    }

    @Test
    void aRunIsShownAndCanBeAborted() {
        post(
                "api/v1/simulation/faults",
                JSON,
                "{\"type\":\"BUSY\",\"component\":\"ledger\"}"); // so that the run does not end
        post("api/v1/failovers", JSON, "{\"components\":[\"ledger\"],\"reason\":\"a page test\"}");
        Page page = page(ColorScheme.DARK);
        Locator run =
                page.locator("#overview\\:runs tr")
                        .filter(new Locator.FilterOptions().setHasText("a page test"))
                        .first();
        assertThat(run).containsText("running");

        run.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Abort")).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes")).click();

        assertThat(run)
                .containsText(
                        "aborted", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        Assertions.assertThat(reader.complaints()).isEmpty();
        for (String fault : rows("select id from simulated_fault")) {
            delete("api/v1/simulation/faults/" + fault);
        }
    }

    @Test
    void lightAndDarkFollowTheReader() {
        Page page = page(ColorScheme.DARK);
        assertThat(page.locator("html")).hasClass("dark");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Light")).click();

        assertThat(page.locator("html")).hasClass("light");
    }

    private static Locator row(Page page, String component) {
        return page.locator("#overview\\:components tr:has([data-component='" + component + "'])");
    }

    private Page page(ColorScheme scheme) {
        return reader.page(address(), scheme);
    }
}
