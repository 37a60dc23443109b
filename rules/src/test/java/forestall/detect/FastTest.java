package forestall.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FastTest {

    @Property
    void logarithmIsNearTheTrueOne(
            @ForAll @FloatRange(min = 1, max = 2) float mantissa,
            @ForAll @IntRange(min = -100, max = 100) int exponent) {
        float value = Math.scalb(mantissa, exponent);
        assertThat((double) Fast.log2(value))
                .isCloseTo(Math.log(value) / Math.log(2), within(0.0001));
    }

    @Property
    void signedLogarithmKeepsTheSign(@ForAll @DoubleRange(min = 0, max = 1e12) double value) {
        assertThat((double) Fast.signedLog(value)).isCloseTo(Math.log1p(value), within(0.0001));
        assertThat(Fast.signedLog(-value)).isEqualTo(-Fast.signedLog(value));
    }

    @Test
    void evenPowersOfTwoAreExact() {
        assertThat(Fast.log2(1)).isZero();
        assertThat(Fast.log2(1024)).isEqualTo(10);
        assertThat(Fast.log2(0.125f)).isEqualTo(-3);
    }
}
