package forestall.risk;

import static forestall.risk.Catalogue.component;
import static forestall.risk.Catalogue.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Component;
import forestall.model.Criticality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule looks at one component, also in what other rules concluded. */
class OneComponentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$s : Subject() not Impact( points > 0.3 )",
                "$s : Subject() exists Likelihood( probability > 0.3 )",
                "$s : Subject() Impact( points > $s.weather )",
                "$s : Subject() Impact( component != $s.id )",
                "$s : Subject() Impact( component == $s.id || points > 0.3 )",
                "$s : Subject() Impact( !( points > 1 && component == $s.id && points > 0 ) )",
                "$s : Subject() not Impact( rule == \"a && component == $s.id && b\" )",
                "$s : Subject() Impact( $c : component ) not Impact( component == $c, points > 1 )",
                "$s : Subject() forall( Impact( component == $s.id ) Impact( points > 0.1 ) )",
                "$s : Subject() accumulate( Impact( $p : points ); $t : sum( $p ); $t > 1 )",
                "$s : Subject() List( size > 3 ) from collect( Impact( points > 0 ) )",
                "$s : Scored() not TierChoice()",
                "not Subject( weather > 0.5 )",
                "exists Scored( score > 0.5 )",
            })
    void whatOtherComponentsDecideIsRefused(String conditions) {
        assertThatThrownBy(() -> compile(conditions))
                .isInstanceOf(RulesDoNotCompile.class)
                .hasMessageContaining("odd.drl")
                .hasMessageMatching("(?s).*(of other components|asks about every).*");
    }

    @Test
    void theHintSaysWhatToWrite() {
        assertThatThrownBy(() -> compile("$s : Subject() not Impact( points > 0.3 )"))
                .hasMessageContaining("every Impact, also those of other components");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$s : Subject() not Impact( component == $s.id, points > 0.3 )",
                "$s : Subject() not Impact( component == $s.id() && points > 0.3 )",
                "$s : Subject( $id : id ) exists Impact( $id == component )",
                "$s : Subject() accumulate( Impact( component == $s.id, $p : points );"
                        + " $t : sum( $p ); $t > 1 )",
                "$s : Scored() not FailoverAdvice( component == $s.id )",
            })
    void whatWasConcludedOfTheComponentMayBeLookedAt(String conditions) {
        assertThat(compile(conditions)).isNotNull();
    }

    @Test
    void aComponentIsJudgedTheSameAloneAndAmongOthers() {
        List<RuleText> texts = new ArrayList<>(RiskRules.shippedTexts());
        texts.add(
                new RuleText(
                        "own.drl",
                        """
                        package forestall.risk
                        rule "Nothing else weighs much" when
                          $s : Subject() not Impact( component == $s.id, points > 0.3 )
                        then insert( new Likelihood( $s.id(), "Nothing else weighs much", 0.2 ) );
                        end"""));
        RiskRules rules = RiskRules.compile(texts, RiskRules.SHIPPED_PARAMETERS);
        List<Component> all = new ArrayList<>();
        Map<String, Double> probabilities = new HashMap<>();
        for (int number = 0; number < 300; number++) {
            Criticality criticality = number % 3 == 0 ? Criticality.LOW : Criticality.CRITICAL;
            all.add(component("c" + number, criticality, 999, 99));
            probabilities.put("c" + number, number / 300.0);
        }
        List<Subject> subjects =
                Subjects.of(situation(all, probabilities, Map.of()), rules.parameters());

        List<Verdict> together = rules.judge(subjects, Catalogue.NOON);

        for (int number = 0; number < 300; number += 7) {
            assertThat(rules.judge(List.of(subjects.get(number)), Catalogue.NOON))
                    .containsExactly(together.get(number));
        }
        assertThat(together.stream().flatMap(each -> each.risk().contributions().stream()))
                .extracting(each -> each.rule())
                .contains("Nothing else weighs much");
    }

    private static RiskRules compile(String conditions) {
        return RiskRules.compile(
                List.of(
                        new RuleText(
                                "odd.drl",
                                "package forestall.risk\nrule \"odd\" when %s then end"
                                        .formatted(conditions))));
    }
}
