package forestall.risk;

import static forestall.risk.Catalogue.component;
import static forestall.risk.Catalogue.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.Criticality;
import forestall.model.RiskScore;
import forestall.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class WeighedTest {
    private static final ComponentId ID = ComponentId.of("ledger");

    @Test
    void moreThanOneCountsAsOne() {
        RiskScore risk = risk(0.9, List.of(1.0, 1.0, 0.5), List.of());

        assertThat(risk.score()).isEqualTo(0.9);
        assertThat(risk.contributions().get(3))
                .satisfies(
                        cap -> {
                            assertThat(cap.rule()).isEqualTo("Impact is at most 1");
                            assertThat(cap.points()).isCloseTo(-1.35, within(1e-9));
                        });
    }

    @Test
    void lessThanNothingCountsAsNothing() {
        RiskScore risk = risk(0.9, List.of(-1.0, -1.0, -0.5), List.of(0.5));

        assertThat(risk.score()).isZero();
        assertThat(risk.contributions())
                .extracting(Contribution::rule)
                .contains("Impact is at least 0");
    }

    @Property(tries = 500)
    void whateverIsInRangeGivesAScoreThatItsContributionsSumTo(
            @ForAll @DoubleRange(min = 0, max = 1) double probability,
            @ForAll("impacts") List<Double> impacts,
            @ForAll("likelihoods") List<Double> likelihoods) {
        RiskScore risk = risk(probability, impacts, likelihoods); // refuses another sum

        double none = 1 - probability;
        for (double each : likelihoods) {
            none *= 1 - each;
        }
        double sum = impacts.stream().mapToDouble(each -> each).sum();
        assertThat(risk.score())
                .isCloseTo((1 - none) * Math.max(0, Math.min(1, sum)), within(1e-8));
        assertThat(risk.contributions().stream().mapToDouble(Contribution::points).sum())
                .isCloseTo(risk.score(), within(1e-9));
    }

    @Provide
    Arbitrary<List<Double>> impacts() {
        return Arbitraries.doubles().between(-1, 1).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Double>> likelihoods() {
        return Arbitraries.doubles().between(0, 1).list().ofMaxSize(10);
    }

    @Test
    void aThousandImpactsAreWeighedAndMoreAreRefused() {
        assertThat(risk(1, Collections.nCopies(1000, 1.0), List.of()).score()).isEqualTo(1);
        assertThat(risk(1, Collections.nCopies(1000, -1.0), List.of()).score()).isZero();
        assertThatThrownBy(() -> risk(1, Collections.nCopies(1001, 1.0), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1001 impacts of ledger");
    }

    @Test
    void aLongReasonIsCut() {
        Weighed weighed =
                Weighed.of(
                        subject(0.5),
                        new ArrayList<>(List.of(new Impact(ID, "a".repeat(301), 0.5))),
                        new ArrayList<>(List.of(new Likelihood(ID, "b".repeat(400), 0.5))));

        assertThat(weighed.contributions())
                .extracting(Contribution::rule)
                .containsExactly("a".repeat(299) + "…", "b".repeat(299) + "…");
    }

    private static RiskScore risk(
            double probability, List<Double> impacts, List<Double> likelihoods) {
        List<Impact> points = new ArrayList<>();
        impacts.forEach(each -> points.add(new Impact(ID, "impact " + points.size(), each)));
        List<Likelihood> causes = new ArrayList<>();
        likelihoods.forEach(each -> causes.add(new Likelihood(ID, "cause " + causes.size(), each)));
        Weighed weighed = Weighed.of(subject(probability), points, causes);
        return new RiskScore(
                ID,
                Catalogue.NOON,
                weighed.probability(),
                weighed.impact(),
                weighed.score(),
                weighed.contributions(),
                Tier.MINIMAL,
                "tier",
                Map.of(Tier.FULL, 1.0, Tier.SCALED, 1.0, Tier.MINIMAL, 1.0));
    }

    private static Subject subject(double probability) {
        return Subjects.of(
                        situation(
                                List.of(component("ledger", Criticality.LOW, 999, 99)),
                                Map.of("ledger", probability),
                                Map.of()),
                        Parameters.NONE)
                .get(0);
    }
}
