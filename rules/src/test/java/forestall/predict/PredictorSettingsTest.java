package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.predict.PredictorSettings.Evidence;
import forestall.predict.PredictorSettings.Past;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorSettingsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0} sigmas are worth {1}")
    @CsvSource({"0, 0", "3, 0", "4, 0.575", "6, 1.386", "13.44, 2.999", "13.45, 3", "100, 3"})
    void evidenceGrowsWithTheLogarithmUpToItsMost(double sigmas, double logOdds) {
        assertThat(PredictorSettings.defaults().evidence().ofSigmas(sigmas))
                .isCloseTo(logOdds, within(0.001));
    }

    @ParameterizedTest(name = "{0} s overdue: {1} is kept")
    @CsvSource({"-60, 1", "0, 1", "60, 1", "120, 0.5", "180, 0.25", "599, 0.002", "600, 0"})
    void evidenceFadesWhenItsSignalIsOverdue(long seconds, double kept) {
        assertThat(PredictorSettings.defaults().evidence().keptAfter(Duration.ofSeconds(seconds)))
                .isCloseTo(kept, within(0.001));
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "9, 5, 5, 0.9, 0.01, window",
        "1441, 5, 10, 0.9, 0.01, window",
        "120, -1, 10, 0.9, 0.01, lag",
        "120, 5, 1, 0.9, 0.01, minimum",
        "120, 5, 121, 0.9, 0.01, minimum",
        "120, 5, 10, 0.4, 0.01, tail",
        "120, 5, 10, 1, 0.01, tail",
        "120, 5, 10, NaN, 0.01, tail",
        "120, 5, 10, 0.9, 0, floor",
    })
    void refusesAPastThatMakesNoSense(
            int window, int lag, int minimum, double tail, double floor, String named) {
        assertThatThrownBy(
                        () ->
                                new Past(
                                        window,
                                        lag,
                                        minimum,
                                        tail,
                                        floor,
                                        6,
                                        100,
                                        MINUTE,
                                        Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "0, 2, 0.75, 60, 600, fromSigmas",
        "3, NaN, 0.75, 60, 600, perFold",
        "3, 2, 1, 60, 600, diminishing",
        "3, 2, 0.75, 0, 600, halfLife",
        "3, 2, 0.75, 60, 59, staleAfter",
        "3, 2, 0.75, 60, 86401, staleAfter",
    })
    void refusesEvidenceThatMakesNoSense(
            double from, double perFold, double diminishing, long half, long stale, String named) {
        assertThatThrownBy(
                        () ->
                                new Evidence(
                                        from,
                                        perFold,
                                        3,
                                        1,
                                        1,
                                        6,
                                        diminishing,
                                        Duration.ofSeconds(half),
                                        MINUTE,
                                        Duration.ofSeconds(stale),
                                        5,
                                        0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
    }

    @Test
    void refusesEvidenceThatMayAddUpToCertainty() {
        PredictorSettings defaults = PredictorSettings.defaults();
        Evidence heavy =
                new Evidence(3, 2, 3, 1, 1, 6, 0.9, MINUTE, MINUTE, Duration.ofMinutes(10), 5, 0.1);

        assertThatThrownBy(
                        () ->
                                new PredictorSettings(
                                        defaults.horizon(), 0.01, defaults.past(), heavy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to certainty");
    }

    @Test
    void refusesAPredictorWithoutSettings() {
        assertThatThrownBy(() -> new Predictor(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
