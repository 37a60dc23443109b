package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.ruleset.Scenario.Expected;
import forestall.ruleset.Scenario.Given;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTableTest {

    @Property(tries = 200)
    void scenariosSurviveATable(@ForAll("scenarios") List<Scenario> scenarios) {
        String csv = CsvFile.write(ScenarioTable.write(scenarios));
        ScenarioTable.Read read =
                ScenarioTable.read(RuleFile.of("s.csv", csv), ZoneId.of("Asia/Colombo"));
        assertThat(read.findings()).isEmpty();
        assertThat(read.scenarios()).isEqualTo(scenarios);
    }

    @Property(tries = 30)
    void scenariosSurviveAWorkbook(@ForAll("scenarios") List<Scenario> scenarios) {
        byte[] workbook = XlsxTable.write(List.of(ScenarioTable.write(scenarios)));
        assertThat(ScenarioTable.read(RuleFile.of("s.xlsx", workbook), ZoneOffset.UTC).scenarios())
                .isEqualTo(scenarios);
    }

    @Test
    void onlyWhatIsSaidMatters() {
        ScenarioTable.Read read =
                read("Kind,Name,criticality,Tier\nvm,first,low,minimal\n\nVM,second,LOW,FULL\n");
        assertThat(read.findings()).isEmpty();
        assertThat(read.rows()).containsExactly(1, 3);
        Scenario first = read.scenarios().get(0);
        assertThat(first.given().at()).isEqualTo(ScenarioTable.NO_TIME);
        assertThat(first.given().rtoMinutes()).isEqualTo(ScenarioTable.NO_OBJECTIVE);
        assertThat(first.given().minutesInTier()).isEmpty();
        assertThat(first.expected().tier()).contains(Tier.MINIMAL);
    }

    @Test
    void aTimeWithoutZoneIsThatOfTheRules() {
        ScenarioTable.Read read =
                ScenarioTable.read(
                        RuleFile.of(
                                "s.csv",
                                "Name,Kind,Criticality,Tier,Time\na,VM,LOW,FULL,2030-01-31 14:30\n"),
                        ZoneId.of("Asia/Colombo"));
        assertThat(read.scenarios().get(0).given().at())
                .isEqualTo(Instant.parse("2030-01-31T09:00:00Z"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Kind=VMM                | ERROR bad-value B2",
                "Kind=                   | ERROR bad-value B2",
                "Criticality=            | ERROR bad-value C2",
                "Probability=1.1         | ERROR bad-value K2",
                "Probability=half        | ERROR bad-value K2",
                "Dependants=1.5          | ERROR bad-value G2",
                "RTO (min)=-1            | ERROR bad-value D2",
                "Time=tomorrow           | ERROR bad-value J2",
                "Readings=wear           | ERROR bad-value L2",
                "Readings=a=1; a=2       | ERROR bad-value L2",
                "In maintenance=perhaps  | ERROR bad-value Q2",
                "Score from=0.9          | ERROR bad-value T2",
                "Name=                   | ERROR bad-value A2",
                "Tier=                   | ",
            })
    void badCellsAreToldWhereTheyAre(String change, String expected) {
        Map<String, String> cells = new HashMap<>();
        cells.put("Name", "a");
        cells.put("Kind", "VM");
        cells.put("Criticality", "LOW");
        cells.put("Tier", "FULL");
        cells.put("Score to", "0.5");
        int at = change.indexOf('=');
        cells.put(change.substring(0, at), change.substring(at + 1));
        List<String> row = new ArrayList<>();
        ScenarioTable.HEADINGS.forEach(each -> row.add(cells.getOrDefault(each, "")));
        assertThat(
                        Tables.brief(
                                ScenarioTable.read(
                                                "s.csv",
                                                new Grid("", List.of(ScenarioTable.HEADINGS, row)),
                                                ZoneOffset.UTC)
                                        .findings()))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Name,Kind,Criticality,Tier,Colour~a,VM,LOW,FULL,red   | ERROR unknown-heading E1",
                "Name,Kind,Criticality,Tier,Tier~a,VM,LOW,FULL,FULL    | ERROR heading-twice E1",
                "Name,Kind,Criticality,Tier~a,VM,LOW,FULL~a,VM,LOW,FULL| ERROR scenario-twice A3",
                "Name,Kind,Criticality,Tier~a,VM,LOW,                  | ERROR nothing-expected A2",
                "Name,Kind,Tier~a,VM,FULL         | ERROR missing-heading A1;ERROR bad-value A2",
            })
    void badTablesAreTold(String table, String expected) {
        assertThat(Tables.brief(read(table.replace('~', '\n') + "\n").findings()))
                .isEqualTo(List.of(expected.split(";")));
    }

    private static ScenarioTable.Read read(String csv) {
        return ScenarioTable.read(RuleFile.of("s.csv", csv), ZoneOffset.UTC);
    }

    @Provide
    Arbitrary<List<Scenario>> scenarios() {
        Arbitrary<String> words =
                Arbitraries.strings()
                        .withChars('a', 'b', ';', '=', '\\', ' ', ',', '"', 'é', '\n')
                        .ofMinLength(1)
                        .ofMaxLength(5)
                        .filter(each -> !each.isBlank());
        Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
        Arbitrary<Double> sizes = Arbitraries.doubles().between(0, 1e7);
        return net.jqwik.api.Combinators.combine(
                        words.set().ofMaxSize(3),
                        Arbitraries.maps(words, sizes).ofMaxSize(3),
                        Arbitraries.maps(Arbitraries.of(ExternalEvent.Type.class), shares)
                                .ofMaxSize(4),
                        sizes,
                        shares,
                        sizes.optional(),
                        words.list().ofMaxSize(3),
                        Arbitraries.integers().between(0, 1000))
                .as(ScenarioTableTest::scenario)
                .list()
                .uniqueElements(Scenario::name)
                .ofMaxSize(4);
    }

    private static Scenario scenario(
            Set<String> labels,
            Map<String, Double> readings,
            Map<ExternalEvent.Type, Double> hazards,
            double size,
            double share,
            Optional<Double> held,
            List<String> reasons,
            int number) {
        return new Scenario(
                "scenario " + number,
                new Given(
                        Instant.ofEpochSecond(1_900_000_000L + number),
                        pick(Kind.class, number),
                        pick(Criticality.class, number),
                        size,
                        size / 2,
                        size / 3,
                        number,
                        number / 2,
                        labels,
                        share,
                        readings,
                        hazards,
                        number % 2 == 0,
                        pick(Tier.class, number),
                        held),
                new Expected(
                        Optional.of(share / 2),
                        number % 3 == 0 ? Optional.empty() : Optional.of(share),
                        number % 5 == 0 ? Optional.empty() : Optional.of(Tier.FULL),
                        reasons,
                        number % 4 == 0 ? Optional.empty() : Optional.of(number % 4 == 1)));
    }

    private static <E extends Enum<E>> E pick(Class<E> type, int number) {
        List<E> all = List.of(type.getEnumConstants());
        return all.get(number % all.size());
    }
}
