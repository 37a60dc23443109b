package forestall.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Great-circle distances, by the law of cosines instead of the haversine. */
class AreaTest {

    @ParameterizedTest(name = "{0}: {5} km")
    @CsvSource({
        "the same place, 59.3293, 18.0686, 59.3293, 18.0686, 0",
        "a degree of the equator, 0, 0, 0, 1, 111.195",
        "a degree of a meridian, 51, 0, 52, 0, 111.195",
        "a degree along 60 north, 60, 0, 60, 1, 55.597",
        "London to Paris, 51.5074, -0.1278, 48.8566, 2.3522, 343.6",
        "Stockholm to Gothenburg, 59.3293, 18.0686, 57.7089, 11.9746, 396.9",
        "across the date line, 0, 179.5, 0, -179.5, 111.195",
        "over the pole, 89.5, 0, 89.5, 180, 111.195",
        "to the other side, 0, 0, 0, 180, 20015.1",
    })
    void coversUpToItsRadius(
            String name, double lat1, double lon1, double lat2, double lon2, double km) {
        var site = new Site(SiteId.of("s"), name, "RegionOne", lat2, lon2);

        assertThat(new Area(lat1, lon1, km * 1.001 + 1e-6).covers(site)).isTrue();
        if (km > 0) {
            assertThat(new Area(lat1, lon1, km * 0.999).covers(site)).isFalse();
        }
    }
}
