package forestall.screen;

import forestall.risk.RuleOrigin;
import forestall.ruleset.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of places in a version, as the editors take them; relative to {@code rulesets/}. */
final class Places {
    private Places() {}

    static String file(int version, String file) {
        String page = isTable(file) ? "table" : "text";
        return "%s.xhtml?v=%d&file=%s".formatted(page, version, encoded(file));
    }

    static boolean isTable(String file) {
        return file.endsWith(".csv") || file.endsWith(".xlsx");
    }

    static String place(int version, Place place) {
        String cell = place.cell().isEmpty() ? "" : "&at=" + encoded(place.cell());
        if (place.file().startsWith("scenarios")) {
            return "scenarios.xhtml?v=" + version + cell;
        }
        if (place.file().equals("parameters")) {
            return "parameters.xhtml?v=" + version;
        }
        if (place.file().equals(Place.ALL.file())) {
            return "version.xhtml?v=" + version;
        }
        return file(version, place.file())
                + sheet(place.sheet())
                + cell
                + (place.line() > 0 ? "&line=" + place.line() : "");
    }

    static String origin(int version, RuleOrigin origin) {
        return file(version, origin.file())
                + sheet(origin.sheet())
                + (origin.row() > 0 ? "&at=A" + origin.row() : "")
                + (origin.line() > 0 ? "&line=" + origin.line() : "");
    }

    static String cell(int version, String file, String sheet, String cell) {
        return place(version, Place.cell(file, sheet, cell));
    }

    private static String sheet(String sheet) {
        return sheet.isEmpty() ? "" : "&sheet=" + encoded(sheet);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
