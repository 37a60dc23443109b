package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten components, ten days of minutes; the first fails after each day, the second may have. */
class ThinningTest {
    static final Instant START = Instant.parse("2031-03-01T00:00:00Z");
    static final int MINUTES = 14_400;
    static final ComponentId FAILS = ComponentId.of("node-0");
    static final ComponentId MAY_HAVE = ComponentId.of("node-1");

    @Test
    void whatCameBeforeAFailureIsKeptAndTheRestStandsForAll() {
        Thinning thinning = counted(40_000);
        long taken = 0;
        long stand = 0;
        for (int component = 0; component < 10; component++) {
            ComponentId id = ComponentId.of("node-" + component);
            for (int minute = 0; minute < MINUTES; minute++) {
                long each = thinning.standsFor(id, minute(minute));
                if (id.equals(FAILS)) {
                    assertThat(each).as("minute %d", minute).isEqualTo(1);
                }
                taken += each > 0 ? 1 : 0;
                stand += each;
            }
        }
        assertThat(taken).isBetween(35_000L, 41_000L);
        assertThat((double) stand).isCloseTo(10.0 * MINUTES, within(0.03 * 10 * MINUTES));
    }

    @Test
    void onlyAFailureThatIsKnownIsWorthIt() {
        Thinning thinning = counted(40_000);
        assertThat(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L))
                .anySatisfy(
                        minute ->
                                assertThat(thinning.standsFor(MAY_HAVE, minute(1440 - minute)))
                                        .isNotEqualTo(1));
    }

    /** Then the last half hours are worth most. */
    @Test
    void howeverManyFailedThereIsRoom() {
        Thinning thinning = counted(1000);
        int[] taken = new int[2]; // half hours before, earlier
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean soon = 1440 - minute % 1440 <= 30;
            long each = thinning.standsFor(FAILS, minute(minute));
            taken[soon ? 0 : 1] += each > 0 ? 1 : 0;
            assertThat(each == 1).as("minute %d", minute).isEqualTo(soon);
        }
        assertThat(taken[0]).isEqualTo(300);
        assertThat(taken[1]).isBetween(200, 450);
    }

    @Test
    void whenAllFitAllAreTaken() {
        Thinning thinning = counted(10L * MINUTES);
        assertThat(thinning.standsFor(FAILS, START)).isEqualTo(1);
    }

    private static Thinning counted(long most) {
        List<Failure> failures = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            failures.add(failure(FAILS, minute(1440L * day), Outcome.FAILED));
            failures.add(failure(MAY_HAVE, minute(1440L * day), Outcome.UNCERTAIN));
        }
        var thinning = new Thinning(failures, most);
        for (int component = 0; component < 10; component++) {
            for (int minute = 0; minute < MINUTES; minute++) {
                thinning.count(ComponentId.of("node-" + component), minute(minute));
            }
        }
        thinning.share();
        return thinning;
    }

    private static Failure failure(ComponentId id, Instant began, Outcome outcome) {
        return new Failure(
                id + "@" + began, id, began, Optional.empty(), outcome, "test", "it failed");
    }

    private static Instant minute(long minute) {
        return START.plusSeconds(60 * minute);
    }
}
