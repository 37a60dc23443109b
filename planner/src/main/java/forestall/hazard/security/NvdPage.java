package forestall.hazard.security;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Reading;
import forestall.hazard.Unreadable;
import forestall.model.SoftwareId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One page of NVD's CVE API 2.0. A CVE touches installed software when one of its criteria that is
 * marked vulnerable means it; on what else it must run is left aside, as inventories seldom say.
 *
 * @param next index of the first CVE of the next page; empty on the last one
 * @param bulletins CVEs that touch the inventory
 * @param others ids of the other CVEs of the page: rejected, or of software that is not installed
 * @param unreadable CVEs that are left out because something in them is wrong
 * @see <a href="https://nvd.nist.gov/developers/vulnerabilities">API</a>
 */
public record NvdPage(
        Optional<Integer> next, List<Bulletin> bulletins, List<String> others, int unreadable) {
    static final String SOURCE = "nvd";
    private static final String WHAT = "page of NVD's CVE API 2.0";
    private static final int MOST = 2_000; // NVD's own limit
    private static final List<String> METRICS =
            List.of("cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2");

    public NvdPage {
        bulletins = List.copyOf(bulletins);
        others = List.copyOf(others);
    }

    /**
     * @throws Unreadable when it is no page, or none of its CVEs can be read
     */
    public static NvdPage read(byte[] document, Inventory inventory) {
        JsonNode root = Documents.json(document, WHAT);
        JsonNode vulnerabilities = Documents.array(root, "vulnerabilities", MOST, WHAT);
        List<Bulletin> bulletins = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode each : vulnerabilities) {
            try {
                Bulletin bulletin = bulletin(each.path("cve"), inventory);
                if (bulletin.software().isEmpty()) {
                    others.add(bulletin.id());
                } else {
                    bulletins.add(bulletin);
                }
            } catch (Unreadable wrong) {
                unreadable++;
            }
        }
        if (unreadable > 0 && unreadable == vulnerabilities.size()) {
            throw new Unreadable("none of the CVEs of the page can be read");
        }
        return new NvdPage(next(root, vulnerabilities.size()), bulletins, others, unreadable);
    }

    private static Optional<Integer> next(JsonNode root, int size) {
        JsonNode start = root.path("startIndex");
        JsonNode total = root.path("totalResults");
        if (!start.canConvertToInt() || !total.canConvertToInt()) {
            throw new Unreadable("the document is no %s: it has no startIndex".formatted(WHAT));
        }
        long next = (long) start.intValue() + size;
        return size > 0 && next < total.intValue() ? Optional.of((int) next) : Optional.empty();
    }

    private static Bulletin bulletin(JsonNode cve, Inventory inventory) {
        String id = Documents.need(cve, "id");
        boolean rejected =
                Documents.text(cve, "vulnStatus").orElse("").equalsIgnoreCase("Rejected");
        Optional<Instant> exploited =
                Documents.text(cve, "cisaExploitAdd")
                        .map(text -> Documents.time(text, "cisaExploitAdd"));
        return new Bulletin(
                SOURCE,
                id,
                id,
                rejected ? Set.of() : software(cve, inventory),
                score(cve.path("metrics")),
                exploited.isPresent(),
                Optional.empty(),
                exploited.or(
                        () ->
                                Documents.text(cve, "published")
                                        .map(text -> Documents.time(text, "published"))),
                words(cve.path("descriptions")));
    }

    private static Set<SoftwareId> software(JsonNode cve, Inventory inventory) {
        Set<SoftwareId> software = new TreeSet<>();
        for (JsonNode configuration : cve.path("configurations")) {
            for (JsonNode node : configuration.path("nodes")) {
                if (node.path("negate").asBoolean()) {
                    continue; // what is not affected
                }
                for (JsonNode match : node.path("cpeMatch")) {
                    if (match.path("vulnerable").asBoolean()) {
                        software.addAll(inventory.matching(match(match)));
                    }
                }
            }
        }
        return software;
    }

    private static CpeMatch match(JsonNode match) {
        Optional<String> from = Documents.text(match, "versionStartIncluding");
        Optional<String> to = Documents.text(match, "versionEndIncluding");
        return new CpeMatch(
                CpeMatch.parse(Documents.need(match, "criteria")),
                new VersionRange(
                        from.or(() -> Documents.text(match, "versionStartExcluding")),
                        from.isPresent(),
                        to.or(() -> Documents.text(match, "versionEndExcluding")),
                        to.isPresent()));
    }

    // The newest version of CVSS that is given; of several scores NVD's own, else the first.
    private static Optional<Double> score(JsonNode metrics) {
        for (String version : METRICS) {
            Optional<Double> first = Optional.empty();
            for (JsonNode metric : metrics.path(version)) {
                JsonNode score = metric.path("cvssData").path("baseScore");
                if (score.isNumber()) {
                    if (metric.path("type").asText().equals("Primary")) {
                        return Optional.of(score.doubleValue());
                    }
                    first = first.isPresent() ? first : Optional.of(score.doubleValue());
                }
            }
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static String words(JsonNode descriptions) {
        for (JsonNode each : descriptions) {
            if (each.path("lang").asText().equals("en")) {
                return Documents.text(each, "value").map(Reading::headline).orElse("");
            }
        }
        return "";
    }
}
