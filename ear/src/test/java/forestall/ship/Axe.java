package forestall.ship;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Judges by axe-core how accessible a page is. */
final class Axe {
    private static final String SERIOUS =
            """
            async () => (await axe.run(document)).violations
                .filter(each => each.impact === 'serious' || each.impact === 'critical')
                .flatMap(each => each.nodes.map(node =>
                    each.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))""";

    private Axe() {}

    /** What keeps people from using the page as it is now; serious and critical things alone. */
    static List<String> complaints(Page page) {
        page.evaluate(script());
        return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}
