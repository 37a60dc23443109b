package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in, users, and tokens in a real browser. */
class UsersPageIT extends Shipped {
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
    void anAdminAddsAUserWhoChoosesAPasswordAndSignsIn() {
        Page page = users(ColorScheme.LIGHT);
        picture(page, "users-light");
        page.getByRole(AriaRole.BUTTON, named("Add a user")).click();
        page.locator("[id='add-form:name']").fill("grace");
        page.locator("[id='add-form:roles'] .ui-chkbox-box").nth(1).click();
        picture(page, "users-add");
        page.locator("[id='add-form:save']").click();
        String first = page.locator(".secret").innerText();
        assertThat(row(page, "grace")).containsText("has to choose a password");
        assertThat(row(page, "grace")).containsText("analyst");
        picture(page, "users-once");
        page.getByRole(AriaRole.BUTTON, named("I have it")).click();
        assertThat(page.locator(".secret")).hasCount(0);

        page.locator("[id='who:out']").click();
        assertThat(page.locator("#sign-in-title")).hasText("Sign in");
        Reader.signIn(page, "Grace", first);
        assertThat(page.locator("#password-title")).hasText("Choose a password of your own");
        picture(page, "password-light");
        page.locator("#old").fill(first);
        page.locator("#chosen").fill("seven green umbrellas");
        page.locator("#again").fill("seven green umbrellas");
        page.locator("#save").click();
        Reader.signIn(page, "grace", "seven green umbrellas");
        assertThat(page.locator("[id='who']")).containsText("grace");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Users")))
                .hasCount(0);
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aTokenIsShownOnceAndRevoked() {
        Page page = users(ColorScheme.DARK);
        page.locator("[id='users:token-name']").fill("the page's test");
        page.locator("[id='users:token-role']").selectOption("viewer");
        page.locator("[id='users:make']").click();
        String secret = page.locator(".secret").innerText();
        Locator token =
                page.locator("#users\\:tokens tr")
                        .filter(new Locator.FilterOptions().setHasText("the page's test"));
        assertThat(token).containsText("valid");
        picture(page, "users-dark");
        Assertions.assertThat(
                        send(java.net.http.HttpRequest.newBuilder(
                                                address().resolve("api/v1/status"))
                                        .header("Authorization", "Bearer " + secret)
                                        .build())
                                .statusCode())
                .isEqualTo(200);

        token.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.BUTTON, named("Yes")).click();

        assertThat(token).containsText("revoked");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void rolesAreChangedAndAUserIsDisabled() {
        post("api/v1/users", JSON, "{\"name\":\"hopper\",\"roles\":[\"VIEWER\"]}");
        Page page = users(ColorScheme.LIGHT);
        row(page, "hopper")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Roles"))
                .click();
        page.locator("[id='roles-form:given'] .ui-chkbox-box").nth(3).click();
        page.locator("[id='roles-form:save']").click();
        assertThat(row(page, "hopper")).containsText("operator");

        row(page, "hopper")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disable"))
                .click();
        page.getByRole(AriaRole.BUTTON, named("Yes")).click();
        assertThat(row(page, "hopper")).containsText("disabled");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void theSignInPageSaysWhatWentWrongInLightAndDark() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page = reader.signedOut(address(), scheme);
            page.locator("#user").fill("nobody");
            page.locator("#password").fill("not a password");
            page.locator("#enter").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("That did not work");
            assertThat(page.locator("html"))
                    .hasClass(Pattern.compile(scheme == ColorScheme.DARK ? "dark" : "light"));
            picture(page, "login-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    private Page users(ColorScheme scheme) {
        return reader.page(URI.create(address() + "users.xhtml"), scheme);
    }

    private static Locator row(Page page, String name) {
        return page.locator("#users\\:people tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("[data-user=%s]".formatted(name))));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** For people to look at; nothing is compared. */
    private static void picture(Page page, String name) {
        for (int width : new int[] {1280, 1920}) {
            page.setViewportSize(width, 1000);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/pictures/%s-%d.png".formatted(name, width))));
        }
        page.setViewportSize(1280, 1000);
    }
}
