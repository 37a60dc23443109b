package forestall.hazard.weather;

import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import forestall.hazard.Xml;
import forestall.hazard.Xml.Element;
import forestall.hazard.weather.Alert.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.locationtech.jts.geom.Coordinate;

/**
 * A message of the Common Alerting Protocol, 1.2 or 1.1. Its infos in one language are hazards of
 * their own; those in others say the same again and are left out: English if it is there, else the
 * first.
 *
 * @see <a href="https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html">CAP 1.2</a>
 */
public final class CapAlerts {
    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.";
    private static final String USUAL_LANGUAGE = "en-US"; // CAP 1.2, section 3.2.2

    private CapAlerts() {}

    /** True when it is the root of a CAP message. */
    public static boolean isAlert(Element root) {
        return root.name().equals("alert") && root.namespace().startsWith(NAMESPACE);
    }

    /**
     * @return none for an exercise, a test, or an acknowledgement
     * @throws Unreadable when it is no CAP message, or something in it is wrong
     */
    public static Alerts read(byte[] document) {
        return read(Xml.read(document));
    }

    /**
     * As {@link #read(byte[])}.
     *
     * @param root of the message
     */
    public static Alerts read(Element root) {
        if (!isAlert(root)) {
            throw new Unreadable("the document is no CAP 1.2 alert");
        }
        Optional<Kind> kind = Alert.kind(need(root, "msgType"));
        if (!need(root, "status").equals("Actual") || kind.isEmpty()) {
            return Alerts.none();
        }
        String key = need(root, "sender") + "," + need(root, "identifier");
        Instant sent = Documents.time(need(root, "sent"), "sent");
        Set<String> references = references(root.textOf("references").orElse(""));
        if (kind.get() == Kind.CANCEL) {
            return new Alerts(List.of(cancel(key, references, sent)), 0, "");
        }
        List<Alert> alerts = new ArrayList<>();
        for (Element info : inOneLanguage(root.all("info"))) {
            String number = alerts.isEmpty() ? "" : "#" + (alerts.size() + 1);
            alerts.add(alert(key + number, kind.get(), references, sent, info));
        }
        return new Alerts(alerts, 0, "");
    }

    private static Alert cancel(String key, Set<String> references, Instant sent) {
        return new Alert(
                key,
                Kind.CANCEL,
                references,
                0,
                sent,
                sent.plusSeconds(1),
                "Cancelled",
                Footprint.NONE);
    }

    private static List<Element> inOneLanguage(List<Element> infos) {
        List<Element> english =
                infos.stream().filter(each -> language(each).startsWith("en")).toList();
        if (!english.isEmpty() || infos.isEmpty()) {
            return english;
        }
        String first = language(infos.get(0));
        return infos.stream().filter(each -> language(each).equals(first)).toList();
    }

    private static String language(Element info) {
        return info.textOf("language").orElse(USUAL_LANGUAGE).toLowerCase(Locale.ROOT);
    }

    private static Alert alert(
            String key, Kind kind, Set<String> references, Instant sent, Element info) {
        Instant from = Alert.from(sent, time(info, "effective"), time(info, "onset"));
        String event = info.textOf("event").orElse("Alert");
        Footprint footprint = Footprint.NONE;
        for (Element area : info.all("area")) {
            for (Element polygon : area.all("polygon")) {
                footprint = footprint.and(polygon(polygon.text()));
            }
            for (Element circle : area.all("circle")) {
                footprint = footprint.and(circle(circle.text()));
            }
        }
        return new Alert(
                key,
                kind,
                references,
                CapWords.severity(
                        info.textOf("severity").orElse(""),
                        info.textOf("urgency").orElse(""),
                        info.textOf("certainty").orElse("")),
                from,
                Alert.until(from, time(info, "expires").filter(from::isBefore)),
                info.textOf("headline").orElse(event),
                footprint);
    }

    private static String need(Element element, String child) {
        return element.textOf(child).orElseThrow(() -> new Unreadable(child + " is missing"));
    }

    private static Optional<Instant> time(Element info, String child) {
        return info.textOf(child).map(text -> Documents.time(text, child));
    }

    // sender,identifier,sent of each message, by spaces
    private static Set<String> references(String text) {
        Set<String> keys = new HashSet<>();
        for (String each : words(text)) {
            int last = each.lastIndexOf(',');
            if (last > 0) {
                keys.add(each.substring(0, last));
            }
        }
        return keys;
    }

    // latitude,longitude of each corner, by spaces
    private static Footprint polygon(String text) {
        List<Coordinate> ring = new ArrayList<>();
        for (String each : words(text)) {
            ring.add(point(each));
        }
        return Footprint.polygon(List.of(ring));
    }

    // latitude,longitude radius, in km
    private static Footprint circle(String text) {
        List<String> parts = words(text);
        if (parts.size() != 2) {
            throw new Unreadable("a circle is no point and radius");
        }
        Coordinate centre = point(parts.get(0));
        return Footprint.circle(centre.y, centre.x, number(parts.get(1)));
    }

    private static Coordinate point(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new Unreadable("a point is no latitude,longitude");
        }
        return new Coordinate(number(text.substring(comma + 1)), number(text.substring(0, comma)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new Unreadable("a coordinate is no number", noNumber);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
