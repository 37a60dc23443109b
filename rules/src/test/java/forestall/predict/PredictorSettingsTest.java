package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.predict.PredictorSettings.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorSettingsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest(name = "a surprise of {0} is worth {1}")
    @CsvSource({"0, 0", "2, 0", "3, 2.3", "4, 4.6", "4.7, 6", "12, 6"})
    void evidenceGrowsWithRarityUpToItsMost(double surprise, double logOdds) {
        assertThat(PredictorSettings.defaults().evidence().ofSurprise(surprise))
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
        "-1, 2, 0.75, 60, 600, fromSurprise",
        "13, 2, 0.75, 60, 600, fromSurprise",
        "2, NaN, 0.75, 60, 600, perTen",
        "2, 2, 1, 60, 600, diminishing",
        "2, 2, 0.75, 0, 600, halfLife",
        "2, 2, 0.75, 60, 59, staleAfter",
        "2, 2, 0.75, 60, 86401, staleAfter",
    })
    void refusesEvidenceThatMakesNoSense(
            double from, double perTen, double diminishing, long half, long stale, String named) {
        assertThatThrownBy(
                        () ->
                                new Evidence(
                                        from,
                                        perTen,
                                        6,
                                        11,
                                        9,
                                        2,
                                        diminishing,
                                        Duration.ofSeconds(half),
                                        MINUTE,
                                        MINUTE,
                                        MINUTE,
                                        MINUTE,
                                        Duration.ofSeconds(stale),
                                        5,
                                        0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named);
    }

    @Test
    void refusesToWatchNoSignals() {
        Evidence evidence = PredictorSettings.defaults().evidence();
        assertThatThrownBy(() -> new PredictorSettings(MINUTE, MINUTE, 0, 1, evidence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mostSignals");
        assertThatThrownBy(() -> new PredictorSettings(MINUTE, MINUTE, 9, 8, evidence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mostOfAll");
    }

    @Test
    void refusesAPredictorWithoutSettings() {
        assertThatThrownBy(() -> new Predictor(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
