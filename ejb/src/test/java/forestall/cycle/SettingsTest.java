package forestall.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.cycle.Settings.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void whatNobodySetsIsAsUsual() {
        Settings usual = Settings.from(new Values(Map.of()));

        assertThat(usual).isEqualTo(Settings.defaults());
        assertThat(usual.cycle()).isEqualTo(Duration.ofMinutes(1));
        assertThat(usual.dataClock()).isFalse();
        assertThat(usual.act()).isTrue();
        assertThat(usual.detected()).isEqualTo(Trigger.RUN);
        assertThat(usual.predicted()).isEqualTo(Trigger.ASK);
    }

    @Test
    void everySettingCanBeSet() {
        assertThat(
                        Settings.from(
                                new Values(
                                        Map.ofEntries(
                                                Map.entry("forestall.cycle", "PT1S"),
                                                Map.entry("forestall.clock", "data"),
                                                Map.entry("forestall.act", "false"),
                                                Map.entry("forestall.failover.detected", "ask"),
                                                Map.entry("forestall.failover.predicted", "OFF"),
                                                Map.entry("forestall.failover.approval", "PT1M"),
                                                Map.entry("forestall.health.interval", "PT1H"),
                                                Map.entry("forestall.health.failures", "100"),
                                                Map.entry("forestall.keep.telemetry", "PT1H"),
                                                Map.entry("forestall.keep.decisions", "PT1H"),
                                                Map.entry("forestall.simulated.latency", "PT0S")))))
                .isEqualTo(
                        new Settings(
                                Duration.ofSeconds(1),
                                true,
                                false,
                                Trigger.ASK,
                                Trigger.OFF,
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                100,
                                Duration.ofHours(1),
                                5_000_000,
                                "127.0.0.1",
                                0,
                                Settings.Prometheus.NONE,
                                Duration.ofHours(1),
                                Duration.ZERO));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PT24H, PT24H",
        "PT0S, PT0S",
        "PT1H, PT1H",
        "PT59M, ",
        "P91D, ",
        "-PT1H, ",
        "daily, "
    })
    void fusionIsLearnedAnewEachDayUnlessSomebodyWantsOtherwise(String text, Duration every) {
        assertThat(RefitSettings.from(new Values(Map.of())).interval())
                .isEqualTo(Duration.ofHours(24));
        var values = new Values(Map.of("forestall.refit.interval", text));
        if (every == null) {
            assertThatThrownBy(() -> RefitSettings.from(values))
                    .hasMessageContaining("forestall.refit.interval");
        } else {
            assertThat(RefitSettings.from(values).interval()).isEqualTo(every);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "forestall.cycle, PT0.999S",
        "forestall.failover.approval, PT59S",
        "forestall.failover.approval, P2D",
        "forestall.cycle, PT1H0.001S",
        "forestall.cycle, PT1.5S",
        "forestall.cycle, PT1.0000005S",
        "forestall.cycle, 60",
        "forestall.clock, Data",
        "forestall.clock, utc",
        "forestall.act, yess",
        "forestall.act, 1",
        "forestall.failover.detected, maybe",
        "forestall.failover.predicted, on",
        "forestall.health.interval, PT0S",
        "forestall.health.interval, PT2H",
        "forestall.health.interval, -PT10S",
        "forestall.health.failures, 0",
        "forestall.health.failures, 101",
        "forestall.health.failures, three",
        "forestall.keep.telemetry, PT59M",
        "forestall.keep.telemetry, P36501D",
        "forestall.keep.decisions, P6D", // less than telemetry is kept
        "forestall.simulated.latency, PT1M0.001S",
        "forestall.simulated.latency, -PT1S",
    })
    void aWrongValueIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Settings.from(new Values(Map.of(name, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    /** The settings of a machine, as text. */
    record Values(Map<String, String> values) implements Config {

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name)).map(text -> type.cast(of(text, type)));
        }

        // As MicroProfile Config says: what cannot be converted is an error.
        private static Object of(String text, Class<?> type) {
            try {
                return type == Duration.class
                        ? Duration.parse(text)
                        : type == Integer.class ? Integer.valueOf(text) : text;
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException("cannot convert " + text, wrong);
            }
        }

        @Override
        public <T> T getValue(String name, Class<T> type) {
            return getOptionalValue(name, type).orElseThrow();
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException();
        }
    }
}
