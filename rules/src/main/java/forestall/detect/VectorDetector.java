package forestall.detect;

import java.util.Arrays;

/**
 * Judges all metrics of one component together, row by row: how far the third of them that is
 * furthest off misses its forecast, and how far the row is from those seen before, both smoothed
 * over the last rows. One metric that is far off, or many that are a little, both show. Not
 * thread-safe.
 */
public final class VectorDetector {
    private static final double LEAST = 1e-9;

    private final VectorSettings settings;
    private final Standard standard;
    private final VectorForecast forecast;
    private final double[] past; // newest row first
    private final Neighbours neighbours;
    private final double usualMiss; // means over what was learned from
    private final double usualDistance;
    private double miss;
    private double distance;
    private double[] latest;

    private VectorDetector(VectorSettings settings, Standard standard, double[][] rows) {
        this.settings = settings;
        this.standard = standard;
        double[][] scaled = Arrays.stream(rows).map(standard::scaled).toArray(double[][]::new);
        this.forecast = VectorForecast.fit(scaled, settings.lags(), settings.ridge());
        this.past = new double[settings.lags() * standard.metrics()];
        this.latest = new double[standard.metrics()];
        begin(scaled[0]);
        this.neighbours = Neighbours.of(scaled);
        double misses = 0;
        double distances = 0;
        for (double[] row : scaled) {
            misses += furthest(row);
            distances += neighbours.distance(row);
        }
        this.usualMiss = Math.max(misses / rows.length, LEAST);
        this.usualDistance = Math.max(distances / rows.length, LEAST);
        this.miss = usualMiss;
        this.distance = usualDistance;
    }

    /**
     * @param rows what is usual, by time, then metric; all finite, as long as each other, and more
     *     of them than lags
     * @throws IllegalArgumentException when they are not
     */
    public static VectorDetector fit(double[][] rows, VectorSettings settings) {
        if (rows.length <= Math.max(settings.lags(), 3) || rows[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d rows are too few to learn from".formatted(rows.length));
        }
        for (double[] row : rows) {
            check(row, rows[0].length);
        }
        return new VectorDetector(settings, Standard.of(rows), rows);
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

    private void begin(double[] first) {
        for (int lag = 0; lag < settings.lags(); lag++) {
            System.arraycopy(first, 0, past, lag * first.length, first.length);
        }
    }

    /**
     * Takes the next row.
     *
     * @return how much further off than usual the row and those before it are; around 1 when all is
     *     as learned, 0 or more
     */
    public double add(double[] row) {
        check(row, standard.metrics());
        double[] scaled = standard.scaled(row);
        miss += settings.smoothing() * (furthest(scaled) - miss);
        distance += settings.smoothing() * (neighbours.distance(scaled) - distance);
        return (miss / usualMiss + settings.neighbours() * distance / usualDistance)
                / (1 + settings.neighbours());
    }

    private double furthest(double[] scaled) {
        double[] off = forecast.residuals(past, scaled);
        for (int metric = 0; metric < off.length; metric++) {
            off[metric] = Math.abs(off[metric]);
        }
        latest = off;
        System.arraycopy(past, 0, past, scaled.length, past.length - scaled.length);
        System.arraycopy(scaled, 0, past, 0, scaled.length);
        double[] ordered = off.clone();
        Arrays.sort(ordered);
        int many = Math.max(1, (int) Math.round(settings.share() * ordered.length));
        double sum = 0;
        for (int at = ordered.length - many; at < ordered.length; at++) {
            sum += ordered[at];
        }
        return sum / many;
    }

    /** How far each metric of the latest row was off, in deviations of what is usual; a copy. */
    public double[] residuals() {
        return latest.clone();
    }
}
