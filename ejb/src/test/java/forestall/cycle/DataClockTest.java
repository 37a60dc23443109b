package forestall.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataClockTest {
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");

    final List<Instant> cycles = new ArrayList<>();
    final List<Instant> timeInCycle = new ArrayList<>();
    DataClock clock;

    @BeforeEach
    void aCycleAMinute() {
        clock =
                new DataClock(
                        Duration.ofMinutes(1),
                        minute -> {
                            cycles.add(minute);
                            timeInCycle.add(clock.now());
                        });
    }

    @Test
    void standsAtTheBeginningUntilItIsMoved() {
        assertThat(clock.now()).isEqualTo(Instant.EPOCH);
        assertThat(clock.isDrivenByData()).isTrue();
    }

    @Test
    void theFirstTimeOnlySetsIt() {
        assertThat(clock.advance(NOON)).isEmpty();

        assertThat(clock.now()).isEqualTo(NOON);
        assertThat(cycles).isEmpty();
    }

    @Test
    void runsEachCycleThatHasBecomeDueOnceAndAtItsTime() {
        clock.advance(NOON.minusSeconds(30));

        assertThat(clock.advance(NOON.minusNanos(1))).isEmpty();
        assertThat(clock.advance(NOON)).hasValue(NOON);
        assertThat(clock.advance(NOON)).isEmpty();
        assertThat(clock.advance(NOON.plusSeconds(150))).hasValue(NOON.plusSeconds(120));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(150));
        assertThat(cycles)
                .containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120))
                .isEqualTo(timeInCycle);
    }

    @Test
    void aMinuteThatItWasSetToIsNotDue() {
        clock.advance(NOON);

        assertThat(clock.advance(NOON.plusSeconds(60))).hasValue(NOON.plusSeconds(60));
        assertThat(cycles).containsExactly(NOON.plusSeconds(60));
    }

    @Test
    void refusesToRunBackwards() {
        clock.advance(NOON);

        assertThatThrownBy(() -> clock.advance(NOON.minusNanos(1)))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.CLOCK_RUNS_BACKWARDS));
        assertThat(clock.now()).isEqualTo(NOON);
    }

    @Test
    void refusesToGoFurtherThanADayOfCyclesAtOnce() {
        clock.advance(NOON);

        assertThatThrownBy(() -> clock.advance(NOON.plus(Duration.ofDays(1).plusMinutes(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smaller steps");
        assertThatThrownBy(() -> clock.advance(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.now()).isEqualTo(NOON);
        assertThat(cycles).isEmpty();

        clock.advance(NOON.plus(Duration.ofDays(1)));
        assertThat(cycles).hasSize(1440);
    }

    @Test
    void theMachinesClockIsNotMovedByAnybody() {
        var machine = new MachineClock();

        assertThat(machine.isDrivenByData()).isFalse();
        assertThatThrownBy(() -> machine.advance(NOON))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(Code.CLOCK_NOT_DRIVEN_BY_DATA));
    }
}
