package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes after noon; the horizon is 30 minutes and it is 600 now. F fails, U may have. */
class FatesTest {
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    static final ComponentId LEDGER = ComponentId.of("ledger");

    @ParameterizedTest(name = "{0}: at {1} {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "F100-110, 69, WORKED",
                "F100-110, 70, FAILED", // the end of the horizon belongs to it
                "F100-110, 99, FAILED",
                "F100-110, 100, UNKNOWN", // it is down
                "F100-110, 109, UNKNOWN",
                "F100-110, 110, WORKED", // it works again
                "F100, 159, UNKNOWN", // nobody noted the end: an hour
                "F100, 160, WORKED",
                "U100-110, 69, WORKED",
                "U100-110, 70, UNKNOWN", // nobody will know
                "U100-110, 109, UNKNOWN",
                "U100-110, 110, WORKED",
                "U100, 500, UNKNOWN", // still away
                "F100-110 U105-120, 80, FAILED", // it failed before it was moved
                "U100-110 F115-120, 95, UNKNOWN", // it was moved before it failed
                "U100-110 F115-120, 112, FAILED",
                "F100-200 F120-130, 90, FAILED",
                "F100-200 F120-130, 150, UNKNOWN",
                "-, 570, WORKED",
                "-, 571, UNKNOWN", // the horizon has not passed
                "F580-590, 571, UNKNOWN", // or only those that failed would count
            })
    void afterAMinute(String failures, long at, String fate) {
        List<Failure> recorded = new ArrayList<>();
        for (String each : failures == null ? new String[0] : failures.split(" ", -1)) {
            recorded.add(0, failure(each));
        }
        var fates = new Fates(recorded, minute(600));
        int after = fates.after(LEDGER, minute(at), Duration.ofMinutes(30));
        assertThat(after >= 0 ? "FAILED" : after == Fates.WORKED ? "WORKED" : "UNKNOWN")
                .isEqualTo(fate);
    }

    @Test
    void anotherComponentsFailureIsNotItsOwn() {
        var fates = new Fates(List.of(failure("F100-110")), minute(600));
        assertThat(fates.after(ComponentId.of("mail"), minute(90), Duration.ofMinutes(30)))
                .isEqualTo(Fates.WORKED);
        assertThat(fates.failure(fates.after(LEDGER, minute(90), Duration.ofMinutes(30))).began())
                .isEqualTo(minute(100));
    }

    /** What is searched for is what a look at all of them finds. */
    @Property
    void aSearchFindsWhatALookAtAllFinds(
            @ForAll @Size(max = 12) List<@IntRange(max = 590) Integer> began,
            @ForAll @Size(12) List<@IntRange(max = 60) Integer> lasted,
            @ForAll @Size(12) List<Boolean> failed,
            @ForAll @IntRange(max = 600) int at) {
        List<Failure> recorded = new ArrayList<>();
        for (int each = 0; each < began.size(); each++) {
            int from = began.get(each);
            recorded.add(
                    new Failure(
                            "failure " + each,
                            LEDGER,
                            minute(from),
                            Optional.of(lasted.get(each))
                                    .filter(minutes -> minutes > 0)
                                    .map(minutes -> minute(from + minutes)),
                            failed.get(each) ? Outcome.FAILED : Outcome.UNCERTAIN,
                            "test",
                            "it failed"));
        }
        var fates = new Fates(recorded, minute(600));
        int found = fates.after(LEDGER, minute(at), Duration.ofMinutes(30));
        recorded.sort(Comparator.comparing(Failure::began).thenComparing(Failure::id));
        Optional<Failure> next =
                recorded.stream()
                        .filter(each -> each.began().isAfter(minute(at)))
                        .filter(each -> !each.began().isAfter(minute(at + 30)))
                        .findFirst();
        if (at > 570 || recorded.stream().anyMatch(each -> isDown(each, minute(at)))) {
            assertThat(found).isEqualTo(Fates.UNKNOWN);
        } else if (next.isEmpty()) {
            assertThat(found).isEqualTo(Fates.WORKED);
        } else if (next.get().outcome() == Outcome.UNCERTAIN) {
            assertThat(found).isEqualTo(Fates.UNKNOWN);
        } else {
            assertThat(fates.failure(found)).isEqualTo(next.get());
        }
    }

    private static boolean isDown(Failure failure, Instant at) {
        Instant usual =
                failure.outcome() == Outcome.FAILED
                        ? failure.began().plus(Fates.USUAL_OUTAGE)
                        : minute(600);
        return !failure.began().isAfter(at) && at.isBefore(failure.ended().orElse(usual));
    }

    private static Failure failure(String text) {
        String[] times = text.substring(1).split("-", -1);
        return new Failure(
                text,
                LEDGER,
                minute(Long.parseLong(times[0])),
                times.length > 1 ? Optional.of(minute(Long.parseLong(times[1]))) : Optional.empty(),
                text.startsWith("F") ? Outcome.FAILED : Outcome.UNCERTAIN,
                "test",
                "it failed");
    }

    private static Instant minute(long minute) {
        return NOON.plusSeconds(60 * minute);
    }
}
