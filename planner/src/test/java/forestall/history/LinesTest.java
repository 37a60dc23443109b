package forestall.history;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.ExternalEvent;
import forestall.model.FailoverRun;
import forestall.model.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {
    static final Instant BEGIN = Instant.parse("2031-03-03T00:00:00Z");
    static final Span DAY = new Span(BEGIN, BEGIN.plusSeconds(86_400));

    private static Line line(List<Integer> minutes, int buckets) {
        return Lines.of(
                "Risk",
                minutes,
                minute -> BEGIN.plusSeconds(60L * minute),
                minute -> minute == 700 ? 0.91234567 : 0.1,
                DAY,
                buckets);
    }

    @Test
    void aPeakOfOneMinuteStays() {
        Line line = line(IntStream.range(0, 1440).boxed().toList(), 50);

        assertThat(line.at()).hasSizeLessThanOrEqualTo(200).isSorted();
        int peak = line.at().indexOf(BEGIN.getEpochSecond() + 42_000);
        assertThat(line.value().get(peak)).isEqualTo(0.9123);
    }

    @Test
    void anOutageOfTheServiceIsAGap() {
        List<Integer> minutes =
                IntStream.range(0, 200).filter(at -> at < 50 || at > 99).boxed().toList();

        assertThat(line(minutes, 500).value()).containsOnlyOnce((Double) null);
    }

    @Test
    void nothingWasDecided() {
        assertThat(line(List.of(), 500).at()).isEmpty();
    }

    @Test
    void eventsAndFailoversAreToldAlike() {
        var event =
                new ExternalEvent(
                        "1",
                        "nws",
                        ExternalEvent.Type.WEATHER,
                        0.5,
                        BEGIN,
                        BEGIN.plusSeconds(60),
                        "Storm",
                        Set.of(),
                        Set.of(SiteId.of("port")),
                        Set.of(),
                        Optional.empty());
        var run =
                new FailoverRun(
                        new UUID(1, 1),
                        FailoverRun.Trigger.OPERATOR,
                        "a drill",
                        FailoverRun.State.AWAITING_APPROVAL,
                        List.of(),
                        BEGIN,
                        Optional.empty());

        assertThat(Happening.of(event))
                .isEqualTo(
                        new Happening(
                                "weather",
                                "Storm",
                                "nws",
                                BEGIN,
                                Optional.of(BEGIN.plusSeconds(60)),
                                Optional.of(0.5),
                                Optional.empty()));
        assertThat(Happening.of(run))
                .isEqualTo(
                        new Happening(
                                "failover",
                                "a drill",
                                "operator",
                                BEGIN,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("awaiting approval")));
    }
}
