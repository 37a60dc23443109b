package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import forestall.predict.OnsetModel.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Four components with three metrics each; now and then one of them breaks for three minutes. */
class OnsetModelTest {
    static final int COMPONENTS = 4;

    static List<Known> days(int minutes, long seed) {
        var random = new SplittableRandom(seed);
        var symptoms = new Symptoms();
        List<Known> known = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            boolean broken = minute > 200 && minute % 97 < 3;
            int which = minute / 97 % COMPONENTS;
            SortedMap<ComponentId, SortedMap<String, Double>> values = new TreeMap<>();
            for (int component = 0; component < COMPONENTS; component++) {
                SortedMap<String, Double> metrics = new TreeMap<>();
                for (int metric = 0; metric < 3; metric++) {
                    double value = 10 + random.nextDouble(-1, 1);
                    metrics.put("m" + metric, broken && component == which ? value + 8 : value);
                }
                values.put(ComponentId.of("c" + component), metrics);
            }
            known.add(new Known(symptoms.advance(60L * minute, values), broken ? which : -1));
        }
        return known;
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
        var symptoms = new Symptoms();
        SortedMap<ComponentId, SortedMap<String, Double>> both = new TreeMap<>();
        both.put(ComponentId.of("a"), new TreeMap<>(java.util.Map.of("m", 1.0)));
        both.put(ComponentId.of("b"), new TreeMap<>(java.util.Map.of("m", 1.0)));
        symptoms.advance(0, both);
        both.remove(ComponentId.of("a"));
        Symptoms.Minute minute = symptoms.advance(60, both);
        assertThat(minute.components()).hasSize(2);
        assertThat(minute.own()[0]).hasSize(Symptoms.OWN);
        assertThat(minute.together()).hasSize(Symptoms.TOGETHER);
    }
}
