package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import forestall.model.Sample;
import forestall.predict.OnsetModel.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four components with three metrics each; now and then one of them breaks for three minutes. */
class OnsetModelTest {
    static final int COMPONENTS = 4;

    static List<Known> days(int minutes, long seed) {
        var random = new SplittableRandom(seed);
        var predictor = new Predictor(PredictorSettings.defaults());
        List<Known> known = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            boolean broken = minute > 200 && minute % 97 < 3;
            int which = minute / 97 % COMPONENTS;
            List<Sample> samples = new ArrayList<>();
            for (int component = 0; component < COMPONENTS; component++) {
                for (int metric = 0; metric < 3; metric++) {
                    double value = 10 + random.nextDouble(-1, 1);
                    double seen = broken && component == which ? value + 8 : value;
                    samples.add(new Sample(id(component), "m" + metric, at(minute), seen));
                }
            }
            known.add(new Known(looks(predictor, minute, samples), broken ? which : -1));
        }
        return known;
    }

    private static ComponentId id(int component) {
        return ComponentId.of("c" + component);
    }

    private static Instant at(int minute) {
        return Scene.START.plusSeconds(60L * minute);
    }

    private static Symptoms.Minute looks(Predictor predictor, int minute, List<Sample> samples) {
        return predictor
                .advance(
                        at(minute + 1),
                        new Telemetry(samples, List.of(), List.of()),
                        IntStream.range(0, COMPONENTS)
                                .mapToObj(each -> Scene.component(id(each)))
                                .toList(),
                        Scene.sites())
                .symptoms()
                .orElseThrow();
    }

    @Test
    void whatWasLearnedFromOneHistoryTellsWhetherAndWhereInAnother() {
        OnsetModel model = OnsetModel.learn(days(3000, 1));
        List<Known> other = days(1500, 2);
        int right = 0;
        int faults = 0;
        double quiet = 0;
        for (Known each : other.subList(300, other.size())) {
            double[] probabilities = model.probabilities(each.minute());
            int most = 0;
            for (int at = 1; at < probabilities.length; at++) {
                most = probabilities[at] > probabilities[most] ? at : most;
            }
            if (each.faulty() >= 0) {
                faults++;
                right += most == each.faulty() && probabilities[most] > 0.3 ? 1 : 0;
            } else {
                quiet += probabilities[most];
            }
        }
        assertThat((double) right / faults).isGreaterThan(0.8);
        assertThat(quiet / (other.size() - 300 - faults)).isLessThan(0.1);
    }

    @Test
    void theShippedModelIsOfTheseSymptomsAndQuietWhenAllIs() {
        OnsetModel model = OnsetModel.shipped();
        List<Known> quiet = days(190, 3);
        for (double each : model.probabilities(quiet.get(180).minute())) {
            assertThat(each).isBetween(0.0, 0.5);
        }
    }

    @Test
    void withoutAFaultThereIsNothingToLearn() {
        assertThatThrownBy(() -> OnsetModel.learn(days(100, 1))).hasMessageContaining("no minute");
    }

    @Test
    void aComponentThatFallsSilentLooksQuietAndKeepsItsPlace() {
        var predictor = new Predictor(PredictorSettings.defaults());
        var both = List.of(new Sample(id(0), "m", at(0), 1), new Sample(id(1), "m", at(0), 1));
        looks(predictor, 0, both);
        Symptoms.Minute minute = looks(predictor, 1, List.of(new Sample(id(1), "m", at(1), 1)));
        assertThat(minute.components()).hasSize(2);
        assertThat(minute.own()[0]).hasSize(Symptoms.OWN);
        assertThat(minute.together()).hasSize(Symptoms.TOGETHER);
    }
}
