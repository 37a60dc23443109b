package forestall.hazard.unrest;

import forestall.model.ExternalEvent;
import forestall.model.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Unrest near a site, one event a site and day: when there are more reports than usual. Usual is
 * the mean of the days watched among the 30 before; until three were, nothing is said. Severity
 * grows by 0.2 with each doubling: 0.2 × log₂((reports + 1) / (usual + 1)), at most 0.8, and 0 for
 * fewer than five reports.
 */
public final class UnrestEvents {
    private static final int BASELINE_DAYS = 30;
    private static final int FEWEST_WATCHED = 3;
    private static final int FEWEST_REPORTS = 5;
    private static final double PER_DOUBLING = 0.2;
    private static final double MOST = 0.8;

    /** Reports come in late; a day is judged again on the next ones. */
    private static final int JUDGED_DAYS = 3;

    private UnrestEvents() {}

    /**
     * @param last the last day to judge; the two before it are judged again
     * @param lasts how long after its day unrest still counts
     * @return those that count now or later, in order of site and day
     */
    public static List<ExternalEvent> of(
            String feed,
            UnrestCounts counts,
            Neighbourhood near,
            LocalDate last,
            Duration lasts,
            Instant now) {
        List<ExternalEvent> events = new ArrayList<>();
        for (Site site : near.sites()) {
            for (int back = JUDGED_DAYS - 1; back >= 0; back--) {
                LocalDate day = last.minusDays(back);
                Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
                Instant until = from.plus(Duration.ofDays(1)).plus(lasts);
                int reports = counts.on(day, site.id());
                Optional<Double> usual = usual(counts, site, day);
                double severity = usual.map(mean -> severity(reports, mean)).orElse(0.0);
                if (severity > 0 && until.isAfter(now)) {
                    events.add(
                            new ExternalEvent(
                                    site.id().value() + "/" + day,
                                    feed,
                                    ExternalEvent.Type.UNREST,
                                    severity,
                                    from,
                                    until,
                                    headline(reports, usual.get(), site, day, near.radiusKm()),
                                    Set.of(),
                                    Set.of(site.id()),
                                    Set.of(),
                                    Optional.empty()));
                }
            }
        }
        return events;
    }

    private static Optional<Double> usual(UnrestCounts counts, Site site, LocalDate day) {
        Set<LocalDate> before = counts.watched(day.minusDays(BASELINE_DAYS), day);
        if (before.size() < FEWEST_WATCHED) {
            return Optional.empty();
        }
        double sum = 0;
        for (LocalDate each : before) {
            sum += counts.on(each, site.id());
        }
        return Optional.of(sum / before.size());
    }

    static double severity(int reports, double usual) {
        if (reports < FEWEST_REPORTS || reports <= usual) {
            return 0;
        }
        double doublings = Math.log((reports + 1) / (usual + 1)) / Math.log(2);
        return Math.min(MOST, PER_DOUBLING * doublings);
    }

    private static String headline(
            int reports, double usual, Site site, LocalDate day, double radiusKm) {
        return String.format(
                Locale.ROOT,
                "%d reports of unrest within %.0f km of %s on %s, against %.1f a day before",
                reports,
                radiusKm,
                site.name(),
                day,
                usual);
    }
}
