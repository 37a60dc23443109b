package forestall.detect;

/** The latest rows of one component, newest first; before the first row it is repeated. */
final class Past {
    private final double[] values; // by lag, then metric
    private final int metrics;

    Past(int lags, double[] first) {
        this.metrics = first.length;
        this.values = new double[lags * metrics];
        for (int lag = 1; lag <= lags; lag++) {
            System.arraycopy(first, 0, values, (lag - 1) * metrics, metrics);
        }
    }

    void push(double[] row) {
        System.arraycopy(values, 0, values, metrics, values.length - metrics);
        System.arraycopy(row, 0, values, 0, metrics);
    }

    /**
     * @param lag 1 for the newest row
     */
    double at(int lag, int metric) {
        return values[(lag - 1) * metrics + metric];
    }

    /** All of them, by lag, then metric; not a copy. */
    double[] values() {
        return values;
    }
}
