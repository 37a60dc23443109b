package forestall.ship;

import static forestall.ship.Shipped.JSON;
import static forestall.ship.Shipped.address;
import static forestall.ship.Shipped.post;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People with roles, who sign in by the page. */
final class Colleagues {
    private static final Pattern PASSWORD = Pattern.compile("\"password\"\\s*:\\s*\"([^\"]+)\"");
    private static final String CHOSEN = "seven green umbrellas";

    private static final Map<String, String> KNOWN = new HashMap<>();

    private Colleagues() {}

    /** Somebody's first page; they are added when they are not known yet. */
    static Page signedIn(Reader reader, String name, String role) {
        String first =
                KNOWN.computeIfAbsent(
                        name,
                        fresh ->
                                password(
                                        post(
                                                        "api/v1/users",
                                                        JSON,
                                                        "{\"name\":\"%s\",\"roles\":[\"%s\"]}"
                                                                .formatted(fresh, role))
                                                .body()));
        Page page = reader.signedOut(address(), ColorScheme.LIGHT);
        Reader.signIn(page, name, first);
        if (page.locator("#password-title").count() > 0) {
            page.locator("#old").fill(first);
            page.locator("#chosen").fill(CHOSEN);
            page.locator("#again").fill(CHOSEN);
            page.locator("#save").click();
            KNOWN.put(name, CHOSEN);
            page.waitForLoadState();
            if (page.locator("#user").count() > 0) {
                Reader.signIn(page, name, CHOSEN);
            }
        }
        return page;
    }

    /** Somebody who is known, on the page where people sign in. */
    static void signIn(Page page, String name) {
        Reader.signIn(page, name, KNOWN.get(name));
    }

    private static String password(String answer) {
        Matcher found = PASSWORD.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException(answer);
        }
        return found.group(1);
    }
}
