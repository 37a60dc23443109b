package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.learn.MapRegression.Fit;
import forestall.learn.MapRegression.Prior;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MapRegressionTest {
    static final Prior PRIOR = new Prior(new double[] {1, 0.3, 0}, -3, 4, 0.1);

    /** Log-odds are −2 + 2 a + 0.5 b + last c. */
    static Examples examples(long seed, int rows, double weight) {
        return examples(seed, rows, weight, -1);
    }

    private static Examples examples(long seed, int rows, double weight, double last) {
        var random = new SplittableRandom(seed);
        var features = new float[rows][];
        var failed = new boolean[rows];
        var weights = new double[rows];
        Arrays.fill(weights, weight);
        for (int row = 0; row < rows; row++) {
            features[row] =
                    new float[] {random.nextInt(0, 3), random.nextInt(0, 5), random.nextInt(0, 2)};
            double logOdds =
                    -2 + 2 * features[row][0] + 0.5 * features[row][1] + last * features[row][2];
            failed[row] = random.nextDouble() < Logistic.probability(logOdds);
        }
        return new Examples(features, failed, weights);
    }

    @Test
    void nextToNoDataIsThePrior() {
        Fit fit = MapRegression.fit(examples(1, 100, 1e-12), PRIOR);
        assertThat(fit.weights()).containsExactly(PRIOR.weights(), within(1e-8));
        assertThat(fit.intercept()).isCloseTo(-3, within(1e-8));
    }

    @Test
    void muchDataIsTheTruth() {
        Fit fit = MapRegression.fit(examples(1, 100_000, 1, 0.7), PRIOR);
        assertThat(fit.weights()).containsExactly(new double[] {2, 0.5, 0.7}, within(0.1));
        assertThat(fit.intercept()).isCloseTo(-2, within(0.1));
    }

    @Test
    void whatSpeaksAgainstAFailureIsNotTakenForEvidence() {
        Fit fit = MapRegression.fit(examples(1, 100_000, 1, -1), PRIOR);
        assertThat(fit.weights()[0]).isCloseTo(2, within(0.2));
        assertThat(fit.weights()[1]).isCloseTo(0.5, within(0.1));
        assertThat(fit.weights()[2]).isZero();
        // Half of the cases carry the last, which would take 1 off.
        assertThat(fit.intercept()).isBetween(-2.7, -2.3);
    }

    /** At the best place the slope is 0, or leads below 0 where the weight may not go. */
    @Property(tries = 60)
    void nothingNearByIsBetter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows) {
        Examples examples = examples(seed, rows, 1);
        Fit fit = MapRegression.fit(examples, PRIOR);
        double[] beta = Arrays.copyOf(fit.weights(), 4);
        beta[3] = fit.intercept();
        var gradient = new double[4];
        MapRegression.derivatives(examples, PRIOR, beta, gradient, new double[4][4]);
        for (int at = 0; at < 4; at++) {
            assertThat(beta[at] >= 0 || at == 3).isTrue();
            if (at < 3 && beta[at] == 0) {
                assertThat(gradient[at]).isGreaterThan(-1e-6);
            } else {
                assertThat(gradient[at]).isCloseTo(0, within(1e-6));
            }
        }
    }

    @Property(tries = 30)
    void aCaseThatIsThereTwiceCountsTwice(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int rows) {
        Examples once = examples(seed, rows, 1);
        float[][] features = Arrays.copyOf(once.features(), 2 * rows);
        var failed = new boolean[2 * rows];
        for (int row = 0; row < rows; row++) {
            features[rows + row] = once.features(row);
            failed[row] = once.failed(row);
            failed[rows + row] = once.failed(row);
        }
        Fit twice = MapRegression.fit(Examples.of(features, failed), PRIOR);
        Fit heavy = MapRegression.fit(examples(seed, rows, 2), PRIOR);
        assertThat(twice.weights()).containsExactly(heavy.weights(), within(1e-6));
        assertThat(twice.intercept()).isCloseTo(heavy.intercept(), within(1e-6));
    }

    @Property(tries = 30)
    void theSlopeIsThatOfTheLoss(@ForAll long seed) {
        Examples examples = examples(seed, 50, 1.5);
        var random = new SplittableRandom(seed);
        double[] beta = random.doubles(4, -1, 2).toArray();
        var gradient = new double[4];
        var curvature = new double[4][4];
        double loss = MapRegression.derivatives(examples, PRIOR, beta, gradient, curvature);
        assertThat(loss).isCloseTo(MapRegression.loss(examples, PRIOR, beta), within(1e-9));
        for (int at = 0; at < 4; at++) {
            double step = 1e-5;
            double[] above = beta.clone();
            double[] below = beta.clone();
            above[at] += step;
            below[at] -= step;
            double slope =
                    (MapRegression.loss(examples, PRIOR, above)
                                    - MapRegression.loss(examples, PRIOR, below))
                            / (2 * step);
            assertThat(gradient[at]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
            var aboveSlope = new double[4];
            var belowSlope = new double[4];
            MapRegression.derivatives(examples, PRIOR, above, aboveSlope, new double[4][4]);
            MapRegression.derivatives(examples, PRIOR, below, belowSlope, new double[4][4]);
            for (int other = 0; other < 4; other++) {
                assertThat(curvature[at][other])
                        .isCloseTo(
                                (aboveSlope[other] - belowSlope[other]) / (2 * step),
                                within(1e-4 * (1 + Math.abs(curvature[at][other]))));
            }
        }
    }

    @Test
    void whatSeparatesWhollyStillEnds() {
        Fit fit =
                MapRegression.fit(
                        Examples.of(
                                new float[][] {{0, 0, 0}, {30, 0, 0}}, new boolean[] {false, true}),
                        PRIOR);
        assertThat(fit.weights()[0]).isBetween(1.0, 3.0);
    }

    @Test
    void whatIsUnknownOrOfAnotherLengthIsRefused() {
        assertThatThrownBy(
                        () ->
                                MapRegression.fit(
                                        Examples.of(
                                                new float[][] {{0, Float.NaN, 0}},
                                                new boolean[] {true}),
                                        PRIOR))
                .hasMessageContaining("unknown");
        assertThatThrownBy(
                        () ->
                                MapRegression.fit(
                                        Examples.of(new float[][] {{0}}, new boolean[] {true}),
                                        PRIOR))
                .hasMessageContaining("1 features, but a prior for 3");
        assertThatThrownBy(() -> new Prior(new double[] {-1}, 0, 1, 1))
                .hasMessageContaining("0 or more");
    }
}
