package forestall.predict;

import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One series of one component: its past, its newest score, and the evidence that built up. Changes
 * only when a value arrives, so how often it is asked makes no difference.
 */
final class Signal {
    /** Sampling faster than this must not build evidence faster, nor sampling slower. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final double NOTHING = 1e-6;

    /** What one takes at least when written. */
    static final int LEAST_BYTES = 71;

    private final Measure measure;
    private final Window window;
    private Instant last = Instant.MIN;
    private long lastMinute = Long.MIN_VALUE; // the newest in the window
    private Duration interval = Duration.ZERO; // before last
    private boolean scored;
    private double value;
    private double usual;
    private double sigmas;
    private double evidence; // log-odds before weight, as of last
    private double reading; // of a counter, as of last

    Signal(Measure measure, PredictorSettings.Past past) {
        this.measure = measure;
        this.window = new Window(past.window(), past.lag(), past.tail());
    }

    /**
     * @return false when the value is not newer than the last one, and was ignored
     */
    boolean add(Instant at, double newValue, PredictorSettings settings) {
        if (!at.isAfter(last)) {
            return false;
        }
        if (measure == Measure.COUNTER) {
            boolean first = last.equals(Instant.MIN);
            double rate = first ? 0 : Counter.rate(reading, newValue, Duration.between(last, at));
            reading = newValue;
            if (first) {
                last = at; // a rate takes two
                return true;
            }
            return take(at, rate, settings);
        }
        return take(at, newValue, settings);
    }

    private boolean take(Instant at, double newValue, PredictorSettings settings) {
        double admitted = score(newValue, settings.past());
        build(at, settings.evidence());
        long minute = Math.floorDiv(at.getEpochSecond(), 60L);
        if (minute > lastMinute) {
            window.add(admitted);
            lastMinute = minute;
        }
        last = at;
        return true;
    }

    /**
     * @return what may enter the window, on the measure's scale
     */
    private double score(double newValue, PredictorSettings.Past past) {
        double scaled = measure.toScale(newValue);
        value = newValue;
        scored = window.count() >= past.minimum();
        if (!scored) {
            sigmas = 0;
            return scaled;
        }
        double median = window.median();
        double spread =
                Math.max(
                        window.spread(median), measure.leastSpread(window.largest(), past.floor()));
        usual = measure.fromScale(median);
        sigmas = Math.min(past.mostSigmas(), measure.departure(scaled - median) / spread);
        double most = past.admitted() * spread;
        return Math.max(median - most, Math.min(median + most, scaled));
    }

    // Moves towards what this value says: half way in a half-life.
    private void build(Instant at, PredictorSettings.Evidence settings) {
        Duration since = last.equals(Instant.MIN) ? STEP : Duration.between(last, at);
        double before = since.compareTo(settings.staleAfter()) < 0 ? evidence : 0;
        double left = settings.leftAfter(PredictorSettings.seconds(shorter(since, STEP)));
        double now = settings.ofSigmas(sigmas);
        evidence = now + (before - now) * left;
        if (evidence < NOTHING) {
            evidence = 0;
        }
        interval = shorter(since, settings.staleAfter());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Log-odds before weight; 0 when the signal has been silent for too long. */
    double evidenceAt(Instant to, PredictorSettings.Evidence settings) {
        return evidence == 0 ? 0 : evidence * settings.keptAfter(overdue(to));
    }

    /** Empty during warm-up and after too long a silence. */
    Optional<AnomalyScore> scoreAt(
            Instant to, ComponentId component, String name, PredictorSettings.Evidence settings) {
        if (!scored || overdue(to).compareTo(settings.staleAfter()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new AnomalyScore(component, name, last, value, usual, sigmas));
    }

    // A signal that reports every five minutes is not silent in between.
    private Duration overdue(Instant to) {
        return Duration.between(last, to).minus(interval);
    }

    boolean isSilentFor(Duration silence, Instant to) {
        return Duration.between(last, to).compareTo(silence) >= 0;
    }

    /** What is seen now, for people. */
    String inWords(String name, PredictorSettings settings) {
        String seen =
                switch (measure) {
                    case COUNT -> "%s: %s a minute, usually %s";
                    case COUNTER -> "%s grows by %s a second, usually %s";
                    case GAUGE -> "%s is %s, usually %s";
                };
        return seen.formatted(name, Words.number(value), Words.number(usual))
                + Words.departure(sigmas, settings);
    }

    void write(DataOutputStream out) throws IOException {
        StateWriter.instant(out, last);
        out.writeLong(lastMinute);
        StateWriter.duration(out, interval);
        out.writeBoolean(scored);
        out.writeDouble(value);
        out.writeDouble(usual);
        out.writeDouble(sigmas);
        out.writeDouble(evidence);
        out.writeDouble(reading);
        window.write(out);
    }

    void read(StateReader in, PredictorSettings settings) throws IOException {
        last = in.instant();
        lastMinute = in.int64();
        interval = shorter(in.duration(), settings.evidence().staleAfter());
        scored = in.bool();
        value = in.finite();
        usual = in.finite();
        sigmas = Math.min(in.atLeastZero(), settings.past().mostSigmas());
        evidence = Math.min(in.atLeastZero(), settings.evidence().mostPerSignal());
        reading = in.finite();
        window.read(in);
    }
}
