package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.junit.jupiter.api.Test;

class WindowTest {

    /** Against the plain way: cut the list, sort it anew. */
    @Property(tries = 300)
    void theMedianIsThatOfTheValuesBeforeTheLag(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -9, max = 9) Double> values,
            @ForAll @IntRange(min = 1, max = 12) int length,
            @ForAll @IntRange(max = 6) int lag) {
        var window = new Window(length, lag, 0.95);
        values.forEach(window::add);

        int end = Math.max(0, values.size() - lag);
        double[] kept =
                values.subList(Math.max(0, end - length), end).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        assertThat(window.count()).isEqualTo(kept.length);
        if (kept.length > 0) {
            assertThat(window.median()).isCloseTo(new Median().evaluate(kept), within(1e-12));
        }
    }

    @Test
    void theSpreadOfGaussianValuesIsTheirStandardDeviation() {
        var window = new Window(1000, 0, 0.95);
        var random = new Random(1);
        for (int at = 0; at < 1000; at++) {
            window.add(50 + 4 * random.nextGaussian());
        }

        assertThat(window.spread(window.median())).isCloseTo(4, within(0.3));
    }

    @Test
    void heavyTailsWidenTheSpread() {
        var window = new Window(100, 0, 0.95);
        for (int at = 0; at < 100; at++) {
            window.add(at % 10 == 0 ? 98 : 0);
        }

        assertThat(window.spread(0)).isCloseTo(50, within(0.1)); // 98 / 1.96
    }
}
