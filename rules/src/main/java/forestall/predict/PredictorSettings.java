package forestall.predict;

import java.time.Duration;

/**
 * How odd is odd. One setting for all series of all components.
 *
 * @param clockSkew how far ahead of us a component's clock may be; samples and lines from further
 *     ahead are passed over, as they would block their series
 * @param forgetAfter silence after which a signal's past is dropped
 * @param mostSignals metrics of one component that are watched, 1 to 100,000; further ones are
 *     passed over, so that a label gone wild cannot fill the memory
 * @param mostOfAll metrics of all components that are watched, {@code mostSignals} to 1,000,000
 * @param evidence how a departure from what is usual becomes evidence
 */
public record PredictorSettings(
        Duration clockSkew,
        Duration forgetAfter,
        int mostSignals,
        int mostOfAll,
        Evidence evidence) {

    /**
     * What a departure is worth, in log-odds by the model that ships. A surprise is −log10 of how
     * often a signal departs as far.
     *
     * @param fromSurprise departures up to here are worth nothing, 0 to 12
     * @param perTen log-odds for each further factor of ten in rarity, 0 to 30
     * @param mostPerSignal most log-odds of one signal, 0 to 30
     * @param ofWorstEvent log-odds of an event of severity 1; others in proportion, 0 to 30
     * @param ofTrend log-odds of a limit that is reached within the horizon, 0 to 30; one that is
     *     reached later counts in proportion
     * @param perFailure log-odds of each further factor of e in recent failures, 0 to 30
     * @param diminishing what the next strongest signal of a family is worth beside the one before
     *     it, 0 to below 1: signals of one component move together
     * @param halfLife how long half a change in a metric takes to become evidence, and to fade;
     *     more than 0
     * @param logHalfLife how long half of what a log said takes to fade; more than 0
     * @param standingHalfLife the same for a silence or a flat line: what has stood for hours will
     *     likely stand another; more than 0
     * @param offHalfLife how long half of what a metric off its usual is worth takes to fade: what
     *     does not fail for hours is a new level; more than 0
     * @param freshFor how overdue, against its own interval, a signal may be before its evidence
     *     fades
     * @param staleAfter how overdue a signal says nothing any more; from {@code freshFor} to a day
     * @param drivers most drivers that are named, 1 or more
     * @param leastShown drivers that add less log-odds than this are not named
     */
    public record Evidence(
            double fromSurprise,
            double perTen,
            double mostPerSignal,
            double ofWorstEvent,
            double ofTrend,
            double perFailure,
            double diminishing,
            Duration halfLife,
            Duration logHalfLife,
            Duration standingHalfLife,
            Duration offHalfLife,
            Duration freshFor,
            Duration staleAfter,
            int drivers,
            double leastShown) {

        public Evidence {
            within(fromSurprise, 0, 12, "fromSurprise");
            within(perTen, 0, 30, "perTen");
            within(mostPerSignal, 0, 30, "mostPerSignal");
            within(ofWorstEvent, 0, 30, "ofWorstEvent");
            within(ofTrend, 0, 30, "ofTrend");
            within(perFailure, 0, 30, "perFailure");
            within(diminishing, 0, 0.99, "diminishing");
            atLeast(halfLife, Duration.ofSeconds(1), "halfLife");
            atLeast(logHalfLife, Duration.ofSeconds(1), "logHalfLife");
            atLeast(standingHalfLife, Duration.ofSeconds(1), "standingHalfLife");
            atLeast(offHalfLife, Duration.ofSeconds(1), "offHalfLife");
            atLeast(freshFor, Duration.ZERO, "freshFor");
            atLeast(staleAfter, freshFor, "staleAfter");
            if (staleAfter.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "staleAfter must be at most a day, was " + staleAfter);
            }
            within(drivers, 1, 100, "drivers");
            within(leastShown, 0, 30, "leastShown");
        }

        /** Log-odds of one departure, before it is smoothed. */
        double ofSurprise(double surprise) {
            return Math.max(0, Math.min(mostPerSignal, perTen * (surprise - fromSurprise)));
        }

        /** Share of a difference that is left after {@code seconds}. */
        double leftAfter(double seconds) {
            return StrictMath.pow(2, -seconds / seconds(halfLife));
        }

        /** Share of what a log said that is left. */
        double logLeftAfter(Duration since) {
            return StrictMath.pow(2, -Math.max(0, seconds(since)) / seconds(logHalfLife));
        }

        /** Share of what a silence or a flat line of that length is worth. */
        double standingLeftAfter(Duration since) {
            return StrictMath.pow(2, -Math.max(0, seconds(since)) / seconds(standingHalfLife));
        }

        /** Share of what a metric is worth that has been off its usual for so long. */
        double offLeftAfter(Duration since) {
            return StrictMath.pow(2, -Math.max(0, seconds(since)) / seconds(offHalfLife));
        }

        /** Share of its evidence, 0 to 1, that an overdue signal keeps. */
        double keptAfter(Duration overdue) {
            if (overdue.compareTo(staleAfter) >= 0) {
                return 0;
            }
            Duration beyond = overdue.minus(freshFor);
            return beyond.isNegative() ? 1 : leftAfter(seconds(beyond));
        }
    }

    public PredictorSettings {
        atLeast(clockSkew, Duration.ZERO, "clockSkew");
        atLeast(forgetAfter, Duration.ofMinutes(1), "forgetAfter");
        within(mostSignals, 1, 100_000, "mostSignals");
        within(mostOfAll, mostSignals, 1_000_000, "mostOfAll");
        if (evidence == null) {
            throw new IllegalArgumentException("evidence is missing");
        }
    }

    /**
     * Round numbers, chosen by what they mean under the model that ships, in which a component
     * fails once in 3000 hours: one metric far outside its past gives 0.06 within half an hour, two
     * 0.86, three 0.99. People should hear of one, and act on three.
     */
    public static PredictorSettings defaults() {
        return new PredictorSettings(
                Duration.ofMinutes(2),
                Duration.ofDays(1),
                2000,
                50_000,
                new Evidence(
                        2, // a usual signal passes it 14 times a day
                        2.3, // ln 10: a departure ten times rarer is ten times likelier a failure's
                        6,
                        11, // the worst storm alone gives 0.91
                        9.5, // a full disk
                        2.5, // as nodes of two LANL clusters fail again (their records, 1996 to
                        // 2005)
                        0.75,
                        Duration.ofMinutes(1), // one odd minute counts half, three 7/8
                        Duration.ofMinutes(5), // what is logged once is seldom logged again
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(20), // and a level becomes usual within an hour or two
                        Duration.ofMinutes(1), // a report may get lost
                        Duration.ofMinutes(10),
                        5,
                        0.2));
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static void within(double value, double low, double high, String name) {
        if (!(value >= low && value <= high)) { // also refuses NaN
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, was %s".formatted(name, low, high, value));
        }
    }

    private static void atLeast(Duration value, Duration least, String name) {
        if (value == null || value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "%s must be %s or more, was %s".formatted(name, least, value));
        }
    }
}
