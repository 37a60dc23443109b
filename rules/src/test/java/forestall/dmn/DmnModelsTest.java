package forestall.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.risk.Impact;
import forestall.risk.Likelihood;
import forestall.risk.Models;
import forestall.risk.Parameters;
import forestall.risk.RiskRules;
import forestall.risk.RuleOrigin;
import forestall.risk.Subject;
import forestall.risk.Verdict;
import forestall.ruleset.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DmnModelsTest {
    static final ComponentId LEDGER = ComponentId.of("ledger");
    static final DmnModels MODELS = DmnModels.compile(List.of(file("impact.dmn")));

    @Test
    void decisionsConcludeByTheirNames() {
        Models.Conclusions found = MODELS.judge(List.of(subject(3, 1, 0.7)));

        assertThat(found.impacts())
                .containsExactlyInAnyOrder(
                        new Impact(LEDGER, "Impact at night", 0.05),
                        new Impact(LEDGER, "Impact of data", 0.2));
        assertThat(found.likelihoods())
                .containsExactly(
                        new Likelihood(LEDGER, "Likelihood of flooding: the river is high", 0.3));
    }

    @Test
    void nullConcludesNothing() {
        Models.Conclusions found = MODELS.judge(List.of(subject(12, 5, 0)));

        assertThat(found.impacts()).containsExactly(new Impact(LEDGER, "Impact of data", 0.1));
        assertThat(found.likelihoods()).isEmpty();
    }

    @Test
    void aReasonLeadsToItsFile() {
        assertThat(MODELS.origin("Likelihood of flooding: the river is high"))
                .contains(new RuleOrigin("impact.dmn", "", 0, 0));
        assertThat(MODELS.origin("Critical to the business")).isEmpty();
    }

    @Test
    void whatModelsConcludeCountsLikeWhatRulesDo() {
        RiskRules rules = RiskRules.shipped();
        Subject subject = subject(3, 1, 0.7);
        Verdict without = rules.judge(List.of(subject), Instant.EPOCH).get(0);
        Verdict with = rules.with(MODELS).judge(List.of(subject), Instant.EPOCH).get(0);

        assertThat(with.risk().impact() - without.risk().impact())
                .isCloseTo(0.25, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(with.risk().contributions())
                .extracting(each -> each.rule())
                .contains("Impact of data", "Likelihood of flooding: the river is high");
    }

    @Test
    void aModelThatDoesNotCompileSaysWhichAndWhy() {
        String broken = file("impact.dmn").text().replace("component.hour", "component hour (");

        assertThatThrownBy(() -> DmnModels.compile(List.of(RuleFile.of("broken.dmn", broken))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken.dmn");
    }

    @Test
    void aConclusionThatIsNoNumberIsAnError() {
        String odd = file("impact.dmn").text().replace("then 0.05", "then \"much\"");
        DmnModels models =
                DmnModels.compile(
                        List.of(
                                RuleFile.of(
                                        "odd.dmn",
                                        odd.replace(
                                                "name=\"Impact at night\" typeRef=\"number\"",
                                                "name=\"Impact at night\" typeRef=\"Any\""))));

        assertThatThrownBy(() -> models.judge(List.of(subject(3, 1, 0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Impact at night");
    }

    private static RuleFile file(String name) {
        try (InputStream in = DmnModelsTest.class.getResourceAsStream(name)) {
            return RuleFile.of(name, in.readAllBytes());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private static Subject subject(int hour, double rpo, double weather) {
        return new Subject(
                LEDGER,
                Kind.DATABASE,
                Criticality.LOW,
                300,
                rpo,
                100,
                0,
                0,
                0.2,
                weather,
                0,
                0,
                0,
                false,
                hour,
                DayOfWeek.MONDAY,
                3,
                27,
                Tier.MINIMAL,
                Subject.LONG,
                Set.of("payments"),
                Map.of("replication_lag_seconds", 3.5),
                new Parameters(java.time.ZoneOffset.UTC, Map.of("minimum dwell", 15.0)));
    }
}
