package forestall.risk;

import static forestall.risk.Catalogue.component;
import static forestall.risk.Catalogue.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Situation;
import forestall.risk.Explanation.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rule concludes is explained by that rule, whatever reason it gives. */
class ExplainerTest {
    private static final String RULES =
            """
            package forestall.risk
            import forestall.model.Tier
            rule "a weight" when $s : Subject( rtoMinutes < 1000 )
            then insert( new Impact( $s.id(), "Weighs on us", 0.5 ) ); end
            rule "b cause" when $s : Subject( rpoMinutes < 100 )
            then insert( new Likelihood( $s.id(), "Breaks soon", 0.5 ) ); end
            rule "c asks" when $s : Scored( score >= 0.1 )
            then insert( new FailoverAdvice( $s.id(), "Ask for it" ) ); end
            rule "d tier" when $s : Scored( probability >= 0 )
            then insert( new TierChoice( $s.id(), Tier.FULL, "Because" ) ); end
            rule "e shares" when $s : Scored( impact >= 0 )
            then insert( new Standby( $s.id(), 1.0, 0.5, 0.1 ) ); end
            """;

    @Test
    void theRuleThatConcludedIsNotGuessed() {
        Explanation why = rules(RULES).explain(ledger(), ComponentId.of("ledger"));

        assertThat(why.standby().rule()).isEqualTo("e shares");
        assertThat(why.standby().saw()).containsOnlyKeys("impact");
        assertThat(why.tier().rule()).isEqualTo("Because");
        assertThat(why.tier().origin()).isPresent();
        assertThat(why.tier().saw()).containsOnlyKeys("probability");
        assertThat(why.advice()).extracting(Reason::rule).containsExactly("Ask for it");
        assertThat(why.advice().get(0).saw()).containsOnlyKeys("score");
        assertThat(why.reasons())
                .extracting(Reason::rule)
                .containsExactly("Weighs on us", "Breaks soon");
        assertThat(why.reasons().get(0).saw()).containsOnlyKeys("rtoMinutes");
        assertThat(why.reasons().get(1).saw()).containsOnlyKeys("rpoMinutes");
        assertThat(why.reasons()).allSatisfy(each -> assertThat(each.origin()).isPresent());
    }

    @Test
    void anImpactThatComesTooLateIsNotDropped() {
        RiskRules late =
                rules(
                        RULES
                                + """
                                rule "f late" when $s : Scored( score >= 0 )
                                then insert( new Impact( $s.id(), "Late weight", 0.1 ) ); end
                                """);

        assertThatThrownBy(() -> late.judge(ledger()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too late to count")
                .hasMessageContaining("Late weight");
    }

    private static RiskRules rules(String text) {
        return RiskRules.compile(List.of(new RuleText("own.drl", text)));
    }

    private static Situation ledger() {
        return situation(
                List.of(component("ledger", Criticality.HIGH, 30, 1)),
                Map.of("ledger", 0.5),
                Map.of());
    }
}
