package forestall.hazard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "1.0 = 1.0.0 < 1.0.1 < 1.0.9 < 1.0.10 < 1.1 < 2",
        "1.0~rc1 < 1.0.dev1 < 1.0a1 < 1.0b2 < 1.0-rc1 < 1.0-SNAPSHOT < 1.0",
        "1.0-alpha < 1.0-alpha.1 < 1.0-beta < 1.0-beta.2 < 1.0-beta.11 < 1.0-rc.1 < 1.0.0",
        "1.0.2 < 1.0.2a < 1.0.2k < 1.0.2za < 1.0.3",
        "8.5 < 8.5p1 < 8.5p2 < 8.6",
        "3.0.15-1~deb12u1 < 3.0.15-1 < 3.0.15-1+deb12u1 < 3.0.15-2",
        "9.9 < 1:0.1 < 2:0.0.1",
        "1.2.Final = v1.2 = 1.2.GA = 1.2.RELEASE < 1.2.1.Final",
        "6.0.0.M1 < 6.0.0.CR1 < 6.0.0",
        "007 = 7 < 20310301",
        "99999999999999999998 < 99999999999999999999",
    })
    void ordersAsMostPackagersDo(String chain) {
        List<String> words = List.of(chain.split(" ", -1));
        for (int at = 2; at < words.size(); at += 2) {
            int order = Versions.compare(words.get(at - 2), words.get(at));
            assertThat(Integer.signum(order))
                    .as(chain)
                    .isEqualTo(words.get(at - 1).equals("=") ? 0 : -1);
        }
    }

    @Property
    void isAnOrder(
            @ForAll("versions") String one,
            @ForAll("versions") String two,
            @ForAll("versions") String three) {
        assertThat(Versions.compare(one, one)).isZero();
        assertThat(Integer.signum(Versions.compare(one, two)))
                .isEqualTo(-Integer.signum(Versions.compare(two, one)));
        List<String> sorted = new ArrayList<>(List.of(one, two, three));
        sorted.sort(Versions::compare);
        assertThat(Versions.compare(sorted.get(0), sorted.get(1))).isNotPositive();
        assertThat(Versions.compare(sorted.get(1), sorted.get(2))).isNotPositive();
        assertThat(Versions.compare(sorted.get(0), sorted.get(2))).isNotPositive();
        if (Versions.compare(one, two) == 0) {
            assertThat(Integer.signum(Versions.compare(one, three)))
                    .isEqualTo(Integer.signum(Versions.compare(two, three)));
        }
    }

    @Property
    void aRangeEndsWhereTheNextBegins(
            @ForAll("versions") String edge,
            @ForAll("versions") String version,
            @ForAll boolean included) {
        var below = new VersionRange(Optional.empty(), true, Optional.of(edge), included);
        var above = new VersionRange(Optional.of(edge), !included, Optional.empty(), true);

        assertThat(below.contains(version)).isNotEqualTo(above.contains(version));
        assertThat(below.contains(edge)).isEqualTo(included);
        assertThat(VersionRange.ALL.contains(version)).isTrue();
    }

    @Property
    void whatLiesBetweenTheEndsIsInTheRangeAndNothingElse(
            @ForAll("versions") String from,
            @ForAll("versions") String to,
            @ForAll("versions") String version) {
        var range = new VersionRange(Optional.of(from), true, Optional.of(to), false);

        assertThat(range.contains(version))
                .isEqualTo(
                        Versions.compare(from, version) <= 0 && Versions.compare(version, to) < 0);
    }

    @Provide
    Arbitrary<String> versions() {
        Arbitrary<String> part =
                Arbitraries.of(
                        "0",
                        "1",
                        "2",
                        "10",
                        "01",
                        "a",
                        "b",
                        "rc",
                        "alpha",
                        "beta",
                        "dev",
                        "p",
                        "k",
                        "m",
                        "final",
                        "snapshot");
        Arbitrary<String> separator = Arbitraries.of(".", "-", "~", "+", "_", "", ":");
        return part.tuple2()
                .flatMap(
                        two ->
                                separator
                                        .tuple3()
                                        .flatMap(
                                                between ->
                                                        part.tuple2()
                                                                .map(
                                                                        more ->
                                                                                two.get1()
                                                                                        + between
                                                                                                .get1()
                                                                                        + two.get2()
                                                                                        + between
                                                                                                .get2()
                                                                                        + more
                                                                                                .get1()
                                                                                        + between
                                                                                                .get3()
                                                                                        + more
                                                                                                .get2())));
    }

    @Test
    void nonsenseIsOrderedToo() {
        assertThat(Versions.compare("", "0")).isZero();
        assertThat(Versions.compare("…", "")).isZero();
        assertThat(Versions.compare("1.".repeat(100_000), "1")).isPositive();
    }
}
