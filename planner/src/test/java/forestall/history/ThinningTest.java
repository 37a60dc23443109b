package forestall.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Provide
    Arbitrary<double[]> values() {
        return Arbitraries.doubles()
                .between(-1000, 1000)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(600);
    }

    private static BitSet keep(double[] values, int buckets, BitSet always) {
        return Thinning.keep(
                0, values.length, at -> at, at -> values[at], 0, values.length, buckets, always);
    }

    @Property
    void extremesAndEndsStay(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 1, max = 40) int buckets) {
        BitSet kept = keep(values, buckets, new BitSet());

        double[] shown = kept.stream().mapToDouble(at -> values[at]).toArray();
        assertThat(Arrays.stream(shown).max()).isEqualTo(Arrays.stream(values).max());
        assertThat(Arrays.stream(shown).min()).isEqualTo(Arrays.stream(values).min());
        assertThat(kept.get(0)).isTrue();
        assertThat(kept.get(values.length - 1)).isTrue();
    }

    @Property
    void noMoreThanFourABucketAndThoseThatAreKeptAnyway(
            @ForAll("values") double[] values,
            @ForAll @IntRange(min = 1, max = 40) int buckets,
            @ForAll long seed) {
        var always = new BitSet();
        var random = new java.util.Random(seed);
        for (int at = 0; at < values.length; at++) {
            always.set(at, random.nextInt(20) == 0);
        }

        BitSet kept = keep(values, buckets, always);

        assertThat(kept.cardinality())
                .isLessThanOrEqualTo(Thinning.PER_BUCKET * buckets + always.cardinality());
        always.andNot(kept);
        assertThat(always.isEmpty()).isTrue();
    }

    @Property
    void whatFitsIsKeptWhole(@ForAll("values") double[] values) {
        assertThat(keep(values, values.length, new BitSet()).cardinality())
                .isEqualTo(values.length);
    }

    @Test
    void bothSidesOfAGapThatIsWiderThanABucketStay() {
        long[] times = new long[200]; // 0 to 99, and 300 to 399
        for (int at = 0; at < 200; at++) {
            times[at] = at < 100 ? at : at + 200;
        }

        BitSet kept =
                Thinning.keep(0, 200, at -> times[at], at -> at % 7, 0, 400, 20, new BitSet());

        assertThat(kept.get(99)).isTrue();
        assertThat(kept.get(100)).isTrue();
        assertThat(kept.cardinality()).isLessThan(200);
    }
}
