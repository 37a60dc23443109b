package forestall.hazard.unrest;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import forestall.model.Site;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A page of ACLED events. Battles, violence against civilians, explosions, riots, and protests
 * count where the place is known to the town.
 *
 * @param rows how many events it held
 * @param newest day of the newest event; empty when there is none
 * @param unreadable events that are left out because something in them is wrong
 * @see <a href="https://acleddata.com/api-documentation/acled-endpoint">API</a>
 */
public record AcledPage(int rows, Optional<LocalDate> newest, int unreadable) {
    private static final String WHAT = "page of ACLED events";
    private static final int MOST = 10_000;
    private static final String ONLY_PROVINCE = "3";
    private static final Set<String> UNREST =
            Set.of(
                    "Battles",
                    "Violence against civilians",
                    "Explosions/Remote violence",
                    "Riots",
                    "Protests");

    /**
     * Adds the events to the counts, on the day on which they happened.
     *
     * @throws Unreadable when it is no page, or none of its events can be read
     */
    public static AcledPage read(byte[] document, Neighbourhood near, UnrestCounts counts) {
        JsonNode root = Documents.json(document, WHAT);
        int unreadable = 0;
        Optional<LocalDate> newest = Optional.empty();
        JsonNode rows = Documents.array(root, "data", MOST, WHAT);
        for (JsonNode row : rows) {
            try {
                LocalDate day = LocalDate.parse(row.path("event_date").asText());
                double latitude = number(row, "latitude");
                double longitude = number(row, "longitude");
                newest = newest.filter(day::isBefore).or(() -> Optional.of(day));
                if (UNREST.contains(row.path("event_type").asText())
                        && !row.path("geo_precision").asText().equals(ONLY_PROVINCE)) {
                    for (Site site : near.near(latitude, longitude)) {
                        counts.add(site.id(), day);
                    }
                }
            } catch (DateTimeException | NumberFormatException wrong) {
                unreadable++;
            }
        }
        if (unreadable > 0 && unreadable == rows.size()) {
            throw new Unreadable("none of the events of the page can be read");
        }
        return new AcledPage(rows.size(), newest, unreadable);
    }

    // ACLED writes numbers as text, and sometimes as numbers.
    private static double number(JsonNode row, String field) {
        return Double.parseDouble(row.path(field).asText());
    }
}
