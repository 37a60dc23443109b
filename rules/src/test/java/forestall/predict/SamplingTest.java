package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SamplingTest {
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");

    @Test
    void ofAQuietDayOneMinuteAnHourIsKeptAndStandsForIt() {
        List<Kept> kept = Sampling.EACH_MINUTE.of(day("ledger", 60, Family.METRICS, 0.99f));
        assertThat(kept).hasSize(24);
        assertThat(kept).extracting(Kept::minutes).containsOnly(60.0);
        for (int hour = 1; hour < 24; hour++) {
            assertThat(kept.get(hour).snapshot().at())
                    .isEqualTo(kept.get(hour - 1).snapshot().at().plusSeconds(3600));
        }
    }

    @Test
    void ofALoudDayEveryMinuteIsKept() {
        List<Kept> kept = Sampling.EACH_MINUTE.of(day("ledger", 60, Family.METRICS, 1));
        assertThat(kept).hasSize(1440);
        assertThat(kept).extracting(Kept::minutes).containsOnly(1.0);
    }

    @Test
    void whatStaysForDaysIsNotLoud() {
        assertThat(Sampling.EACH_MINUTE.of(day("ledger", 60, Family.VULNERABILITY, 5))).hasSize(24);
    }

    @Test
    void componentsTakeTurns() {
        Set<Integer> minutes = new HashSet<>();
        for (int component = 0; component < 200; component++) {
            List<Kept> kept =
                    Sampling.EACH_MINUTE.of(day("node-" + component, 60, Family.METRICS, 0));
            minutes.add(kept.get(0).snapshot().at().atZone(java.time.ZoneOffset.UTC).getMinute());
        }
        assertThat(minutes).hasSizeGreaterThan(40);
    }

    /** Whatever the cycle, a quiet day weighs as much as it is long. */
    @Property(tries = 60)
    void noTimeIsLost(@ForAll @IntRange(min = 1, max = 60) int cycleMinutes) {
        int seconds = cycleMinutes * 60;
        double minutes =
                new Sampling(Duration.ofSeconds(seconds))
                        .of(day("ledger", seconds, Family.METRICS, 0)).stream()
                                .mapToDouble(Kept::minutes)
                                .sum();
        assertThat(minutes).isBetween(1440.0 - 120, 1440.0 + 120);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new Sampling(Duration.ZERO)).hasMessageContaining("1 s or more");
    }

    private static List<Snapshot> day(String component, int seconds, Family family, float value) {
        List<Snapshot> day = new ArrayList<>();
        for (int at = 0; at < 86_400; at += seconds) {
            var evidence = new float[Horizon.values().length][Family.COUNT];
            evidence[1][family.place()] = value;
            day.add(new Snapshot(ComponentId.of(component), NOON.plusSeconds(at), evidence));
        }
        return day;
    }
}
