package forestall.risk;

import static forestall.risk.Catalogue.component;
import static forestall.risk.Catalogue.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Contribution;
import forestall.model.Criticality;
import forestall.model.FailoverProposal;
import forestall.model.Kind;
import forestall.model.RiskScore;
import forestall.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped rules, scenario by scenario. */
class RiskRulesTest {
    static final RiskRules RULES = RiskRules.shipped();

    @ParameterizedTest(name = "{0}, {1} dependants, RTO {2} min, RPO {3} min: {4}")
    @CsvSource({
        "LOW,      0, 999, 99, 0.10",
        "MODERATE, 0, 999, 99, 0.25",
        "HIGH,     0, 999, 99, 0.45",
        "CRITICAL, 0, 999, 99, 0.60",
        "LOW,      1, 999, 99, 0.18", // edges of the dependants
        "LOW,      2, 999, 99, 0.18",
        "LOW,      3, 999, 99, 0.24",
        "LOW,      5, 999, 99, 0.24",
        "LOW,      6, 999, 99, 0.30",
        "LOW,      0, 241, 99, 0.10", // edges of the recovery time
        "LOW,      0, 240, 99, 0.14",
        "LOW,      0,  31, 99, 0.14",
        "LOW,      0,  30, 99, 0.20",
        "LOW,      0,   6, 99, 0.20",
        "LOW,      0,   5, 99, 0.26",
        "LOW,      0,   0, 99, 0.26",
        "LOW,      0, 999, 16, 0.10", // edges of the recovery point
        "LOW,      0, 999, 15, 0.16",
        "LOW,      0, 999,  2, 0.16",
        "LOW,      0, 999,  1, 0.22",
        "CRITICAL, 6,   5,  1, 1.00", // 1.08 counts as 1
    })
    void impact(Criticality criticality, int dependants, long rto, long rpo, double expected) {
        List<Component> all = new ArrayList<>();
        all.add(component("ledger", criticality, rto, rpo));
        for (int user = 0; user < dependants; user++) {
            all.add(component("user" + user, Criticality.LOW, 999, 99, "ledger"));
        }
        assertThat(risk("ledger", all, Map.of("ledger", 0.5), Map.of()).impact())
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void whatACriticalComponentNeedsThroughOthersWeighsMore() {
        List<Component> chain =
                List.of(
                        component("disk", Criticality.LOW, 999, 99),
                        component("ledger", Criticality.LOW, 999, 99, "disk"),
                        component("shop", Criticality.CRITICAL, 999, 99, "ledger"));

        RiskScore risk = risk("disk", chain, Map.of("disk", 0.5), Map.of());

        assertThat(risk.contributions())
                .extracting(Contribution::rule)
                .containsExactly(
                        "A critical component depends on it",
                        "Of low importance to the business",
                        "One or two components depend on it");
        assertThat(risk.score()).isCloseTo(0.5 * (0.10 + 0.08 + 0.12), within(1e-9));
    }

    /** Impact of the ledger is 0.82, so that its probability sets the score. */
    @ParameterizedTest(name = "score {0}, {1} before: {2} because {3}")
    @CsvSource({
        "0.80,  MINIMAL, FULL,    High risk",
        "0.80,  SCALED,  FULL,    High risk",
        "0.80,  FULL,    FULL,    High risk",
        "0.799, FULL,    FULL,    Was at high risk and is not clearly below it",
        "0.75,  FULL,    FULL,    Was at high risk and is not clearly below it",
        "0.749, FULL,    SCALED,  Fell from high to medium risk",
        "0.50,  FULL,    SCALED,  Fell from high to medium risk",
        "0.499, FULL,    SCALED,  Fell from high risk and is not clearly below medium",
        "0.449, FULL,    MINIMAL, Fell to low risk",
        "0.799, MINIMAL, SCALED,  Medium risk",
        "0.799, SCALED,  SCALED,  Medium risk",
        "0.50,  MINIMAL, SCALED,  Medium risk",
        "0.50,  SCALED,  SCALED,  Medium risk",
        "0.499, SCALED,  SCALED,  Was at medium risk and is not clearly below it",
        "0.45,  SCALED,  SCALED,  Was at medium risk and is not clearly below it",
        "0.449, SCALED,  MINIMAL, Fell to low risk",
        "0.499, MINIMAL, MINIMAL, Low risk",
        "0.0,   MINIMAL, MINIMAL, Low risk",
    })
    void tier(double score, Tier before, Tier expected, String reason) {
        RiskScore risk =
                risk("ledger", ledger(), Map.of("ledger", score / 0.82), Map.of("ledger", before));

        assertThat(risk.score()).isCloseTo(score, within(1e-9));
        assertThat(risk.tier()).isEqualTo(expected);
        assertThat(risk.tierRule()).isEqualTo(reason);
    }

    @Test
    void aScoreThatHoversOnAThresholdDoesNotFlap() {
        Tier tier = Tier.MINIMAL;
        List<Tier> seen = new ArrayList<>();
        for (double score : new double[] {0.79, 0.801, 0.795, 0.803, 0.78, 0.80, 0.76, 0.74}) {
            tier =
                    risk("ledger", ledger(), Map.of("ledger", score / 0.82), Map.of("ledger", tier))
                            .tier();
            seen.add(tier);
        }
        assertThat(seen)
                .containsExactly(
                        Tier.SCALED,
                        Tier.FULL,
                        Tier.FULL,
                        Tier.FULL,
                        Tier.FULL,
                        Tier.FULL,
                        Tier.FULL,
                        Tier.SCALED);
    }

    @Test
    void everyScoreHasExactlyOneTierWhateverWasBefore() {
        for (int thousandth = 0; thousandth <= 820; thousandth++) {
            for (Tier before : Tier.values()) {
                double probability = thousandth / 820.0;
                risk(
                        "ledger",
                        ledger(),
                        Map.of("ledger", probability),
                        Map.of("ledger", before)); // throws on a gap or an overlap
            }
        }
    }

    @Test
    void atMediumRiskCapacityIsRiskTimesMaximum() {
        RiskScore risk = risk("ledger", ledger(), Map.of("ledger", 0.6 / 0.82), Map.of());

        assertThat(risk.tier()).isEqualTo(Tier.SCALED);
        assertThat(risk.standbyFactors())
                .containsEntry(Tier.FULL, 1.0)
                .containsEntry(Tier.SCALED, risk.score())
                .containsEntry(Tier.MINIMAL, 0.1);
    }

    @Test
    void aDnsNameStandsByWhole() {
        List<Component> name =
                List.of(component("shop.test", Kind.DNS_NAME, Criticality.LOW, 999, 99));

        assertThat(risk("shop.test", name, Map.of(), Map.of()).standbyFactors())
                .containsEntry(Tier.MINIMAL, 1.0);
    }

    @ParameterizedTest(name = "{0} at probability {1}, {2} before: proposed {3}")
    @CsvSource({
        "CRITICAL, 0.98, FULL,    true",
        "CRITICAL, 0.95, FULL,    false", // the score is 0.779
        "CRITICAL, 0.98, SCALED,  false", // standby is not ready
        "CRITICAL, 0.98, MINIMAL, false",
        "MODERATE, 1.00, FULL,    false",
    })
    void highConfidenceAsksForAFailover(
            Criticality criticality, double probability, Tier before, boolean proposed) {
        List<Component> ledger =
                List.of(
                        component("ledger", criticality, 30, 1),
                        component("archive", Criticality.CRITICAL, 30, 1));

        List<FailoverProposal> proposals =
                RULES.judge(
                                situation(
                                        ledger,
                                        Map.of("ledger", probability),
                                        Map.of("ledger", before)))
                        .proposals();

        assertThat(proposals).hasSize(proposed ? 1 : 0);
        if (proposed) {
            assertThat(proposals.get(0).reason())
                    .isEqualTo(
                            "ledger fails with a probability of 0.98: Failure is foreseen with high"
                                    + " confidence and full standby is ready");
        }
    }

    @Test
    void contributionsSumToTheScoreAlsoWhenImpactIsCapped() {
        List<Component> all = new ArrayList<>();
        all.add(component("ledger", Criticality.CRITICAL, 1, 0));
        for (int user = 0; user < 9; user++) {
            all.add(component("user" + user, Criticality.CRITICAL, 999, 99, "ledger"));
        }

        RiskScore risk = risk("ledger", all, Map.of("ledger", 0.77), Map.of());

        assertThat(risk.score()).isEqualTo(0.77);
        assertThat(risk.contributions().stream().mapToDouble(Contribution::points).sum())
                .isCloseTo(0.77, within(1e-9));
        assertThat(risk.contributions())
                .extracting(Contribution::rule)
                .endsWith("Impact is at most 1");
    }

    @Test
    void theOrderOfTheComponentsDoesNotMatter() {
        List<Component> all = new ArrayList<>();
        Map<String, Double> probabilities = new java.util.HashMap<>();
        for (int number = 0; number < 40; number++) {
            all.add(
                    number == 0
                            ? component("c0", Criticality.CRITICAL, 5, 1)
                            : component("c" + number, Criticality.HIGH, 5, 1, "c" + number / 2));
            probabilities.put("c" + number, number / 40.0);
        }
        Judgement expected = RULES.judge(situation(all, probabilities, Map.of()));
        Collections.shuffle(all, new Random(1));

        assertThat(RULES.judge(situation(all, probabilities, Map.of()))).isEqualTo(expected);
    }

    @Test
    void compileOnATurkishMachineToo() {
        Locale machines = Locale.getDefault();
        Locale turkish = Locale.forLanguageTag("tr-TR");
        Locale.setDefault(turkish);
        try {
            assertThat(RiskRules.shipped().version()).isEqualTo(RULES.version());
            assertThat(Locale.getDefault()).isEqualTo(turkish);
        } finally {
            Locale.setDefault(machines);
        }
    }

    @Test
    void rulesThatDoNotCompileSayWhere() {
        assertThatThrownBy(
                        () ->
                                RiskRules.compile(
                                        List.of(
                                                new RuleText(
                                                        "odd.drl",
                                                        """
                                                        package forestall.risk
                                                        rule "odd" when
                                                        Subject( colour == 1 )
                                                        then end"""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd.drl")
                .hasMessageContaining("colour");
    }

    @Test
    void rulesWithAGapSayForWhom() {
        RiskRules none =
                RiskRules.compile(List.of(new RuleText("none.drl", "package forestall.risk")));

        assertThatThrownBy(() -> none.judge(situation(ledger(), Map.of(), Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the rules give ledger no tier");
    }

    @Test
    void aRunawayRuleIsStopped() {
        RiskRules runaway =
                RiskRules.compile(
                        List.of(
                                new RuleText(
                                        "runaway.drl",
                                        """
                                        package forestall.risk
                                        rule "again" when $i : Subject( dependants >= 0 )
                                        then insert( $i ); update( $i );
                                        end""")));

        assertThatThrownBy(() -> runaway.judge(situation(ledger(), Map.of(), Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("go on");
    }

    @Test
    void theVersionFollowsTheTexts() {
        assertThat(RULES.version()).isEqualTo(RiskRules.shipped().version()).hasSize(12);
    }

    private static List<Component> ledger() {
        return List.of(component("ledger", Criticality.CRITICAL, 30, 1)); // 0.60 + 0.10 + 0.12
    }

    private static RiskScore risk(
            String id,
            List<Component> components,
            Map<String, Double> probabilities,
            Map<String, Tier> before) {
        return RULES.judge(situation(components, probabilities, before)).risks().stream()
                .filter(risk -> risk.component().equals(ComponentId.of(id)))
                .findFirst()
                .orElseThrow();
    }
}
