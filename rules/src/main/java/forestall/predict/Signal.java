package forestall.predict;

import forestall.detect.DetectorSettings;
import forestall.detect.FlatLine;
import forestall.detect.Overdue;
import forestall.detect.Part;
import forestall.detect.SteadyDetector;
import forestall.model.AnomalyScore;
import forestall.model.AnomalyScore.Reading;
import forestall.model.ComponentId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One metric of one component: what is usual, its newest score, and the evidence that built up.
 * Changes only when a value arrives, so how often it is asked makes no difference.
 */
final class Signal {
    /** Sampling faster than this must not build evidence faster, nor sampling slower. */
    private static final Duration STEP = Duration.ofMinutes(1);

    /** Samples that come closer together than this are not judged one by one. */
    private static final Duration CLOSEST = Duration.ofSeconds(10);

    private static final double NOTHING = 1e-6;

    /** What one takes at least when written. */
    static final int LEAST_BYTES = 2000;

    private final String name;
    private final Measure measure;
    private final Optional<Trend> trend;
    private SteadyDetector detector = new SteadyDetector(DetectorSettings.defaults());
    private FlatLine flat = new FlatLine();
    private Overdue overdue = new Overdue();
    private final Average quick = new Average(60);
    private final Average slow = new Average(400);
    private Instant last = Instant.MIN;
    private Duration interval = Duration.ZERO; // before last
    private double value;
    private float surprise;
    private float still; // surprise at the flat line
    private double evidence; // log-odds, as of last
    private double reading; // of a counter, as of last

    // The latest minute's looks, until it is over.
    private boolean fresh;
    private float oddest;
    private double fromQuick;
    private double fromSlow;

    Signal(String name) {
        this.name = name;
        this.measure = Measure.of(name);
        this.trend = Trend.of(name);
    }

    String name() {
        return name;
    }

    /**
     * @return false when the value is not newer than the last one, and was ignored
     */
    boolean add(Instant at, double newValue, PredictorSettings.Evidence settings) {
        if (!at.isAfter(last)) {
            return false;
        }
        boolean first = last.equals(Instant.MIN);
        if (!first && Duration.between(last, at).compareTo(CLOSEST) < 0) {
            return true;
        }
        if (measure == Measure.COUNTER) {
            double before = reading;
            reading = newValue;
            if (first) {
                last = at; // a rate takes two
                return true;
            }
            double seconds = PredictorSettings.seconds(Duration.between(last, at));
            judge(at, Measure.rate(before, newValue, seconds), settings);
        } else {
            judge(at, newValue, settings);
        }
        return true;
    }

    private void judge(Instant at, double newValue, PredictorSettings.Evidence settings) {
        long second = at.getEpochSecond();
        value = newValue;
        surprise = detector.add(second, newValue);
        float live = detector.detector().surprise();
        oddest = fresh ? Math.max(oddest, live) : live;
        still = flat.add(newValue);
        overdue.arrived(second);
        trend.ifPresent(limited -> limited.add(second, newValue));
        fromQuick = quick.departure(newValue);
        fromSlow = slow.departure(newValue);
        fresh = true;
        build(at, settings);
        last = at;
    }

    // Moves towards what this value says: half way in a half-life.
    private void build(Instant at, PredictorSettings.Evidence settings) {
        Duration since = last.equals(Instant.MIN) ? STEP : Duration.between(last, at);
        double earlier = since.compareTo(settings.staleAfter()) < 0 ? evidence : 0;
        boolean off = detector.isOff();
        double now =
                off
                        ? settings.ofSurprise(surprise)
                                * settings.offLeftAfter(
                                        Duration.ofSeconds(
                                                at.getEpochSecond() - detector.offSince()))
                        : settings.ofSurprise(ofNow());
        Duration step = shorter(since, STEP);
        double left =
                now < earlier && off
                        ? settings.offLeftAfter(step)
                        : settings.leftAfter(PredictorSettings.seconds(step));
        evidence = now + (earlier - now) * left;
        if (evidence < NOTHING) {
            evidence = 0;
        }
        interval = shorter(since, settings.staleAfter());
    }

