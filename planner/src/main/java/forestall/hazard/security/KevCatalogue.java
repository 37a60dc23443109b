package forestall.hazard.security;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * CISA's catalogue of known exploited vulnerabilities. It names products by hand, without versions:
 * so it says which vulnerabilities are exploited, and NVD or OSV which software has them.
 *
 * @see <a href="https://www.cisa.gov/known-exploited-vulnerabilities-catalog">catalogue</a>
 */
public final class KevCatalogue {
    static final String SOURCE = "kev";
    private static final String WHAT = "KEV catalogue";
    private static final int MOST = 100_000;

    private KevCatalogue() {}

    /**
     * @throws Unreadable when it is no KEV catalogue, or an entry of it is not whole
     */
    public static List<Bulletin> read(byte[] document) {
        JsonNode root = Documents.json(document, WHAT);
        List<Bulletin> bulletins = new ArrayList<>();
        for (JsonNode entry : Documents.array(root, "vulnerabilities", MOST, WHAT)) {
            String cve = Documents.need(entry, "cveID");
            Instant added = Documents.time(Documents.need(entry, "dateAdded"), "dateAdded");
            bulletins.add(
                    new Bulletin(
                            SOURCE,
                            cve,
                            cve,
                            Set.of(),
                            Optional.empty(),
                            true,
                            Optional.empty(),
                            Optional.of(added),
                            Documents.text(entry, "vulnerabilityName").orElse("")));
        }
        return bulletins;
    }
}
