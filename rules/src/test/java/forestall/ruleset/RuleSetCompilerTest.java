package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.RiskRules;
import forestall.risk.RuleOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetCompilerTest {

    @Test
    void theShippedFilesCompileToTheShippedRules() {
        assertThat(RuleSetCompiler.compile(Tables.shipped()).index().rules())
                .containsExactlyInAnyOrderElementsOf(RiskRules.shipped().index().rules());
    }

    @Test
    void rowsThatAreOffAndBlankRowsJudgeNothingAndTheRestKeepsItsRow() {
        RuleSet set =
                Tables.shipped()
                        .with(
                                RuleFile.of(
                                        "more.csv",
                                        """
                                        RuleSet,forestall.risk
                                        Import,forestall.model.Criticality

                                        RuleTable One
                                        NAME,CONDITION,ACTION
                                        ,$s : Subject
                                        ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
                                        Reason,Dependants from,Points
                                        # first,1,0.01
                                        second,2,0.02

                                        #third,broken (((,0.03
                                        "Four, with ""mark"" and...",4,0.04
                                        # last,5,0.05
                                        ,
                                        RuleTable Off
                                        NAME,CONDITION,ACTION
                                        ,$s : Subject
                                        ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
                                        Reason,Dependants from,Points
                                        # only,1,0.01
                                        """
                                                .replace(" \"\"mark\"\"", "")));

        RiskRules rules = RuleSetCompiler.compile(set);

        assertThat(rules.index().rules())
                .contains("second", "Four, with and...")
                .doesNotContain("#", "One_9", "Off_21", "first", "third");
        assertThat(rules.index().rules()).hasSize(RiskRules.shipped().index().rules().size() + 2);
        assertThat(rules.index().origin("second")).contains(new RuleOrigin("more.csv", "", 10, 0));
        assertThat(rules.index().origin("Four, with and..."))
                .contains(new RuleOrigin("more.csv", "", 13, 0));
    }

    @Test
    void aTableAndATextOfTheSameNameBothCount() {
        String drl =
                """
                package forestall.risk
                rule "from text" when $s : Subject( dependants > 100 ) then
                insert( new Impact( $s.id(), drools.getRule().getName(), 0.1 ) );
                end
                """;
        RuleSet set = Tables.shipped().with(RuleFile.of("impact.drl", drl));

        assertThat(RuleSetCompiler.compile(set).index().rules())
                .contains("from text", "Critical to the business");
    }

    @Test
    void theTextsAreInOrder() {
        assertThat(RuleSetCompiler.texts(Tables.shipped()))
                .extracting(each -> each.name())
                .isEqualTo(
                        List.of(
                                "failover.csv",
                                "impact.csv",
                                "likelihood.csv",
                                "standby.csv",
                                "tiers.csv"));
    }
}
