package forestall.predict;

/** How a kind of signal is compared with its past. Scores are taken on its own scale. */
enum Measure {
    /** Any number; unusual on both sides. */
    GAUGE {
        @Override
        double toScale(double value) {
            return Math.max(-FURTHEST, Math.min(FURTHEST, value));
        }

        @Override
        double fromScale(double scaled) {
            return scaled;
        }

        @Override
        double leastSpread(double largest, double floor) {
            return Math.max(SMALLEST, floor * largest);
        }

        @Override
        double departure(double difference) {
            return Math.abs(difference);
        }
    },

    /** A {@link Counter}; judged by its rate a second. */
    COUNTER {
        @Override
        double toScale(double value) {
            return GAUGE.toScale(value);
        }

        @Override
        double fromScale(double scaled) {
            return scaled;
        }

        @Override
        double leastSpread(double largest, double floor) {
            return GAUGE.leastSpread(largest, floor);
        }

        @Override
        double departure(double difference) {
            return Math.abs(difference);
        }
    },

    /**
     * Events a minute; unusual only when there are more. On the scale of Anscombe (Biometrika 35,
     * 1948) a Poisson count has standard deviation 1 whatever its rate, so a component that never
     * logged an error has a usual range, too.
     */
    COUNT {
        @Override
        double toScale(double value) {
            return 2 * Math.sqrt(value + 0.375);
        }

        @Override
        double fromScale(double scaled) {
            double exact = scaled * scaled / 4 - 0.375;
            return Math.max(0, Math.rint(exact * 1e6) / 1e6); // undoes the rounding of the root
        }

        @Override
        double leastSpread(double largest, double floor) {
            return 1;
        }

        @Override
        double departure(double difference) {
            return Math.max(0, difference);
        }
    };

    /** Differences, and their multiples, of values up to here stay finite. */
    private static final double FURTHEST = 1e300;

    /** Differences below this are rounding, not news. */
    private static final double SMALLEST = 1e-9;

    /** Of a metric, by the ending of its name before its labels. */
    static Measure of(String metric) {
        return Counter.isNamedBy(metric) ? COUNTER : GAUGE;
    }

    abstract double toScale(double value);

    abstract double fromScale(double scaled);

    /**
     * Smallest standard deviation to divide by.
     *
     * @param largest absolute value of the past
     * @param floor share of it
     */
    abstract double leastSpread(double largest, double floor);

    abstract double departure(double difference);
}
