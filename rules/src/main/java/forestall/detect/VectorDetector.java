package forestall.detect;

import java.util.Arrays;

/**
 * Judges all metrics of one component together, row by row: how far the third of them that is
 * furthest off misses what all together foretell, and what each by itself foretells, and how far
 * the row is from those seen before; each as a multiple of what is usual. Not thread-safe.
 */
public final class VectorDetector {
    private static final double LEAST = 1e-9;

    private final VectorSettings settings;
    private final Standard standard;
    private final Forecast together;
    private final Forecast alone;
    private final Neighbours neighbours;
    private final Past past;
    private final Envelope envelope;
    private double usualTogether; // means over what was learned from
    private double usualAlone;
    private double usualDistance;
    private double[] latest;

    private VectorDetector(VectorSettings settings, double[][] rows) {
        this.settings = settings;
        this.standard = Standard.of(rows);
        double[][] scaled = Arrays.stream(rows).map(standard::scaled).toArray(double[][]::new);
        this.together = VectorForecast.fit(scaled, settings.lags(), settings.ridge());
        this.alone = OwnForecast.fit(scaled, settings.ownLags(), settings.ownRidge());
        this.neighbours = Neighbours.of(scaled, settings.delay(), settings.every());
        this.past = new Past(Math.max(settings.lags(), settings.ownLags()), scaled[0]);
        this.envelope = new Envelope(settings.attack(), settings.release(), 1);
        this.latest = new double[standard.metrics()];
        for (double[] row : scaled) {
            usualTogether += miss(together, row) / rows.length;
            usualAlone += miss(alone, row) / rows.length;
            usualDistance += neighbours.distance(row) / rows.length;
            past.push(row);
        }
        usualTogether = Math.max(usualTogether, LEAST);
        usualAlone = Math.max(usualAlone, LEAST);
        usualDistance = Math.max(usualDistance, LEAST);
    }

    /**
     * @param rows what is usual, by time, then metric; all finite, as long as each other, and more
     *     of them than lags; {@link #add} goes on after the last
     * @throws IllegalArgumentException when they are not
     */
    public static VectorDetector fit(double[][] rows, VectorSettings settings) {
        int lags = Math.max(settings.lags(), settings.ownLags());
        if (rows.length <= Math.max(lags, 3) || rows[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d rows are too few to learn from".formatted(rows.length));
        }
        for (double[] row : rows) {
            check(row, rows[0].length);
        }
        return new VectorDetector(settings, rows);
    }

    private static void check(double[] row, int metrics) {
        if (row.length != metrics) {
            throw new IllegalArgumentException(
                    "a row has %d metrics, not %d".formatted(row.length, metrics));
        }
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a value must be finite, was " + value);
            }
        }
    }

    private double miss(Forecast forecast, double[] row) {
        return Residuals.furthest(forecast.residuals(past, row), settings.share());
    }

    /**
     * Takes the next row.
     *
     * @return how much further off than usual the row and those just before it are; around 1 when
     *     all is as learned, 0 or more
     */
    public double add(double[] row) {
        check(row, standard.metrics());
        double[] scaled = standard.scaled(row);
        latest = together.residuals(past, scaled);
        double sum =
                Residuals.furthest(latest, settings.share()) / usualTogether
                        + miss(alone, scaled) / usualAlone
                        + settings.neighbours() * neighbours.distance(scaled) / usualDistance;
        past.push(scaled);
        neighbours.learn(scaled);
        return envelope.follow(sum / (2 + settings.neighbours()));
    }

    /** How far each metric of the latest row was off, in deviations of what is usual; a copy. */
    public double[] residuals() {
        return latest.clone();
    }
}
