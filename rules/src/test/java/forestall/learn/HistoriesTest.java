package forestall.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is known of a device or a node at a moment, and nothing that came later. */
class HistoriesTest {

    @Test
    void countersAreSeenAsTheyWereAtThatHour() {
        var history = new CounterHistory(1);
        history.add(100, new float[] {0});
        history.add(500, new float[] {8});
        float[] before = history.features(499);
        history.add(1000, new float[] {64});

        assertThat(history.features(499)).containsExactly(before); // the future is not looked at
        float[] now = history.features(1010);
        assertThat(now).hasSize(history.columns());
        assertThat(now[0]).isEqualTo(1010);
        assertThat(now[1]).isEqualTo(910); // known for
        assertThat(now[3]).isEqualTo(10); // still for
        assertThat(now[8]).isEqualTo(64);
        assertThat(now[9]).isEqualTo(56); // grown within 72 hours
        assertThat(now[11]).isEqualTo(64); // within 720
        assertThat(now[14]).isEqualTo(2); // changes
    }

    @Test
    void beforeTheFirstHourNothingIsKnown() {
        var history = new CounterHistory(2);
        history.add(100, new float[] {0, 1});
        assertThatThrownBy(() -> history.features(99)).hasMessageContaining("hour 99");
        assertThatThrownBy(() -> history.add(100, new float[] {0, 1}))
                .hasMessageContaining("not after");
        assertThatThrownBy(() -> history.add(101, new float[] {0}))
                .hasMessageContaining("1 values of 2");
    }

    @Test
    void failuresFadeAndTheFutureIsNotLookedAt() {
        var history = new FailureHistory(2);
        history.add(10, 0.5, 1);
        history.add(20, 0, 0);
        float[] atTwenty = history.features(20);
        assertThat(atTwenty[0]).isZero(); // the failure on day 20 itself is not before it
        assertThat(history.before(20)).isEqualTo(1);
        assertThat(history.before(20.1)).isEqualTo(2);
        assertThat(history.faded(30, 10)).isCloseTo(0.25 + 0.5, within(1e-12));
        assertThatThrownBy(() -> history.add(19, 0, 0)).hasMessageContaining("before day");
    }
}
