package forestall.learn;

/** Between log-odds and probabilities. */
public final class Logistic {
    private Logistic() {}

    /**
     * @param logOdds any number
     * @return 0 to 1
     */
    public static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /**
     * @param probability between 0 and 1, both exclusive
     */
    public static double logOdds(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "a probability between 0 and 1 has log-odds, not " + probability);
        }
        return StrictMath.log(probability / (1 - probability));
    }
}
