package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetCheckTest {

    @Test
    void theShippedSetIsFineAndFullyTested() {
        ScenarioTable.Read scenarios =
                ScenarioTable.read(ShippedRuleSet.scenarios(), java.time.ZoneOffset.UTC);
        assertThat(scenarios.findings()).isEmpty();

        CheckReport report = RuleSetCheck.check(ShippedRuleSet.get());

        assertThat(report.findings()).isEmpty();
        assertThat(report.scenarios()).hasSameSizeAs(scenarios.scenarios()).isNotEmpty();
        assertThat(report.coverage().orElseThrow().share()).isEqualTo(1);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void aGapIsAnErrorAndItsScenarioCannotBeJudged() {
        RuleSet set = ShippedRuleSet.get();
        String tiers = set.file("tiers.csv").orElseThrow().text();
        CheckReport report =
                RuleSetCheck.check(
                        set.with(
                                RuleFile.of(
                                        "tiers.csv",
                                        tiers.replace("Medium risk,0.50", "Medium risk,0.55"))));
        assertThat(Tables.brief(report.findings()))
                .contains("ERROR gap B13", "ERROR scenario-fails A43");
        assertThat(report.passed()).isFalse();
        assertThat(report.coverage()).isPresent();
        assertThat(report.findings())
                .filteredOn(each -> each.code().equals("scenario-fails"))
                .extracting(Finding::message)
                .anyMatch(
                        each -> each.contains("the rules give scenario no tier at a score of 0.5"));
    }

    @Test
    void aScenarioThatComesOutOtherwiseSaysHow() {
        RuleSet set = ShippedRuleSet.get();
        String impact = set.file("impact.csv").orElseThrow().text();
        CheckReport report =
                RuleSetCheck.check(
                        set.with(
                                RuleFile.of(
                                        "impact.csv", impact.replace(",LOW,0.10", ",LOW,0.11"))));
        assertThat(report.findings())
                .extracting(Finding::message)
                .contains("\"Low importance, nothing else\": the score is 0.11, not at most 0.1.");
        assertThat(report.scenarios().get(0).passed()).isFalse();
        assertThat(report.scenarios().get(0).explanation()).isPresent();
    }

    @Test
    void aRuleThatNoScenarioTouchesIsAWarningAtItsPlace() {
        RuleSet set =
                ShippedRuleSet.get()
                        .with(
                                RuleFile.of(
                                        "more.drl",
                                        """
                                        package forestall.risk

                                        rule "A thousand depend on it"
                                        when $s : Subject( dependants >= 1000 )
                                        then insert( new Impact( $s.id(), drools.getRule().getName(), 0.1 ) );
                                        end
                                        """));
        CheckReport report = RuleSetCheck.check(set);
        assertThat(Tables.brief(report.findings())).containsExactly("WARNING rule-not-tested 3:0");
        assertThat(report.passed()).isTrue();
        assertThat(report.coverage().orElseThrow().untouched())
                .containsOnlyKeys("A thousand depend on it");
    }

    @Test
    void whatDoesNotCompileIsToldAtItsLineOrRow() {
        RuleSet text =
                ShippedRuleSet.get()
                        .with(
                                RuleFile.of(
                                        "odd.drl",
                                        """
                                        package forestall.risk

                                        rule "odd"
                                        when $s : Subject( dependants > 1, colour() == 1 )
                                        then insert( new Impact( $s.id(), "odd", 0.1 ) );
                                        end
                                        """));
        assertThat(RuleSetCheck.check(text).findings())
                .isNotEmpty()
                .allSatisfy(
                        each -> {
                            assertThat(each.code()).isEqualTo("unknown-method");
                            assertThat(each.place()).isEqualTo(Place.line("odd.drl", 4, 36));
                        });
        RuleSet table = ShippedRuleSet.get();
        String tiers = table.file("tiers.csv").orElseThrow().text();
        CheckReport report =
                RuleSetCheck.check(
                        table.with(
                                RuleFile.of(
                                        "tiers.csv",
                                        tiers.replace(
                                                "Low risk,,0.50,Tier.MINIMAL",
                                                "Low risk,,0.50,Tier.MINIMAL.odd()"))));
        assertThat(Tables.brief(report.findings())).containsExactly("ERROR unknown-method A19");
        assertThat(
                        Tables.brief(
                                RuleSetCheck.check(
                                                table.with(
                                                        RuleFile.of(
                                                                "tiers.csv",
                                                                tiers.replace(
                                                                        "drools.getRule().getName()",
                                                                        "unheardOf"))))
                                        .findings()))
                .isNotEmpty()
                .allMatch(each -> each.startsWith("ERROR unknown-name"));
    }

    @Test
    void aMistakeInAConclusionIsToldAtItsRow() {
        RuleSet set =
                ShippedRuleSet.get()
                        .with(
                                RuleFile.of(
                                        "more.csv",
                                        """
                                        RuleSet,forestall.risk
                                        RuleTable Impact
                                        NAME,CONDITION,ACTION
                                        ,$s : Subject
                                        ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
                                        Reason,Dependants from,Points
                                        many,300,0.1
                                        more,3000,0.1 + unheardOf
                                        """));
        assertThat(RuleSetCheck.check(set).findings())
                .filteredOn(each -> each.severity() == Finding.Severity.ERROR)
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.code()).isEqualTo("unknown-name");
                            assertThat(each.place()).isEqualTo(Place.cell("more.csv", "", "A8"));
                        });
    }

    @Test
    void whatIsBrokenIsNotCompiled() {
        RuleSet set = ShippedRuleSet.get().with(RuleFile.of("odd.drl", "rule when then"));
        CheckReport report = RuleSetCheck.check(set);
        assertThat(report.coverage()).isEmpty();
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains("syntax", "not-compiled")
                .doesNotContain("does-not-compile");
    }

    @Test
    void twoRulesOfOneNameAreAnError() {
        RuleSet set =
                ShippedRuleSet.get()
                        .with(
                                RuleFile.of(
                                        "more.drl",
                                        """
                                        package forestall.risk
                                        rule "Low risk" when Subject( dependants > 1 ) then end
                                        """));
        assertThat(Tables.brief(RuleSetCheck.check(set).findings()))
                .contains("ERROR name-twice A19");
    }

    @Test
    void twoFilesThatConcludeTiersAreCheckedTogether() {
        RuleSet set = ShippedRuleSet.get();
        RuleFile more = RuleFile.of("tiers2.csv", Tables.tiers("Always full,0.9,,,FULL"));
        assertThat(Tables.brief(RuleSetCheck.check(set.with(more)).findings()))
                .contains("NOTE concluded-in-two-files A4", "ERROR row-subsumed B9");
    }

    @Test
    void aParameterThatNobodyUsesIsANoteAndOneThatIsMissingAnError() {
        RuleSet set = ShippedRuleSet.get();
        assertThat(
                        RuleSetCheck.check(
                                        set.with(
                                                new forestall.risk.Parameters(
                                                        java.time.ZoneOffset.UTC,
                                                        java.util.Map.of(
                                                                "minimum dwell", 15.0, "x", 1.0))))
                                .findings())
                .extracting(Finding::code)
                .containsExactly("parameter-not-used");
        CheckReport missing = RuleSetCheck.check(set.with(forestall.risk.Parameters.NONE));
        assertThat(Tables.brief(missing.findings())).contains("ERROR unknown-parameter F12");
    }

    @Test
    void aSetWithoutScenariosIsWarnedOnce() {
        assertThat(
                        Tables.brief(
                                RuleSetCheck.check(ShippedRuleSet.get().with(List.<Scenario>of()))
                                        .findings()))
                .containsExactly("WARNING no-scenarios");
    }

    @Test
    void filesThatCannotBeReadAreTold() {
        RuleSet set =
                ShippedRuleSet.get()
                        .with(RuleFile.of("a.drl", new byte[] {(byte) 0xff, (byte) 0xfe}))
                        .with(RuleFile.of("b.csv", "a,\"b"))
                        .with(RuleFile.of("c.xlsx", new byte[] {1}))
                        .with(RuleFile.of("d.dmn", "<x/>"))
                        .with(RuleFile.of("e.csv", "a,b"));
        assertThat(RuleSetCheck.check(set).findings())
                .extracting(Finding::code)
                .contains("not-utf8", "not-csv", "workbook-broken", "namespace", "no-table");
    }
}
