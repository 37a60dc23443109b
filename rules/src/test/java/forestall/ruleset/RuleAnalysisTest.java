package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.Parameters;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleAnalysisTest {
    private static final Parameters PARAMETERS =
            new Parameters(ZoneOffset.UTC, Map.of("dwell", 15.0));

    /** The condition stands in line 3, from column 19. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "score >= 0.5 |",
                "score >= 0.5, score < 0.8 |",
                "score >= 0.5 && < 0.8 |",
                "score > 0.5, kind == Kind.VM, labelled( 'payments' ) |",
                "probability + impact > 1.2 |",
                "subject.weather > 0.5 |",
                "$p : probability > 0.5 |",
                "Math.abs( score ) > 0.2 |",
                "minutesInTier >= parameter( 'dwell' ) |",
                "score > 0.5, scoer < 0.8   | ERROR unknown-field 3:32",
                "kind == Kind.VMM           | ERROR unknown-value 3:32",
                "kind > 3                   | ERROR wrong-value 3:26",
                "inMaintenance == 'yes'     | ERROR wrong-value 3:37",
                "subject.wether > 0.5       | ERROR unknown-field 3:27",
                "score > parameter( 'dwel' )| ERROR unknown-parameter 3:27",
                "score >= 0.8, score < 0.5  | ERROR rule-never-fires 2:1",
                "score > 1                  | ERROR rule-never-fires 2:1",
                "score >= 0                 | NOTE rule-always-fires 2:1",
                "score >= 0.5 or score < 0.5 | NOTE rule-always-fires 2:1",
                "!( score >= 0 )            | ERROR rule-never-fires 2:1",
                "previous not in ( Tier.FULL, Tier.SCALED, Tier.MINIMAL ) | ERROR rule-never-fires 2:1",
                "reading( 'lag' ) > 5, reading( 'lag' ) <= 5 | ERROR rule-never-fires 2:1",
                "reading( 'lag' ) > 5 or reading( 'lag' ) <= 5 |",
                "minutesInTier < 0          | ERROR rule-never-fires 2:1",
            })
    void conditions(String condition, String expected) {
        String text =
                """
                package forestall.risk
                rule "r" when
                     $s : Scored( %s )
                then insert( new FailoverAdvice( $s.id(), "r" ) );
                end
                """
                        .formatted(condition.replace('\'', '"').replace(" or ", " || "));
        assertThat(found(text)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "insert( new Impact( $s.id(), \"r\", 0.5 ) ); |",
                "insert( new Impact( $s.id(), \"r\", -1 ) ); |",
                "insert( new Impact( $s.id(), \"r\", 5 ) );       | ERROR conclusion-out-of-range 4:0",
                "insert( new Likelihood( $s.id(), \"r\", -0.1 ) ); | ERROR conclusion-out-of-range 4:0",
                "insert( new Standby( $s.id(), 1, 0.5, 1.5 ) );   | ERROR conclusion-out-of-range 4:0",
                "insert( new Impact( $s.id(), \"r\", $s.parameter( \"x\" ) ) ); | ERROR unknown-parameter 4:0",
                "update( $s );                                  | ERROR rule-loops 2:1",
                "insert( $s );                                  | ERROR rule-loops 2:1",
                "insert( new Subject( null ) );                 | WARNING rule-may-loop 2:1",
            })
    void conclusions(String code, String expected) {
        String text =
                """
                package forestall.risk
                rule "r" when
                     $s : Subject( dependants > 1 )
                then
                     %s
                end
                """
                        .formatted(code);
        assertThat(found(text).stream().map(each -> each.replaceAll("[45]:0", "4:0")).toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aRuleThatIsMarkedDoesNotLoop() {
        assertThat(
                        found(
                                """
                                package forestall.risk
                                rule "r" no-loop when $s : Subject( dependants > 1 ) then update( $s ); end
                                """))
                .isEmpty();
    }

    @Test
    void rulesThatFeedEachOtherAreACircle() {
        List<Finding> findings =
                all(
                        """
                        package forestall.risk
                        declare Storm
                        end
                        rule "a" when Impact( points > 0.1 ) then insert( new Storm() ); end
                        rule "b" when Storm() then insert( new Impact( null, "b", 0.2 ) ); end
                        rule "c" when Storm() then insert( new Likelihood( null, "b", 0.2 ) ); end
                        """);
        assertThat(Tables.brief(findings)).contains("WARNING rules-may-loop 4:1");
        assertThat(findings)
                .filteredOn(each -> each.code().equals("rules-may-loop"))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).contains("\"a\", \"b\""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"r\" when Subjekt( dependants > 1 ) then end     | ERROR unknown-fact 2:15",
                "rule \"r\" when eval( true ) then end                  | WARNING rule-without-condition 2:1",
                "rule \"r\" when Subject( dependants > 1 ) Scored( score > 0.5 ) then end | ERROR two-components 2:1",
            })
    void rules(String rule, String expected) {
        assertThat(found("package forestall.risk\n" + rule + "\n")).containsExactly(expected);
    }

    @Test
    void mistakesOfGrammarAreToldAtTheirPlace() {
        List<Finding> findings =
                all(
                        """
                        package forestall.risk
                        rule "r" when
                            Subject( dependants > 1
                        then
                        end
                        """);
        assertThat(findings).isNotEmpty().allMatch(each -> each.code().equals("syntax"));
        assertThat(findings.get(0).place().line()).isBetween(3, 5);
        assertThat(findings.get(0).place().column()).isPositive();
    }

    @Test
    void aTextOfAnotherPackageSeesNothing() {
        assertThat(found("package other\n")).containsExactly("ERROR wrong-ruleset 1:1");
    }

    @Test
    void theNearestNameIsTheHint() {
        assertThat(
                        all(
                                """
                                package forestall.risk
                                rule "r" when Subject( rtoMinute > 1 ) then end
                                """))
                .extracting(Finding::hint)
                .containsExactly("Did you mean rtoMinutes?");
    }

    private static List<String> found(String text) {
        return Tables.brief(all(text));
    }

    private static List<Finding> all(String text) {
        var findings = new Findings();
        List<RuleShape> shapes =
                new ArrayList<>(RuleAnalysis.of("r.drl", text, PARAMETERS, findings));
        new Loops(shapes, findings).check();
        return findings.ordered();
    }
}
