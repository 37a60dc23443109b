package forestall.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {
    static final List<String> NAMES = List.of("dongles", "licences", "tapes");

    @ParameterizedTest(name = "{0} × {1} = {2}")
    @CsvSource({
        "1000, 0.5, 500",
        "1000, 0, 0",
        "1000, 1, 1000",
        "3, 0.5, 2", // up
        "1, 0.001, 1",
        "30, 0.1, 3", // 3.0000000000000004 is not 4
        "10, 0.3001, 4",
        "0, 7, 0",
        "1000000000000, 1, 1000000000000",
    })
    void roundsUpButNotForAHair(long amount, double factor, long expected) {
        assertThat(new Capacity(amount, amount, amount, amount).times(factor))
                .isEqualTo(new Capacity(expected, expected, expected, expected));
    }

    @ParameterizedTest(name = "times {0}")
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAFactorThatIsNone(double factor) {
        assertThatThrownBy(() -> Capacity.NONE.times(factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("factor");
    }

    @Property
    void aShareIsEnoughAndNeverMoreThanAUnitTooMuch(
            @ForAll @LongRange(max = 1_000_000) long amount,
            @ForAll @DoubleRange(max = 1) double factor) {
        long share = new Capacity(amount, 0, 0, 0).times(factor).vcpuMilli();

        assertThat((double) share).isBetween(amount * factor * (1 - 1e-8), amount * factor + 1);
        assertThat(share).isLessThanOrEqualTo(amount);
    }

    @Test
    void whatIsShortBecomesZero() {
        assertThat(new Capacity(5, 5, 5, 5).minusDownToZero(new Capacity(1, 5, 9, 0)))
                .isEqualTo(new Capacity(4, 0, 0, 5));
        assertThat(new Capacity(1, 2, 3, 4).plus(new Capacity(4, 3, 2, 1)))
                .isEqualTo(new Capacity(5, 5, 5, 5));
    }

    @Test
    void fitsOnlyWhenEveryResourceFits() {
        var room = new Capacity(5, 5, 5, 5);
        assertThat(room.fitsIn(room)).isTrue();
        assertThat(new Capacity(6, 0, 0, 0).fitsIn(room)).isFalse();
        assertThat(new Capacity(0, 6, 0, 0).fitsIn(room)).isFalse();
        assertThat(new Capacity(0, 0, 6, 0).fitsIn(room)).isFalse();
        assertThat(new Capacity(0, 0, 0, 6).fitsIn(room)).isFalse();
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "0, 0, 0, 0, nothing",
        "4000, 8192, 0, 0, '4 vCPU, 8 GiB memory'",
        "0, 1023, 0, 0, 1023 MiB memory",
        "0, 1536, 0, 0, 1.5 GiB memory",
        "1500, 0, 20, 100, '1.5 vCPU, 20 GiB storage, 100 Mbit/s network'",
    })
    void namesTheAmountsThatAreNotZero(long cpu, long memory, long disk, long net, String words) {
        var capacity = new Capacity(cpu, memory, disk, net);
        assertThat(capacity.inWords()).isEqualTo(words);
        assertThat(capacity.isNone()).isEqualTo(words.equals("nothing"));
    }

    @Property
    void withOthersWhatIsAddedCanBeTakenAway(
            @ForAll("capacities") Capacity one, @ForAll("capacities") Capacity other) {
        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other).minusDownToZero(other)).isEqualTo(one);
        assertThat(one.minusDownToZero(one)).isEqualTo(Capacity.NONE);
        for (String each : NAMES) {
            assertThat(one.plus(other).other(each)).isEqualTo(one.other(each) + other.other(each));
        }
    }

    @Property
    void withOthersItFitsExactlyWhenNothingIsShort(
            @ForAll("capacities") Capacity one, @ForAll("capacities") Capacity other) {
        assertThat(one.fitsIn(other)).isEqualTo(one.minusDownToZero(other).isNone());
        assertThat(one.fitsIn(one.plus(other))).isTrue();
    }

    @Property
    void withOthersAShareNeverGrows(
            @ForAll("capacities") Capacity one, @ForAll @DoubleRange(max = 1) double factor) {
        Capacity share = one.times(factor);

        assertThat(share.fitsIn(one)).isTrue();
        assertThat(one.times(1)).isEqualTo(one);
        assertThat(one.times(0)).isEqualTo(Capacity.NONE);
        for (String each : NAMES) {
            assertThat(share.other(each))
                    .isEqualTo(new Capacity(one.other(each), 0, 0, 0).times(factor).vcpuMilli());
        }
    }

    @Provide
    Arbitrary<Capacity> capacities() {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 20);
        Arbitrary<Map<String, Long>> others =
                Arbitraries.maps(Arbitraries.of(NAMES), amounts).ofMaxSize(NAMES.size());
        return Combinators.combine(amounts, amounts, amounts, amounts, others).as(Capacity::new);
    }

    @Test
    void ofOthersZeroIsAsIfItWereNotThere() {
        assertThat(new Capacity(1, 0, 0, 0, Map.of("licences", 0L)))
                .isEqualTo(new Capacity(1, 0, 0, 0));
        assertThat(new Capacity(0, 0, 0, 0, Map.of("licences", 1L)).isNone()).isFalse();
        assertThat(new Capacity(0, 0, 0, 0, Map.of("tapes", 2L, "licences", 1L)).inWords())
                .isEqualTo("1 licences, 2 tapes");
    }

    @Test
    void aSumMayNameMoreOthersThanAHostMay() {
        Capacity sum = Capacity.NONE;
        for (int each = 0; each <= Capacity.MOST_OTHERS; each++) {
            sum = sum.plus(new Capacity(0, 0, 0, 0, Map.of("resource-" + each, 1L)));
        }

        assertThat(sum.others()).hasSize(Capacity.MOST_OTHERS + 1);
    }

    @Test
    void othersCostWhatTheyAreSaidToCost() {
        var price = new Price(2, 3, 5, 7, Map.of("licences", 11.0));

        assertThat(price.of(new Capacity(500, 0, 0, 0, Map.of("licences", 2L, "tapes", 9L))))
                .isEqualTo(1 + 22);
    }

    @Test
    void aPriceIsPerWholeUnit() {
        assertThat(new Price(2, 3, 5, 7).of(new Capacity(500, 2048, 10, 1)))
                .isEqualTo(1 + 6 + 50 + 7);
    }
}
