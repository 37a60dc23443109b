package forestall.model;

import java.util.List;

/**
 * What is true of a pool for a time, or assumed of it.
 *
 * @param reservations room that is kept free, ids unique
 * @param priceByHour factor on all prices in each hour of the day in UTC, 24 of them, each 0 or
 *     more; empty: always 1
 * @param scenarios failures of which one happens at a time. Empty, as by default: everything may
 *     fail together, and a host holds the sum. Else a host must hold the worst of them, and
 *     components that none takes besides
 */
public record PoolTerms(
        List<Reservation> reservations, List<Double> priceByHour, List<FailureScenario> scenarios) {

    /** Nothing. */
    public static final PoolTerms NONE = new PoolTerms(List.of(), List.of(), List.of());

    /** One a rack of a large region, and some. */
    public static final int MOST_SCENARIOS = 200;

    private static final int HOURS = 24;

    public PoolTerms {
        reservations = List.copyOf(Require.present(reservations, "reservations"));
        priceByHour = List.copyOf(Require.present(priceByHour, "priceByHour"));
        scenarios = List.copyOf(Require.present(scenarios, "scenarios"));
        priceByHour.forEach(each -> Require.atLeastZero(each, "priceByHour"));
        if (!priceByHour.isEmpty() && priceByHour.size() != HOURS) {
            throw new IllegalArgumentException(
                    "priceByHour must have 24 factors, has " + priceByHour.size());
        }
        if (scenarios.size() > MOST_SCENARIOS) {
            throw new IllegalArgumentException(
                    "%d scenarios are more than %d".formatted(scenarios.size(), MOST_SCENARIOS));
        }
        unique(reservations.stream().map(Reservation::id).toList(), "reservation");
        unique(scenarios.stream().map(FailureScenario::name).toList(), "scenario");
    }

    private static void unique(List<String> names, String what) {
        var seen = new java.util.HashSet<String>();
        for (String each : names) {
            if (!seen.add(each)) {
                throw new IllegalArgumentException("%s %s is there twice".formatted(what, each));
            }
        }
    }
}
