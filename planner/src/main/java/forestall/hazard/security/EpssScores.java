package forestall.hazard.security;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * FIRST's exploit prediction scores.
 *
 * @see <a href="https://www.first.org/epss/api">API</a>
 */
public final class EpssScores {
    static final String SOURCE = "epss";
    private static final String WHAT = "answer of EPSS";
    private static final int MOST = 10_000;

    private EpssScores() {}

    /**
     * @throws Unreadable when it is no answer of EPSS, or a score of it is none
     */
    public static List<Bulletin> read(byte[] document) {
        JsonNode root = Documents.json(document, WHAT);
        List<Bulletin> bulletins = new ArrayList<>();
        for (JsonNode entry : Documents.array(root, "data", MOST, WHAT)) {
            String cve = Documents.need(entry, "cve");
            bulletins.add(
                    new Bulletin(
                            SOURCE,
                            cve,
                            cve,
                            Set.of(),
                            Optional.empty(),
                            false,
                            Optional.of(score(Documents.need(entry, "epss"))),
                            Optional.empty(),
                            ""));
        }
        return bulletins;
    }

    private static double score(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new Unreadable("epss is no number", noNumber);
        }
    }
}
