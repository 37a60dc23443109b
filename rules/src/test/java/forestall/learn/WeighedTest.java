package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeighedTest {

    @Property(tries = 50)
    void whereEachCountsOnceItIsTheUsualSkill(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        double[] probabilities = random.doubles(40).map(p -> Math.round(p * 10) / 10.0).toArray();
        var failed = new boolean[40];
        for (int row = 0; row < 40; row++) {
            failed[row] = row == 0 || random.nextDouble() < probabilities[row];
        }
        var ones = new double[40];
        Arrays.fill(ones, 1);

        Weighed weighed = Weighed.of(probabilities, failed, ones);

        assertThat(weighed.logLoss()).isCloseTo(Skill.logLoss(probabilities, failed), within(1e-9));
        assertThat(weighed.brier()).isCloseTo(Skill.brier(probabilities, failed), within(1e-9));
        assertThat(weighed.averagePrecision())
                .isCloseTo(Skill.averagePrecision(probabilities, failed), within(1e-9));
    }

    @Test
    void aHeavyRowIsAsManyCases() {
        Weighed weighed =
                Weighed.of(
                        new double[] {0.0005, 0.2, 0.3},
                        new boolean[] {false, true, false},
                        new double[] {2, 3, 1});
        assertThat(weighed.brier())
                .isCloseTo((2 * 0.0005 * 0.0005 + 3 * 0.64 + 0.09) / 6, within(1e-12));
        assertThat(weighed.averagePrecision()).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(weighed.reliability()).hasSize(2);
        assertThat(weighed.reliability().get(1).cases()).isEqualTo(4);
        assertThat(weighed.reliability().get(1).said()).isCloseTo(0.225, within(1e-12));
        assertThat(weighed.reliability().get(1).happened()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void whereNothingFailedNothingIsSaid() {
        assertThatThrownBy(
                        () ->
                                Weighed.of(
                                        new double[] {0.5},
                                        new boolean[] {false},
                                        new double[] {1}))
                .hasMessageContaining("nothing failed");
    }
}
