package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailTest {
    private final float[] state = new float[Tail.FLOATS];
    private final short[] counts = new short[Tail.COUNTS];
    private int total;

    TailTest() {
        Tail.begin(state, 0);
    }

    private void learn(double size) {
        total++;
        if (total >= Tail.FULL) {
            total /= 2;
            Tail.halve(state, 0, counts, 0);
        }
        Tail.learn(state, 0, counts, 0, Tail.octaves((float) size), total);
    }

    private float surprise(double size) {
        return Tail.surprise(
                state, 0, counts, 0, Tail.octaves((float) size), Tail.rarest(total), 12);
    }

    /** Sizes of a power law, P(size > s) = s^-2, whose inverse is u^-1/2. */
    private void learnPowerLaw(int samples) {
        learn(samples, u -> Math.pow(u, -0.5));
    }

    private void learn(int samples, DoubleUnaryOperator inverse) {
        var random = new SplittableRandom(7);
        for (int sample = 0; sample < samples; sample++) {
            learn(inverse.applyAsDouble(1 - random.nextDouble()));
        }
    }

    @ParameterizedTest(name = "once in ten to the {0}")
    @ValueSource(doubles = {0.5, 1, 1.5, 2, 3, 4, 5})
    void surpriseIsTheRarity(double rarity) {
        learnPowerLaw(20_000);

        assertThat((double) surprise(Math.pow(10, rarity / 2)))
                .isCloseTo(rarity, within(0.15 + 0.05 * rarity));
    }

    @Test
    void rarityIsKeptWhenOldCountsFade() {
        learnPowerLaw(100_000);

        assertThat(total).isLessThan(Tail.FULL);
        assertThat((double) surprise(10)).isCloseTo(2, within(0.2));
    }

    @Property
    void largerIsNeverLessSurprising(
            @ForAll @FloatRange(min = 0, max = 1e6f) float one,
            @ForAll @FloatRange(min = 0, max = 1e6f) float other) {
        learnPowerLaw(2000);

        assertThat(surprise(Math.max(one, other)))
                .isGreaterThanOrEqualTo(surprise(Math.min(one, other)));
    }

    @Test
    void whatIsAlmostAlwaysZeroSurprisesByHowOftenItIsNot() {
        for (int sample = 0; sample < 10_000; sample++) {
            learn(sample % 1000 == 999 ? 1 : 0);
        }

        assertThat(surprise(0)).isZero();
        assertThat((double) surprise(1)).isCloseTo(3, within(0.7));
    }

    @Test
    void surpriseIsCutOff() {
        learn(1000, u -> u);

        assertThat(surprise(1e30)).isEqualTo(12);
    }

    @Test
    void aBrokenStateIsRefused() {
        learnPowerLaw(100);
        counts[18] = -1;

        assertThatThrownBy(() -> Tail.check(state, 0, counts, 0)).isInstanceOf(IOException.class);
    }
}
