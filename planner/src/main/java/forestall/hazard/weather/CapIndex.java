package forestall.hazard.weather;

import forestall.hazard.Unreadable;
import forestall.hazard.Xml.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * An Atom or RSS index of CAP messages, as weather services publish it: the addresses of the
 * messages.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">Atom, RFC 4287</a>
 */
public final class CapIndex {
    private static final String CAP = "application/cap+xml";
    private static final int MOST = 5_000;

    private CapIndex() {}

    /** True when it is the root of an index. */
    public static boolean isIndex(Element root) {
        return root.name().equals("feed") || root.name().equals("rss");
    }

    /**
     * @return addresses as written, newest first as indexes have it, each once
     * @throws Unreadable when there are too many
     */
    public static List<String> addresses(Element root) {
        List<String> addresses = new ArrayList<>();
        for (Element entry : root.all("entry")) {
            atom(entry, addresses);
        }
        for (Element channel : root.all("channel")) {
            for (Element item : channel.all("item")) {
                item.textOf("link").ifPresent(addresses::add);
            }
        }
        List<String> distinct = addresses.stream().distinct().toList();
        if (distinct.size() > MOST) {
            throw new Unreadable("the index has more than %d messages".formatted(MOST));
        }
        return distinct;
    }

    // A link that says that it is CAP; where none says what it is, the first.
    private static void atom(Element entry, List<String> addresses) {
        List<Element> links = entry.all("link");
        links.stream()
                .filter(link -> link.attribute("type").orElse("").equals(CAP))
                .findFirst()
                .or(
                        () ->
                                links.stream()
                                        .filter(link -> link.attribute("type").isEmpty())
                                        .findFirst())
                .flatMap(link -> link.attribute("href"))
                .ifPresent(addresses::add);
    }
}
