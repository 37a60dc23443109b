package forestall.hazard.weather;

import static forestall.hazard.Resources.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.hazard.Unreadable;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class FootprintTest {

    @Property
    void aPolygonCoversWhatIsInsideAndNothingOutsideAlsoOverTheDateLine(
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -70, max = 70) double latitude,
            @ForAll @DoubleRange(min = 0.1, max = 15) double radius,
            @ForAll @IntRange(min = 3, max = 40) int corners,
            @ForAll @DoubleRange(min = 0, max = 6.28) double turned,
            @ForAll @DoubleRange(min = 0, max = 0.49) double inside,
            @ForAll @DoubleRange(min = 1.01, max = 10) double outside,
            @ForAll @DoubleRange(min = 0, max = 6.28) double direction) {
        List<Coordinate> ring = new ArrayList<>();
        for (int corner = 0; corner <= corners; corner++) {
            double angle = turned + 2 * Math.PI * (corner % corners) / corners;
            ring.add(
                    new Coordinate(
                            wrapped(longitude + radius * Math.cos(angle)),
                            latitude + radius * Math.sin(angle)));
        }
        Footprint footprint = Footprint.polygon(List.of(ring));

        // The inner circle of a triangle has half its radius; of all others it is larger.
        assertThat(footprint.covers(at(longitude, latitude, inside * radius, direction))).isTrue();
        double away = Math.min(outside * radius, 19.9);
        if (away > radius) {
            assertThat(footprint.covers(at(longitude, latitude, away, direction))).isFalse();
        }
    }

    private static forestall.model.Site at(
            double longitude, double latitude, double distance, double direction) {
        return site(
                "s",
                latitude + distance * Math.sin(direction),
                wrapped(longitude + distance * Math.cos(direction)));
    }

    private static double wrapped(double longitude) {
        return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "0.5, 0.5, true",
        "0, 0, true", // a corner
        "0, 0.5, true", // an edge
        "2, 2, false", // in the hole
        "1, 2, true", // the hole's edge
        "4.0001, 2, false",
    })
    void holesAreNotCoveredAndEdgesAre(double latitude, double longitude, boolean covered) {
        Footprint square =
                Footprint.polygon(
                        List.of(
                                ring(0, 0, 4, 0, 4, 4, 0, 4, 0, 0),
                                ring(1, 1, 1, 3, 3, 3, 3, 1, 1, 1)));

        assertThat(square.covers(site("s", latitude, longitude))).isEqualTo(covered);
    }

    @Test
    void aRingRoundAPoleCoversThePole() {
        Footprint arctic =
                Footprint.polygon(List.of(ring(-180, 66, -90, 66, 0, 66, 90, 66, 180, 66)));

        assertThat(arctic.covers(site("s", 78, 15))).isTrue();
        assertThat(arctic.covers(site("s", 70, -179))).isTrue();
        assertThat(arctic.covers(site("s", 60, 15))).isFalse();
        assertThat(arctic.covers(site("s", -78, 15))).isFalse();
    }

    @Test
    void aRingThatIsNotClosedIsClosed() {
        Footprint square = Footprint.polygon(List.of(ring(0, 0, 4, 0, 4, 4, 0, 4)));

        assertThat(square.covers(site("s", 2, 2))).isTrue();
        assertThat(square.covers(site("s", 2, 5))).isFalse();
    }

    @Test
    void whatIsNotOnEarthIsRefused() {
        assertThatThrownBy(() -> Footprint.polygon(List.of())).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Footprint.polygon(List.of(ring(0, 0, 1, 1, 0, 0))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("three");
        assertThatThrownBy(() -> Footprint.polygon(List.of(ring(0, 0, 181, 1, 1, 0))))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Footprint.polygon(List.of(ring(0, 0, Double.NaN, 1, 1, 0))))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Footprint.circle(0, 0, -1)).isInstanceOf(Unreadable.class);
        assertThat(Footprint.NONE.isNowhere()).isTrue();
    }

    /** Longitude and latitude of each point in turn. */
    private static List<Coordinate> ring(double... numbers) {
        List<Coordinate> ring = new ArrayList<>();
        for (int at = 0; at < numbers.length; at += 2) {
            ring.add(new Coordinate(numbers[at], numbers[at + 1]));
        }
        return ring;
    }
}
