package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.AnomalyScore;
import forestall.model.FailureProbability;
import forestall.model.FailureProbability.Driver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** For any telemetry, hostile values included. */
class PredictorPropertiesTest {
    private static final PredictorSettings SETTINGS = PredictorSettings.defaults();

    @Property(tries = 100)
    void orderWithinATelemetryDoesNotMatter(@ForAll long seed) {
        var inOrder = new Predictor(SETTINGS);
        var shuffled = new Predictor(SETTINGS);
        var telemetry = new RandomTelemetry(seed);
        for (int minute = 1; minute <= 40; minute++) {
            Telemetry arrived = telemetry.minute(minute(minute));
            assertSame(
                    advance(shuffled, minute, shuffle(arrived, seed + minute)),
                    advance(inOrder, minute, arrived));
        }
        assertThat(shuffled.save()).isEqualTo(inOrder.save());
    }

    @Property(tries = 100)
    void restoringChangesNoLaterScore(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 150) int savedAfter) {
        var kept = new Predictor(SETTINGS);
        Predictor restored = null;
        var telemetry = new RandomTelemetry(seed);
        for (int minute = 1; minute <= savedAfter + 20; minute++) {
            if (minute == savedAfter + 1) {
                byte[] saved = kept.save();
                restored = Predictor.restore(saved, SETTINGS);
                assertThat(restored.save()).isEqualTo(saved);
            }
            Telemetry arrived = telemetry.minute(minute(minute));
            Prediction prediction = advance(kept, minute, arrived);
            if (restored != null) {
                assertSame(advance(restored, minute, arrived), prediction);
            }
        }
        assertThat(restored).isNotNull();
        assertThat(restored.save()).isEqualTo(kept.save());
    }

    /** Long enough for metrics to be learned together. */
    @Property(tries = 3)
    void restoringAfterHoursChangesNoLaterScore(
            @ForAll long seed, @ForAll @IntRange(min = 300, max = 500) int savedAfter) {
        restoringChangesNoLaterScore(seed, savedAfter);
    }

    @Property(tries = 100)
    void scoresAreAlwaysFiniteAndProbabilitiesBetweenZeroAndOne(@ForAll long seed) {
        var predictor = new Predictor(SETTINGS);
        var telemetry = new RandomTelemetry(seed);
        for (int minute = 1; minute <= 60; minute++) {
            Prediction prediction = advance(predictor, minute, telemetry.minute(minute(minute)));
            for (FailureProbability each : prediction.probabilities()) {
                assertThat(each.probability()).isGreaterThan(0).isLessThan(1);
                assertThat(each.drivers()).hasSizeLessThanOrEqualTo(5);
                assertThat(each.drivers())
                        .extracting(Driver::logOdds)
                        .isSortedAccordingTo(Collections.reverseOrder());
            }
            for (AnomalyScore each : prediction.anomalies()) {
                assertThat(each.surprise()).isBetween(0.0, 12.0);
            }
        }
    }

    private static void assertSame(Prediction one, Prediction other) {
        assertThat(one.anomalies()).isEqualTo(other.anomalies());
        assertThat(one.outlooks()).isEqualTo(other.outlooks());
        assertThat(one.ignored()).isEqualTo(other.ignored());
    }

    private static Prediction advance(Predictor predictor, int minute, Telemetry arrived) {
        return predictor.advance(minute(minute), arrived, Scene.COMPONENTS, Scene.sites());
    }

    private static Instant minute(int minute) {
        return Scene.START.plusSeconds(60L * minute);
    }

    private static Telemetry shuffle(Telemetry telemetry, long seed) {
        var random = new Random(seed);
        return new Telemetry(
                shuffled(telemetry.samples(), random),
                telemetry.lines(), // a stack trace is many lines
                shuffled(telemetry.events(), random),
                telemetry.failures());
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> copy = new ArrayList<>(all);
        Collections.shuffle(copy, random);
        return copy;
    }
}
