package forestall.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.detect.DetectorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JudgedSeriesTest {
    static final Instant BEGIN = Instant.parse("2031-03-03T00:00:00Z");
    static final int WEEK = 7 * 1440;
    static final Span WHOLE = new Span(BEGIN, BEGIN.plus(Duration.ofDays(7)));

    private final Random random = new Random(5);

    private static Readings minutes(int count, IntToDoubleFunction value) {
        long[] micros = new long[count];
        double[] values = new double[count];
        for (int at = 0; at < count; at++) {
            micros[at] = Span.micros(BEGIN.plusSeconds(60L * at));
            values[at] = value.applyAsDouble(at);
        }
        return Readings.of(micros, values);
    }

    private static JudgedSeries judged(String metric, Readings readings) {
        return JudgedSeries.of(metric, readings, DetectorSettings.defaults());
    }

    private double load(int minute) {
        return 50 + 20 * Math.sin(2 * Math.PI * minute / 1440) + random.nextGaussian();
    }

    @Test
    void anIncidentIsMarkedWithASentenceAndNoiseIsNot() {
        JudgedSeries series =
                judged("load", minutes(WEEK, at -> load(at) + (at >= 9000 && at < 9060 ? 60 : 0)));

        SignalChart chart = series.chart(WHOLE, 500);

        Instant incident = BEGIN.plusSeconds(60L * 9000);
        assertThat(chart.anomalies()).extracting(Anomaly::at).contains(incident);
        assertThat(chart.anomalies())
                .allSatisfy(
                        each ->
                                assertThat(each.at())
                                        .isBetween(incident, incident.plusSeconds(7200)));
        Anomaly first = chart.anomalies().get(0);
        assertThat(first.value()).isGreaterThan(first.usual() + 10 * first.deviation());
        assertThat(first.words()).contains("usually").contains("higher than ever seen before");
        assertThat(chart.at()).contains(incident.getEpochSecond());
    }

    @Test
    void theBandIsWhatWasExpectedBeforeTheSampleCame() {
        JudgedSeries series = judged("load", minutes(3000, at -> at < 2999 ? 10 + at % 2 : 1000));

        SignalChart chart = series.chart(WHOLE, 3000);

        int last = chart.at().size() - 1;
        assertThat(chart.value().get(last)).isEqualTo(1000);
        assertThat(chart.usual().get(last)).isCloseTo(10.5, within(0.2));
        assertThat(chart.deviation().get(last)).isLessThan(1);
        assertThat(chart.usual().subList(0, 30)).containsOnlyNulls(); // still learning
        assertThat(chart.usual().get(30)).isNotNull();
    }

    @Test
    void aCounterIsShownByItsGrowthASecond() {
        JudgedSeries series =
                judged(
                        "requests_total",
                        minutes(200, at -> at < 150 ? 600.0 * at : 600.0 * (at - 150)));

        SignalChart chart = series.chart(WHOLE, 500);

        assertThat(chart.rate()).isTrue();
        assertThat(chart.samples()).isEqualTo(199); // a rate takes two
        assertThat(chart.value().subList(0, 149)).containsOnly(10.0);
        assertThat(chart.value().get(149)).isEqualTo(0); // it began anew
        assertThat(chart.value().subList(150, 199)).containsOnly(10.0);
    }

    @Test
    void noLineBridgesAGap() {
        List<Long> micros = new ArrayList<>();
        for (int at = 0; at < 400; at++) {
            if (at < 100 || at >= 104) { // four minutes without
                micros.add(Span.micros(BEGIN.plusSeconds(60L * at)));
            }
        }
        Readings readings =
                Readings.of(
                        micros.stream().mapToLong(each -> each).toArray(),
                        new double[micros.size()]);

        SignalChart chart = judged("load", readings).chart(WHOLE, 500);

        assertThat(chart.interval()).isEqualTo(60);
        assertThat(chart.value().stream().filter(Objects::isNull)).hasSize(1);
        int gap = chart.value().indexOf(null);
        assertThat(chart.at().get(gap - 1)).isEqualTo(BEGIN.getEpochSecond() + 99 * 60);
        assertThat(chart.at().get(gap + 1)).isEqualTo(BEGIN.getEpochSecond() + 104 * 60);
    }

    @Test
    void aPartOfThePastIsJudgedByAllThatCameBefore() {
        Readings readings = minutes(WEEK, this::load);
        Span lastHour = new Span(WHOLE.to().minusSeconds(3600), WHOLE.to());

        SignalChart part = judged("load", readings).chart(lastHour, 500);
        SignalChart whole = judged("load", readings).chart(WHOLE, WEEK);

        assertThat(part.samples()).isEqualTo(60);
        assertThat(part.surprise()).isEqualTo(whole.surprise().subList(WEEK - 60, WEEK));
        assertThat(part.usual()).doesNotContainNull();
    }

    @Property(tries = 30)
    void everyAnomalyIsAmongThePointsAndTheyAreBounded(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int buckets) {
        var dice = new Random(seed);
        JudgedSeries series =
                judged(
                        "load",
                        minutes(
                                3000,
                                at -> dice.nextGaussian() * (dice.nextInt(300) == 0 ? 40 : 1)));

        SignalChart chart = series.chart(WHOLE, buckets);

        assertThat(chart.at())
                .containsAll(
                        chart.anomalies().stream()
                                .map(each -> each.at().getEpochSecond())
                                .toList());
        assertThat(chart.at()).isSorted();
        assertThat(chart.at().size())
                .isLessThanOrEqualTo(4 * buckets + chart.anomalies().size())
                .isEqualTo(chart.value().size())
                .isEqualTo(chart.usual().size())
                .isEqualTo(chart.deviation().size())
                .isEqualTo(chart.surprise().size());
        assertThat(series.summary(WHOLE).anomalies()).isEqualTo(chart.anomalies().size());
    }

    @Test
    void withoutSamplesThereIsNothingToShow() {
        SignalChart chart = judged("load", Readings.none()).chart(WHOLE, 500);

        assertThat(chart.at()).isEmpty();
        assertThat(chart.anomalies()).isEmpty();
        assertThat(judged("x_total", Readings.none()).summary(WHOLE).at()).isEmpty();
    }

    @Test
    void readingsGoForwardInTime() {
        assertThatThrownBy(() -> Readings.of(new long[] {2, 2}, new double[] {0, 0}))
                .hasMessageContaining("reading 1");
        assertThatThrownBy(() -> Readings.of(new long[] {2}, new double[] {Double.NaN}))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Readings.of(new long[] {2}, new double[0]))
                .hasMessageContaining("1 times");
    }

    @Test
    void aSpanGoesForwardInTime() {
        assertThatThrownBy(() -> new Span(BEGIN, BEGIN)).hasMessageContaining("after from");
    }
}
