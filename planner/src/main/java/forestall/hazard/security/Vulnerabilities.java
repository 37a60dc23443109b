package forestall.hazard.security;

import forestall.hazard.Reading;
import forestall.model.ExternalEvent;
import forestall.model.SoftwareId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Bulletins of all sources as one event for each vulnerability, so that one that three sources tell
 * of does not count three times.
 *
 * <p>Severity: 0.9 when it is known to be exploited; otherwise CVSS / 10 × (¼ + ¾ √EPSS), so that a
 * vulnerability that will hardly be exploited counts a quarter of its CVSS, and one that surely
 * will all of it. Without an EPSS the factor is ½, as for an EPSS of 1/9; without a CVSS it is
 * taken for 5.
 */
public final class Vulnerabilities {
    /** Feeds whose events these are; the first that knows the software gives its name. */
    public static final List<String> FEEDS = List.of(NvdPage.SOURCE, OsvRecord.SOURCE);

    /** How long after its source last answered a vulnerability still counts. */
    private static final Duration BELIEVED = Duration.ofDays(30);

    /** The gravest; a server full of old software has more than anybody reads. */
    private static final int MOST = 2_000;

    private static final double OF_EXPLOITED = 0.9;
    private static final double UNKNOWN_CVSS = 5;
    private static final double WITHOUT_EPSS = 0.5;

    private Vulnerabilities() {}

    /**
     * @param bulletins of all sources
     * @param answered when each source last answered
     * @param held events of {@link #FEEDS} that count now or later
     * @return the vulnerabilities of the inventory, and those held that are no longer among them,
     *     ended
     */
    public static Reading of(
            Collection<Bulletin> bulletins,
            Inventory inventory,
            Map<String, Instant> answered,
            Collection<ExternalEvent> held,
            Instant now) {
        Map<String, List<Bulletin>> byKey = new TreeMap<>();
        for (Bulletin each : bulletins) {
            byKey.computeIfAbsent(each.key(), none -> new ArrayList<>()).add(each);
        }
        List<ExternalEvent> gravest =
                byKey.values().stream()
                        .map(each -> event(each, inventory, answered))
                        .flatMap(Optional::stream)
                        .filter(each -> each.until().isAfter(now))
                        .sorted(
                                Comparator.comparingDouble(ExternalEvent::severity)
                                        .reversed()
                                        .thenComparing(
                                                ExternalEvent::from, Comparator.reverseOrder())
                                        .thenComparing(ExternalEvent::id))
                        .toList();
        Map<String, ExternalEvent> events = new TreeMap<>();
        gravest.stream()
                .limit(MOST)
                .forEach(each -> events.put(each.feed() + " " + each.id(), each));
        for (ExternalEvent each : held) {
            events.putIfAbsent(each.feed() + " " + each.id(), Reading.ended(each, now));
        }
        return new Reading(
                List.copyOf(events.values()),
                gravest.size() > MOST
                        ? Optional.of(
                                "%d vulnerabilities are known; the %d gravest count"
                                        .formatted(gravest.size(), MOST))
                        : Optional.empty());
    }

    /** CVEs that the inventory has, of which EPSS can be asked; in order. */
    public static List<String> cves(Collection<Bulletin> bulletins, Inventory inventory) {
        return bulletins.stream()
                .filter(each -> each.key().startsWith("CVE-"))
                .filter(each -> each.software().stream().anyMatch(inventory::contains))
                .map(Bulletin::key)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<ExternalEvent> event(
            List<Bulletin> bulletins, Inventory inventory, Map<String, Instant> answered) {
        Set<SoftwareId> software = new TreeSet<>();
        Optional<Bulletin> first = Optional.empty();
        for (String feed : FEEDS) {
            for (Bulletin each : bulletins) {
                if (each.source().equals(feed)
                        && answered.containsKey(feed)
                        && each.software().stream().anyMatch(inventory::contains)) {
                    each.software().stream().filter(inventory::contains).forEach(software::add);
                    first = first.isPresent() ? first : Optional.of(each);
                }
            }
        }
        return first.map(
                of -> {
                    // By the day, so that asking again the same day changes nothing.
                    Instant seen = answered.get(of.source()).truncatedTo(ChronoUnit.DAYS);
                    Instant until = seen.plus(BELIEVED).plus(1, ChronoUnit.DAYS);
                    Instant from = from(bulletins).orElse(seen);
                    return new ExternalEvent(
                            of.key(),
                            of.source(),
                            ExternalEvent.Type.VULNERABILITY,
                            severity(bulletins),
                            from.isBefore(until) && !from.isBefore(Instant.EPOCH) ? from : seen,
                            until,
                            headline(of, bulletins),
                            Set.of(),
                            Set.of(),
                            software,
                            Optional.empty());
                });
    }

    // The hazard begins when it is known to be exploited, if it is; otherwise when it is published.
    private static Optional<Instant> from(List<Bulletin> bulletins) {
        return first(bulletins, true).or(() -> first(bulletins, false));
    }

    private static Optional<Instant> first(List<Bulletin> bulletins, boolean exploited) {
        return bulletins.stream()
                .filter(each -> each.exploited() == exploited)
                .flatMap(each -> each.published().stream())
                .min(Comparator.naturalOrder());
    }

    static double severity(List<Bulletin> bulletins) {
        if (bulletins.stream().anyMatch(Bulletin::exploited)) {
            return OF_EXPLOITED;
        }
        return cvss(bulletins).orElse(UNKNOWN_CVSS)
                / 10
                * epss(bulletins)
                        .map(probability -> 0.25 + 0.75 * Math.sqrt(probability))
                        .orElse(WITHOUT_EPSS);
    }

    // Sources differ; NVD's score counts where it has one.
    private static Optional<Double> cvss(List<Bulletin> bulletins) {
        return FEEDS.stream()
                .flatMap(
                        feed ->
                                bulletins.stream()
                                        .filter(each -> each.source().equals(feed))
                                        .flatMap(each -> each.cvss().stream())
                                        .max(Comparator.naturalOrder())
                                        .stream())
                .findFirst();
    }

    private static Optional<Double> epss(List<Bulletin> bulletins) {
        return bulletins.stream().flatMap(each -> each.epss().stream()).findFirst();
    }

    private static String headline(Bulletin of, List<Bulletin> bulletins) {
        List<String> marks = new ArrayList<>();
        if (bulletins.stream().anyMatch(Bulletin::exploited)) {
            marks.add("known to be exploited");
        }
        cvss(bulletins)
                .ifPresent(score -> marks.add(String.format(Locale.ROOT, "CVSS %.1f", score)));
        epss(bulletins)
                .ifPresent(score -> marks.add(String.format(Locale.ROOT, "EPSS %.3f", score)));
        String words =
                of.words().isEmpty()
                        ? bulletins.stream()
                                .map(Bulletin::words)
                                .filter(each -> !each.isEmpty())
                                .findFirst()
                                .orElse("")
                        : of.words();
        return Reading.headline(
                of.key()
                        + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")")
                        + (words.isEmpty() ? "" : ": " + words));
    }
}
