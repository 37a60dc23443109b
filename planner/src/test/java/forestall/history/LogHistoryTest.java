package forestall.history;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.ComponentId;
import forestall.model.LogLine;
import forestall.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogHistoryTest {
    static final Instant BEGIN = Instant.parse("2031-03-03T00:00:00Z");
    static final Span DAY = new Span(BEGIN, BEGIN.plus(Duration.ofDays(1)));
    static final ComponentId LEDGER = ComponentId.of("ledger");

    private final List<LogLine> lines = new ArrayList<>();

    private void log(long minute, Severity severity, String message) {
        lines.add(new LogLine(LEDGER, BEGIN.plusSeconds(60 * minute), severity, message));
    }

    private void quietDay() {
        for (int minute = 0; minute < 1440; minute++) {
            log(
                    minute,
                    Severity.INFO,
                    "served request %d in %d ms".formatted(minute * 7, minute % 50));
            if (minute >= 1200 && minute < 1210) {
                for (int line = 0; line < 10; line++) {
                    log(
                            minute,
                            Severity.ERROR,
                            "could not write block %d".formatted(minute * 10 + line));
                }
            }
        }
    }

    @Test
    void errorsAreCountedMarkedAndToldByTheirTemplate() {
        quietDay();

        LogChart chart = LogHistory.of(lines, false, DAY, DAY.to(), 144);

        assertThat(chart.lines()).isEqualTo(1540);
        assertThat(chart.width()).isEqualTo(600);
        int bucket = chart.at().indexOf(BEGIN.getEpochSecond() + 1200 * 60);
        assertThat(chart.errors().get(bucket)).isEqualTo(100);
        assertThat(chart.others().get(bucket)).isEqualTo(10);
        assertThat(chart.warnings().get(bucket)).isZero();
        assertThat(chart.marks())
                .extracting(LogChart.Mark::name)
                .contains("log errors", "new log messages");
        assertThat(chart.marks())
                .filteredOn(each -> each.name().equals("log errors"))
                .singleElement() // ten minutes, told once
                .satisfies(
                        each -> {
                            assertThat(each.from()).isEqualTo(BEGIN.plusSeconds(1201 * 60));
                            assertThat(each.to()).isEqualTo(BEGIN.plusSeconds(1210 * 60));
                            assertThat(each.words()).contains("10 errors a minute");
                        });
        LogChart.Template gravest = chart.templates().get(0);
        assertThat(gravest.text()).isEqualTo("could not write block <*>");
        assertThat(gravest.severity()).isEqualTo(Severity.ERROR);
        assertThat(gravest.lines()).isEqualTo(100);
        assertThat(gravest.first()).isEqualTo(BEGIN.plusSeconds(1200 * 60));
        assertThat(gravest.last()).isEqualTo(BEGIN.plusSeconds(1209 * 60));
        assertThat(gravest.buckets()).containsExactly(bucket);
        assertThat(gravest.counts()).containsExactly(100);
        assertThat(chart.since()).isEmpty();
    }

    @Test
    void whatCameBeforeTeachesButIsNotShown() {
        quietDay();
        Span evening = new Span(BEGIN.plusSeconds(1190 * 60), DAY.to());

        LogChart chart = LogHistory.of(lines, false, evening, DAY.to(), 100);

        assertThat(chart.lines()).isEqualTo(250 + 100);
        assertThat(chart.at()).allMatch(at -> at >= evening.from().getEpochSecond());
        assertThat(chart.marks()).allMatch(each -> evening.holds(each.from()));
        assertThat(chart.marks()).extracting(LogChart.Mark::name).contains("log errors");
    }

    @Test
    void whenThereIsMoreThanIsReadItSaysWhereThatBegins() {
        quietDay();
        List<LogLine> newest = lines.subList(500, lines.size());

        assertThat(LogHistory.of(newest, true, DAY, DAY.to(), 144).since())
                .contains(newest.get(0).at());
        Span evening = new Span(BEGIN.plusSeconds(1190 * 60), DAY.to());
        assertThat(LogHistory.of(newest, true, evening, DAY.to(), 144).since()).isEmpty();
    }

    @Test
    void aLogThatFellSilentIsOddUpToNow() {
        for (int minute = 0; minute < 600; minute++) {
            log(minute, Severity.INFO, "heartbeat");
        }

        LogChart chart = LogHistory.of(lines, false, DAY, BEGIN.plusSeconds(660 * 60), 144);

        assertThat(chart.marks())
                .extracting(LogChart.Mark::name)
                .contains("missing log heartbeats");
        assertThat(chart.marks())
                .allSatisfy(
                        each ->
                                assertThat(each.to())
                                        .isBetween(
                                                BEGIN.plusSeconds(600 * 60),
                                                BEGIN.plusSeconds(660 * 60)));
    }

    @Test
    void nothingWasLogged() {
        LogChart chart = LogHistory.of(List.of(), false, DAY, DAY.to(), 144);

        assertThat(chart.at()).isEmpty();
        assertThat(chart.marks()).isEmpty();
        assertThat(chart.templates()).isEmpty();
    }
}
