package forestall.predict;

import java.time.Duration;
import org.apache.commons.math3.analysis.function.Logit;

/**
 * How odd is odd. One setting for all series of all components.
 *
 * @param horizon how far ahead a probability looks
 * @param priorProbability of a failure within the horizon when nothing is unusual, between 0 and 1
 * @param past what a signal's usual range is taken from
 * @param evidence how a departure from it becomes log-odds
 */
public record PredictorSettings(
        Duration horizon, double priorProbability, Past past, Evidence evidence) {

    /** Beyond these log-odds a double can no longer tell a probability from 1. */
    private static final double MOST_LOG_ODDS = 30;

    /**
     * A signal's recent past. It keeps one value a minute, however often the signal reports.
     *
     * @param window minutes that make up the usual range, 10 to 1440
     * @param lag newest minutes that are left out of it, 0 or more: what is going on now must not
     *     pass for usual while it is judged
     * @param minimum minutes needed before anything is scored, 2 to {@code window}
     * @param tail share of the past, 0.5 to below 1, that counts as within two sides of usual; what
     *     a signal does every half hour is no news
     * @param floor smallest standard deviation as a share of the largest value of the past, more
     *     than 0: a constant that moves by a thousandth is still the same constant
     * @param admitted sigmas, 3.5 or more, that a value may stand out with when it enters the past;
     *     what lies further out enters as that, so a long incident becomes usual in steps, not at
     *     once
     * @param mostSigmas where a departure is cut off; beyond it only the log tells a difference
     * @param clockSkew how far ahead of us a component's clock may be; samples and lines from
     *     further ahead are passed over, as they would block their series
     * @param forgetAfter silence after which a signal's past is dropped
     */
    public record Past(
            int window,
            int lag,
            int minimum,
            double tail,
            double floor,
            double admitted,
            double mostSigmas,
            Duration clockSkew,
            Duration forgetAfter) {

        public Past {
            within(window, 10, 1440, "window");
            within(lag, 0, 1440, "lag");
            within(minimum, 2, window, "minimum");
            within(tail, 0.5, 0.999, "tail");
            within(floor, 1e-9, 1, "floor");
            within(admitted, 3.5, 1e6, "admitted");
            within(mostSigmas, 1, 1e6, "mostSigmas");
            atLeast(clockSkew, Duration.ZERO, "clockSkew");
            atLeast(forgetAfter, Duration.ofMinutes(1), "forgetAfter");
        }
    }

    /**
     * What a departure is worth.
     *
     * @param fromSigmas departures up to here are worth nothing; more than 0
     * @param perFold log-odds for each further factor of e in sigmas
     * @param mostPerSignal most log-odds that one metric can add
     * @param errorWeight how much more the rate of logged errors is worth than a metric
     * @param warningWeight the same for warnings
     * @param ofWorstEvent log-odds of an event of severity 1; others in proportion
     * @param diminishing what the next strongest signal is worth beside the one before it, 0 to
     *     below 1
     * @param halfLife how long half a change in a signal takes to become evidence, and to fade;
     *     more than 0
     * @param freshFor how overdue, against its own interval, a signal may be before its evidence
     *     fades
     * @param staleAfter how overdue a signal says nothing any more; from {@code freshFor} to a day
     * @param drivers most drivers that are named, 1 or more
     * @param leastShown drivers that add less log-odds than this are not named
     */
    public record Evidence(
            double fromSigmas,
            double perFold,
            double mostPerSignal,
            double errorWeight,
            double warningWeight,
            double ofWorstEvent,
            double diminishing,
            Duration halfLife,
            Duration freshFor,
            Duration staleAfter,
            int drivers,
            double leastShown) {

        public Evidence {
            within(fromSigmas, 0.1, 1e6, "fromSigmas");
            within(perFold, 0, 30, "perFold");
            within(mostPerSignal, 0, 30, "mostPerSignal");
            within(errorWeight, 0, 10, "errorWeight");
            within(warningWeight, 0, 10, "warningWeight");
            within(ofWorstEvent, 0, 30, "ofWorstEvent");
            within(diminishing, 0, 0.99, "diminishing");
            atLeast(halfLife, Duration.ofSeconds(1), "halfLife");
            atLeast(freshFor, Duration.ZERO, "freshFor");
            atLeast(staleAfter, freshFor, "staleAfter");
            if (staleAfter.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "staleAfter must be at most a day, was " + staleAfter);
            }
            within(drivers, 1, 100, "drivers");
            within(leastShown, 0, 30, "leastShown");
        }

        /** Log-odds of one departure of {@code sigmas}, before it is smoothed. */
        double ofSigmas(double sigmas) {
            if (sigmas <= fromSigmas) {
                return 0;
            }
            return Math.min(mostPerSignal, perFold * StrictMath.log(sigmas / fromSigmas));
        }

        /** Share of a difference that is left after {@code seconds}. */
        double leftAfter(double seconds) {
            return StrictMath.pow(2, -seconds / seconds(halfLife));
        }

        /** Share of its evidence, 0 to 1, that an overdue signal keeps. */
        double keptAfter(Duration overdue) {
            if (overdue.compareTo(staleAfter) >= 0) {
                return 0;
            }
            Duration beyond = overdue.minus(freshFor);
            return beyond.isNegative() ? 1 : leftAfter(seconds(beyond));
        }

        private double mostInSum() {
            double weight = Math.max(1, Math.max(errorWeight, warningWeight));
            return Math.max(ofWorstEvent, mostPerSignal * weight) / (1 - diminishing);
        }
    }

    public PredictorSettings {
        atLeast(horizon, Duration.ofMinutes(1), "horizon");
        within(priorProbability, 1e-9, 0.5, "priorProbability");
        if (past == null || evidence == null) {
            throw new IllegalArgumentException("past or evidence is missing");
        }
        if (new Logit().value(priorProbability) + evidence.mostInSum() > MOST_LOG_ODDS) {
            throw new IllegalArgumentException(
                    "all evidence together may add up to certainty: lower mostPerSignal, ofWorstEvent, or diminishing");
        }
    }

    /**
     * Round numbers, chosen by what they mean; one day of real faults was looked at to choose the
     * structure. A metric far outside its past is worth 3, so one alone gives 0.17, two 0.66, three
     * 0.91, and any number at most 0.9994: people should hear of one, and act on three. The prior
     * is one failure in 50 hours, higher than life, so that a probability has somewhere to come
     * from.
     */
    public static PredictorSettings defaults() {
        return new PredictorSettings(
                Duration.ofMinutes(30),
                0.01,
                new Past(
                        120, // two hours: short enough to follow the day without knowing of days
                        5,
                        10,
                        0.95, // up to six odd minutes in two hours are taken as usual
                        0.01,
                        4, // doubles a tail in six minutes: 40 sigmas are usual after some 30
                        100,
                        Duration.ofMinutes(2),
                        Duration.ofDays(1)),
                new Evidence(
                        3, // a Gaussian signal passes it four times a day
                        2,
                        3,
                        1.5, // errors are what failing software says of itself
                        0.75,
                        6.5, // the worst storm alone gives 0.87
                        0.75,
                        Duration.ofMinutes(1), // one odd minute counts half, three 7/8
                        Duration.ofMinutes(1), // a report may get lost
                        Duration.ofMinutes(10),
                        5,
                        0.1));
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