    private float ofNow() {
        return (detector.detector().surprise(Part.SEASONAL)
                        + detector.detector().surprise(Part.LOGARITHMIC)
                        + detector.detector().surprise(Part.RANGE)
                        + detector.detector().surprise(Part.RESTLESS))
                / 4;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Gives its pieces of evidence, as of a time. */
    void testify(Instant to, PredictorSettings.Evidence settings, Pieces pieces) {
        double departed = evidence == 0 ? 0 : evidence * settings.keptAfter(late(to));
        pieces.add(Family.METRICS, name, departed, () -> inWords());
        boolean silent = isSilentFor(settings.staleAfter(), to);
        if (!silent) {
            pieces.add(
                    Family.FLAT,
                    name,
                    standing(settings),
                    () ->
                            "%s has not moved for %s samples"
                                    .formatted(name, Words.number(flat.run())));
        }
        long second = to.getEpochSecond();
        trend.filter(any -> !silent)
                .ifPresent(limited -> testify(limited, second, settings, pieces));
    }

    // At 0 nothing is stuck: there is nothing to do.
    private double standing(PredictorSettings.Evidence settings) {
        if (value == 0 || still == 0) {
            return 0;
        }
        return settings.ofSurprise(still)
                * settings.standingLeftAfter(interval.multipliedBy(flat.run()));
    }

    /** Log-odds that its silence is worth. */
    double silenceAt(Instant to, PredictorSettings.Evidence settings) {
        float surprise = silence(to);
        return surprise == 0
                ? 0
                : settings.ofSurprise(surprise)
                        * settings.standingLeftAfter(Duration.between(last, to));
    }

    /** Surprise at its silence, 0 or more. */
    float silence(Instant to) {
        return overdue.surprise(to.getEpochSecond());
    }

    String silenceInWords(Instant to) {
        return "%s is silent for %s, usually every %s"
                .formatted(
                        name,
                        Words.time(Duration.between(last, to)),
                        Words.time(Duration.ofSeconds((long) overdue.usualGap())));
    }

    private void testify(
            Trend limited, long second, PredictorSettings.Evidence settings, Pieces pieces) {
        double left = limited.secondsLeft(second);
        pieces.add(
                Family.TREND,
                name,
                horizon ->
                        settings.ofTrend()
                                * Math.min(1, horizon.within().toSeconds() / Math.max(1, left)),
                () ->
                        "%s is %s and reaches %s in %s on its present trend"
                                .formatted(
                                        name,
                                        Words.number(value),
                                        limited.limit(),
                                        Words.time(Duration.ofSeconds((long) left))));
    }

    /** Empty during warm-up and after too long a silence. */
    Optional<AnomalyScore> scoreAt(
            Instant to, ComponentId component, PredictorSettings.Evidence settings) {
        if (detector.detector().count() <= DetectorSettings.defaults().warmUp()
                || late(to).compareTo(settings.staleAfter()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                new AnomalyScore(
                        component,
                        name,
                        last,
                        surprise,
                        Optional.of(new Reading(value, detector.usual(), detector.deviation()))));
    }

    /** What it looked like in the minute that is over, if it said anything; the next one begins. */
    Optional<Looks> minuteIsOver() {
        if (!fresh) {
            return Optional.empty();
        }
        fresh = false;
        return Optional.of(new Looks(value, oddest, fromQuick, fromSlow));
    }

    /**
     * One minute of one metric.
     *
     * @param value the latest
     * @param surprise the largest
     * @param quick ln(1 + deviations) from the last hour
     * @param slow the same from the last hours
     */
    record Looks(double value, float surprise, double quick, double slow) {}

    // A signal that reports every five minutes is not silent in between.
    private Duration late(Instant to) {
        return Duration.between(last, to).minus(interval);
    }

    boolean isSilentFor(Duration silence, Instant to) {
        return Duration.between(last, to).compareTo(silence) >= 0;
    }

    private String inWords() {
        String seen =
                measure == Measure.COUNTER
                        ? "%s grows by %s a second, usually %s ± %s%s"
                        : "%s is %s, usually %s ± %s%s";
        return seen.formatted(
                name,
                Words.number(value),
                Words.number(detector.usual()),
                Words.number(detector.deviation()),
                Words.rarity(surprise));
    }

    void write(DataOutputStream out) throws IOException {
        detector.write(out);
        flat.write(out);
        overdue.write(out);
        if (trend.isPresent()) {
            trend.get().write(out);
        }
        quick.write(out);
        slow.write(out);
        StateWriter.instant(out, last);
        StateWriter.duration(out, interval);
        for (double each : numbers()) {
            out.writeDouble(each);
        }
        out.writeBoolean(fresh);
    }

    private double[] numbers() {
        return new double[] {
            value, surprise, still, evidence, reading, oddest, fromQuick, fromSlow
        };
    }

    void read(StateReader in) throws IOException {
        detector = SteadyDetector.read(in.data(), DetectorSettings.defaults());
        flat = FlatLine.read(in.data());
        overdue = Overdue.read(in.data());
        if (trend.isPresent()) {
            trend.get().read(in);
        }
        quick.read(in.data());
        slow.read(in.data());
        last = in.instant();
        interval = in.duration();
        value = in.finite();
        surprise = (float) in.atLeastZero();
        still = (float) in.atLeastZero();
        evidence = in.atLeastZero();
        reading = in.finite();
        oddest = (float) in.atLeastZero();
        fromQuick = in.finite();
        fromSlow = in.finite();
        fresh = in.bool();
    }
}
