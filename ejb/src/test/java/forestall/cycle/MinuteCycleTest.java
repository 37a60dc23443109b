package forestall.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteCycleTest {

    @ParameterizedTest(name = "{0} on a grid of {1}: {2}")
    @CsvSource({
        "2031-03-01T12:00:00Z,         PT1M,  2031-03-01T12:00:00Z",
        "2031-03-01T12:00:59.999999Z,  PT1M,  2031-03-01T12:00:00Z",
        "2031-03-01T12:01:00Z,         PT1M,  2031-03-01T12:01:00Z",
        "2031-03-01T12:59:59Z,         PT1H,  2031-03-01T12:00:00Z",
        "2031-03-01T12:00:00.5Z,       PT1S,  2031-03-01T12:00:00Z",
        "1970-01-01T00:00:00Z,         PT7S,  1970-01-01T00:00:00Z",
        "1970-01-01T00:00:13Z,         PT7S,  1970-01-01T00:00:07Z",
        "1969-12-31T23:59:59.5Z,       PT1M,  1969-12-31T23:59:00Z",
    })
    void minutesLieOnAGridThatBeganIn1970(Instant at, Duration interval, Instant on) {
        assertThat(MinuteCycle.onGrid(at, interval)).isEqualTo(on);
    }
}
