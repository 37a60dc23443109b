package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogWatchTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final long USUAL = 1;
    private static final long BEAT = 2;
    private static final long FAULT = 3;

    private LogWatch watch = new LogWatch();
    private final Random random = new Random(5);

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    private void log(int minute, int times, Severity severity, long cluster, String template) {
        for (int each = 0; each < times; each++) {
            watch.add(minute(minute).plusSeconds(each % 60), severity, cluster, template);
        }
    }

    // Some ten lines a minute, an error now and then, and a beat every five minutes.
    private void quiet(int minute) {
        log(minute, 7 + random.nextInt(7), Severity.INFO, USUAL, "request <*> done");
        log(minute, random.nextInt(4) == 0 ? 1 : 0, Severity.ERROR, FAULT, "request <*> failed");
        if (minute % 5 == 0) {
            log(minute, 1, Severity.INFO, BEAT, "backup <*> stored");
        }
    }

    private List<LogSignal> quietUntil(int from, int to) {
        List<LogSignal> signals = new ArrayList<>();
        for (int minute = from; minute < to; minute++) {
            quiet(minute);
            signals.addAll(watch.advance(minute(minute + 1)));
        }
        return signals;
    }

    @Test
    void aQuietDaySaysHardlyAnything() {
        List<LogSignal> signals = quietUntil(0, 1_440);

        assertThat(signals).noneMatch(each -> each.strength() > 4);
        assertThat(signals).filteredOn(each -> each.strength() > 2).hasSizeLessThan(15);
    }

    @Test
    void manyErrorsStandOut() {
        quietUntil(0, 300);
        quiet(300);
        log(300, 30, Severity.ERROR, FAULT, "request <*> failed");

        List<LogSignal> signals = watch.advance(minute(301));
        assertThat(signals.get(0).strength()).isGreaterThan(10);
        assertThat(signals)
                .extracting(LogSignal::name)
                .contains("log errors", "error messages of one kind");
        assertThat(signals)
                .filteredOn(each -> each.name().equals("log errors"))
                .allSatisfy(each -> assertThat(each.end()).isEqualTo(minute(301)))
                .allSatisfy(each -> assertThat(each.words()).matches("3[01] errors a minute, .*"));
    }

    @Test
    void aBurstIsOneTemplateOfMany() {
        quietUntil(0, 300);
        log(300, 60, Severity.INFO, USUAL, "request <*> done");

        assertThat(watch.advance(minute(301)))
                .filteredOn(each -> each.name().equals("log bursts"))
                .singleElement()
                .satisfies(each -> assertThat(each.strength()).isGreaterThan(6))
                .satisfies(each -> assertThat(each.words()).contains("60 times", "request <*>"));
    }

    @Test
    void aNewTemplateIsSaidOnceAfterTheWarmUp() {
        log(0, 1, Severity.INFO, 90, "early bird");
        assertThat(quietUntil(0, 300)).noneMatch(each -> each.name().startsWith("new"));
        log(300, 2, Severity.WARNING, 91, "disk <*> is slow");

        assertThat(watch.advance(minute(301)))
                .filteredOn(each -> each.name().equals("new log messages"))
                .singleElement()
                .satisfies(each -> assertThat(each.strength()).isGreaterThan(1))
                .satisfies(
                        each ->
                                assertThat(each.words())
                                        .isEqualTo(
                                                "never seen before: “disk <*> is slow” (warning)"));
        log(301, 2, Severity.WARNING, 91, "disk <*> is slow");
        assertThat(watch.advance(minute(302))).noneMatch(each -> each.name().startsWith("new"));
    }

    @Test
    void aTemplateThatComesOnceInDaysIsRare() {
        log(0, 1, Severity.INFO, 90, "key rolled over");
        quietUntil(0, 2_880);
        log(2_880, 1, Severity.INFO, 90, "key rolled over");

        assertThat(watch.advance(minute(2_881)))
                .filteredOn(each -> each.name().equals("rare log messages"))
                .singleElement()
                .satisfies(each -> assertThat(each.words()).contains("key rolled over"));
    }

    @Test
    void aHeartbeatThatStoppedIsMissedUntilItIsGivenUp() {
        quietUntil(0, 300); // the last beat was in minute 295
        List<LogSignal> signals = new ArrayList<>();
        for (int minute = 300; minute < 900; minute++) {
            log(minute, 10, Severity.INFO, USUAL, "request <*> done");
            signals.addAll(watch.advance(minute(minute + 1)));
        }
        List<LogSignal> missing =
                signals.stream()
                        .filter(each -> each.words().contains("backup <*> stored"))
                        .toList();

        assertThat(missing.get(0).name()).isEqualTo("missing log heartbeats");
        assertThat(missing.get(0).end()).isBetween(minute(305), minute(315));
        assertThat(missing.get(0).words()).contains("usually every 5.0");
        assertThat(missing.get(missing.size() - 1).end()).isBefore(minute(900));
    }

    @Test
    void aMergedClusterIsNotNewAndKeepsItsPast() {
        quietUntil(0, 300);
        watch.follow(List.of(new Change.Merged(USUAL, 77)));
        log(300, 10, Severity.INFO, 77, "<*> <*> done");

        assertThat(watch.advance(minute(301))).noneMatch(each -> each.strength() > 3);
        assertThat(watch.histories).containsKey(77L).doesNotContainKey(USUAL);
    }

    @Test
    void aMillionTemplatesDoNotFillTheHeap() {
        for (int line = 0; line < 1_000_000; line++) {
            watch.add(minute(line / 5_000), Severity.INFO, line, "odd " + line);
            if (line % 5_000 == 4_999) {
                watch.advance(minute(line / 5_000 + 1));
            }
        }
        assertThat(watch.histories.size())
                .isLessThanOrEqualTo(LogWatchSettings.defaults().templates());
    }

    @Test
    void aLongPauseIsSteppedOver() {
        quietUntil(0, 10);
        assertThat(watch.advance(START.plusSeconds(3_000_000_000L))).hasSizeLessThan(2_000);
    }

    @Property(tries = 60)
    void goesOnAfterARestartAsIfNothingHadHappened(@ForAll @IntRange(max = 400) int before)
            throws IOException {
        quietUntil(0, before);
        quiet(before); // and an open minute
        var bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        LogWatch restored =
                LogWatch.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                        LogWatchSettings.defaults());
        for (int minute = before; minute < before + 30; minute++) {
            for (LogWatch each : List.of(watch, restored)) {
                for (int line = 0; line < minute % 7 * 5; line++) {
                    each.add(minute(minute), Severity.ERROR, line % 3, "line " + line % 3);
                }
            }
            assertThat(restored.advance(minute(minute + 1)))
                    .isEqualTo(watch.advance(minute(minute + 1)));
        }
    }
}
