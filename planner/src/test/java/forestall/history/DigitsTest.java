package forestall.history;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest(name = "{1} in a chart over {0}: {2}")
    @CsvSource({
        "1, 0.123456789, 0.12346",
        "0.001, 1000.1234567, 1000.1234567", // a small wiggle on a large number
        "1000000, 0.0123456, 0.012346", // an outlier leaves the others as they are
        "5e9, 4123456789, 4123500000",
        "0, 0, 0",
        "0, -17.25, -17.25",
    })
    void asManyAsAChartCanShow(double range, double value, double shown) {
        assertThat(new Digits(range).of(value)).isEqualTo(shown);
    }

    @Property
    void nothingVisibleIsLost(@ForAll double value, @ForAll double other) {
        double range = Math.abs(value - other);
        Double shown = new Digits(Double.isInfinite(range) ? Double.MAX_VALUE : range).of(value);

        assertThat(Math.abs(shown - value)).isLessThanOrEqualTo(Math.abs(value) * 1e-4);
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(new Digits(1).of(Double.NaN)).isNull();
    }
}
