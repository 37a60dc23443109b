package forestall.hazard.security;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.hazard.Documents;
import forestall.hazard.Reading;
import forestall.hazard.Unreadable;
import forestall.model.SoftwareId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One vulnerability in the OSV format.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">format</a>
 */
public final class OsvRecord {
    static final String SOURCE = "osv";
    private static final String WHAT = "vulnerability in the OSV format";
    private static final int MOST = 100_000;

    private OsvRecord() {}

    /**
     * @param known software of which OSV has said that it has the vulnerability
     * @return one without software when it is withdrawn, or nothing in the inventory has it
     * @throws Unreadable when it is no vulnerability, or something in it is wrong
     */
    public static Bulletin read(
            byte[] document, Collection<SoftwareId> known, Inventory inventory) {
        JsonNode root = Documents.json(document, WHAT);
        String id = Documents.need(root, "id");
        Set<SoftwareId> software = new TreeSet<>();
        if (Documents.text(root, "withdrawn").isEmpty()) {
            known.stream().filter(inventory::contains).forEach(software::add);
            root.path("affected").forEach(each -> software.addAll(matching(each, inventory)));
        }
        Optional<Instant> published =
                Documents.text(root, "published").map(text -> Documents.time(text, "published"));
        return new Bulletin(
                SOURCE,
                id,
                key(id, root.path("aliases")),
                software,
                score(root),
                false,
                Optional.empty(),
                published,
                Documents.text(root, "summary")
                        .or(() -> Documents.text(root, "details"))
                        .map(Reading::headline)
                        .orElse(""));
    }

    private static String key(String id, JsonNode aliases) {
        List<String> names = new ArrayList<>(List.of(id));
        aliases.forEach(each -> names.add(each.asText()));
        return names.stream()
                .filter(each -> each.startsWith("CVE-"))
                .min(Comparator.naturalOrder())
                .orElse(id);
    }

    private static Set<SoftwareId> matching(JsonNode affected, Inventory inventory) {
        Optional<String> url = Documents.text(affected.path("package"), "purl");
        Map<SoftwareId, String> installed = url.map(inventory::versionsOf).orElse(Map.of());
        Set<SoftwareId> software = new TreeSet<>();
        if (!installed.isEmpty()) {
            List<VersionRange> ranges = ranges(affected);
            installed.forEach(
                    (id, version) -> {
                        if (ranges.stream().anyMatch(range -> range.contains(version))) {
                            software.add(id);
                        }
                    });
        }
        return software;
    }

    private static List<VersionRange> ranges(JsonNode affected) {
        List<VersionRange> ranges = new ArrayList<>();
        for (JsonNode range : affected.path("ranges")) {
            if (!range.path("type").asText().equals("GIT")) { // commits are no versions
                ranges.addAll(range(range.path("events")));
            }
        }
        for (JsonNode version : affected.path("versions")) {
            Optional<String> only = Optional.of(version.asText());
            ranges.add(new VersionRange(only, true, only, true));
        }
        if (ranges.size() > MOST) {
            throw new Unreadable("more than %d versions are affected".formatted(MOST));
        }
        return ranges;
    }

    /** Where a vulnerability comes in or goes; of two at one version it comes in first. */
    private record Turn(String version, boolean in, boolean versionIncluded) {}

    // The events of a range are in no order; "0" is before every version.
    private static List<VersionRange> range(JsonNode events) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode event : events) {
            Documents.text(event, "introduced")
                    .ifPresent(version -> turns.add(new Turn(version, true, true)));
            Documents.text(event, "fixed")
                    .ifPresent(version -> turns.add(new Turn(version, false, false)));
            Documents.text(event, "last_affected")
                    .ifPresent(version -> turns.add(new Turn(version, false, true)));
        }
        turns.sort(OsvRecord::inOrder);
        List<VersionRange> ranges = new ArrayList<>();
        Optional<Turn> open = Optional.empty();
        for (Turn turn : turns) {
            if (turn.in) {
                open = open.isPresent() ? open : Optional.of(turn);
            } else if (open.isPresent()) {
                ranges.add(
                        new VersionRange(
                                lowerEnd(open.get()),
                                true,
                                Optional.of(turn.version),
                                turn.versionIncluded));
                open = Optional.empty();
            }
        }
        open.ifPresent(
                turn -> ranges.add(new VersionRange(lowerEnd(turn), true, Optional.empty(), true)));
        return ranges;
    }

    private static int inOrder(Turn one, Turn other) {
        if (one.version.equals("0") || other.version.equals("0")) {
            return Boolean.compare(other.version.equals("0"), one.version.equals("0"));
        }
        int order = Versions.compare(one.version, other.version);
        return order != 0 ? order : Boolean.compare(other.in, one.in);
    }

    private static Optional<String> lowerEnd(Turn turn) {
        return turn.version.equals("0") ? Optional.empty() : Optional.of(turn.version);
    }

    private static Optional<Double> score(JsonNode root) {
        Optional<Double> highest = Optional.empty();
        for (JsonNode severity : root.path("severity")) {
            Optional<Double> score =
                    Documents.text(severity, "score").flatMap(vector -> Cvss.score(vector));
            if (score.isPresent() && (highest.isEmpty() || score.get() > highest.get())) {
                highest = score;
            }
        }
        return highest.or(
                () ->
                        Documents.text(root.path("database_specific"), "severity")
                                .flatMap(OsvRecord::ofWord));
    }

    // The middle of the range of scores that CVSS 3.1, section 5, calls so.
    private static Optional<Double> ofWord(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Optional.of(9.5);
            case "HIGH" -> Optional.of(8.0);
            case "MODERATE", "MEDIUM" -> Optional.of(5.5);
            case "LOW" -> Optional.of(2.0);
            default -> Optional.empty();
        };
    }
}
