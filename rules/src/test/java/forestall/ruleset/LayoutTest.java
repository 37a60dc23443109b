package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake of layout, made in a table that is otherwise right. */
class LayoutTest {
    private static final String RIGHT = Tables.tiers("high,0.5,,,FULL", "low,,0.5,,MINIMAL");

    @Test
    void theTableIsRight() {
        assertThat(Tables.found(RIGHT)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RuleSet,forestall.risk            | RuleSet,other         | ERROR wrong-ruleset B1",
                "RuleSet,forestall.risk            | Nothing,x             | ERROR no-ruleset A1",
                "RuleSet,forestall.risk            | RulSet,forestall.risk | ERROR no-ruleset A1;WARNING unknown-heading A1",
                "NAME,CONDITION                    | CONDITION,CONDITION   | ERROR no-reason-column A5;ERROR column-without-code A7",
                "NAME,CONDITION                    | NAME,KONDITION        | ERROR unknown-column-kind B5",
                ",$s : Scored...,$s : Scored...,   | ,$s : Scored,$s : Scored..., | ERROR two-patterns C6;ERROR two-patterns D6",
                ",$s : Scored...,$s : Scored...,   | ,$s : Scored...,$t : Scored..., | ERROR two-patterns C6;ERROR two-patterns D6",
                ",$s : Scored...,$s : Scored...,$s : Scored... | ,$s : Skored...,$s : Skored...,$s : Skored... | ERROR unknown-fact B6;ERROR unknown-fact C6",
                ",$s : Scored...,$s : Scored...,   | ,score >= $param,$s : Scored..., | ERROR code-in-pattern-row B6;ERROR two-patterns C6;ERROR two-patterns D6",
                "score >= $param,                  | ,                     | ERROR column-without-code B7",
                "score >= $param,                  | skore >= $param,      | ERROR unknown-field B7",
                "high,0.5                          | ,0.5                  | ERROR row-without-reason A9",
                "high,0.5,,,FULL                   | high,0.5,,,           | ERROR row-without-conclusion A9;ERROR gap C10",
                "high,0.5,,,FULL                   | high,,,,FULL          | ERROR row-without-condition A9;ERROR row-subsumed C10",
                "high,0.5,,,FULL                   | high,0.5,,,FULL,more  | ERROR stray-cell F9",
                "high,0.5                          | \"hi\"\"gh\",0.5      | ERROR reason-with-quote A9",
                "high,0.5,,,FULL                   | # high,0.5,,,FULL     | ERROR gap C10",
            })
    void mistakes(String right, String wrong, String expected) {
        assertThat(RIGHT).contains(right);
        assertThat(Tables.found(RIGHT.replace(right, wrong)))
                .containsExactlyInAnyOrder(expected.split(";"));
    }

    @Test
    void aFileWithoutTableSaysSo() {
        assertThat(Tables.found("RuleSet,forestall.risk\n")).containsExactly("ERROR no-table");
    }

    @Test
    void aTableThatIsCutShortSaysSo() {
        assertThat(Tables.found("RuleSet,forestall.risk\nRuleTable Tier\nNAME,ACTION\n"))
                .containsExactly("ERROR table-cut-short A2");
    }

    @Test
    void aTableWithoutRulesSaysSo() {
        assertThat(Tables.found(Tables.tiers())).containsExactly("NOTE table-without-rules A4");
    }

    @Test
    void aReasonHasALimit() {
        assertThat(Tables.found(RIGHT.replace("high", "h".repeat(201))))
                .containsExactly("ERROR reason-too-long A9");
    }

    @Test
    void aCellHasAsManyValuesAsItsColumnNeeds() {
        String table = RIGHT.replace("score >= $param", "score >= $1 && score < $2");
        assertThat(Tables.found(table)).contains("ERROR number-of-values B9");
        assertThat(Tables.found(table.replace("high,0.5", "high,\"0.5, 1\"")))
                .contains("ERROR gap B9");
    }

    @Test
    void aSheetMayHoldSeveralTablesAndNotesBesideThem() {
        String second =
                """

                RuleTable Impact
                NAME,CONDITION,ACTION
                ,$s : Subject
                ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
                Reason,Dependants from,Points
                many,3,0.1

                more,5,0.1
                """;
        List<DecisionTable> tables = Tables.read(RIGHT + second, new Findings());
        assertThat(tables).extracting(DecisionTable::title).containsExactly("Tier", "Impact");
        assertThat(tables.get(1).rows())
                .extracting(DecisionTable.Row::index)
                .containsExactly(16, 18);
        assertThat(Tables.found(RIGHT + second)).containsExactly("NOTE row-subsumed A19");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "many,3,0.1  ; more,3,0.1   | WARNING row-repeated A8",
                "many,3,0.1  ; more,3,0.2   | WARNING rows-contradict A8",
                "many,3,zero ; more,3,10%   | ERROR wrong-value C7;ERROR wrong-value C8;WARNING rows-contradict A8",
                "many,3,0.1  ; more,4,0.2   | NOTE row-subsumed A8",
                "many,3,1.5  ; more,-1,0.2  | ERROR conclusion-out-of-range C7;WARNING value-out-of-range B8;NOTE row-always-fires A8;NOTE row-subsumed A8",
                "many,3,0.1  ; more,2.5,0.1 | WARNING row-repeated A8",
            })
    void rowsThatAddUp(String rows, String expected) {
        String table =
                """
                RuleSet,forestall.risk
                RuleTable Impact
                NAME,CONDITION,ACTION
                ,$s : Subject
                ,dependants >= $param,"insert( new Impact( $s.id(), drools.getRule().getName(), $param ) );"
                Reason,From,Points
                """
                        + rows.replaceAll("\\s*;\\s*", "\n")
                        + "\n";
        assertThat(Tables.found(table)).containsExactlyInAnyOrder(expected.split(";"));
    }
}
