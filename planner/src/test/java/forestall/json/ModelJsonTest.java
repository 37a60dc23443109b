package forestall.json;

import static forestall.decide.Examples.LEDGER;
import static forestall.decide.Examples.NOON;
import static forestall.decide.Examples.STOCKHOLM;
import static forestall.decide.Examples.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forestall.model.Allocation;
import forestall.model.AnomalyScore;
import forestall.model.Area;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.Contribution;
import forestall.model.Decision;
import forestall.model.ExternalEvent;
import forestall.model.FailoverProposal;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Action;
import forestall.model.FailoverRun.State;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import forestall.model.FailoverRun.Trigger;
import forestall.model.Failure;
import forestall.model.HostId;
import forestall.model.LogLine;
import forestall.model.Outlook;
import forestall.model.Plan;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.Shortfall;
import forestall.model.Situation;
import forestall.model.SoftwareId;
import forestall.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {
    static final JsonMapper JSON = ModelJson.mapper();
    static final String SAMPLE =
            "{\"component\":\"ledger\",\"metric\":\"cpu\",\"at\":\"2031-03-01T12:00:00Z\",\"value\":1}";
    static final String EVENT =
            """
            {"id":"1","feed":"smhi","type":"WEATHER","severity":0.5,"from":"2031-03-01T12:00:00Z",
            "until":"2031-03-01T13:00:00Z","headline":"Storm","sites":["stockholm"]}""";

    static Stream<Object> models() {
        Capacity capacity = new Capacity(1, 2, 3, 4);
        return Stream.of(
                STOCKHOLM,
                capacity,
                situation(),
                situation().pool(),
                situation().components().get(1),
                situation().probabilities().get(0),
                new Sample(LEDGER, "cpu", NOON.plusNanos(1), 0.1),
                new LogLine(LEDGER, NOON, Severity.FATAL, "Ÿ \"so\"\n\t\0 it 🌩 goes"),
                new AnomalyScore(
                        LEDGER,
                        "cpu",
                        NOON,
                        7,
                        Optional.of(new AnomalyScore.Reading(-1e-300, 1e300, 0))),
                new AnomalyScore(LEDGER, "log errors", NOON, 7, Optional.empty()),
                new Outlook(
                        LEDGER,
                        NOON,
                        situation().probabilities(),
                        Optional.of(Duration.ofMinutes(5))),
                new Failure(
                        "1",
                        LEDGER,
                        NOON,
                        Optional.of(NOON.plusSeconds(1)),
                        Failure.Outcome.UNCERTAIN,
                        "operator",
                        "it was moved"),
                event(Optional.of(new Area(59.3, 18.1, 25))),
                event(Optional.empty()),
                new Allocation(LEDGER, HostId.of("host-1"), Tier.SCALED, capacity),
                new Shortfall(LEDGER, Tier.FULL, Optional.of(Tier.MINIMAL), capacity, "full up"),
                new Shortfall(LEDGER, Tier.FULL, Optional.empty(), capacity, "full up"),
                decision());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void whatIsWrittenIsReadAgain(Object model) throws Exception {
        assertThat(JSON.readValue(JSON.writeValueAsString(model), model.getClass()))
                .isEqualTo(model);
    }

    @ParameterizedTest
    @EnumSource
    void aRunIsReadAgainInEveryState(State state) throws Exception {
        for (StepState step : StepState.values()) {
            FailoverRun run =
                    new FailoverRun(
                            new UUID(1, 2),
                            Trigger.DETECTED,
                            "down",
                            state,
                            List.of(
                                    new Step(0, Action.FENCE, LEDGER, step, Optional.of("cut off")),
                                    new Step(1, Action.PROMOTE, LEDGER, step, Optional.empty())),
                            NOON,
                            state.isEnded() ? Optional.of(NOON) : Optional.empty());
            String json = JSON.writeValueAsString(run);

            assertThat(JSON.readValue(json, FailoverRun.class)).isEqualTo(run);
            assertThat(json).doesNotContain("\"next\"");
        }
    }

    @Property(tries = 500)
    void everyTimeAndNumberIsReadAgainExactly(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano,
            @ForAll @DoubleRange(min = -Double.MAX_VALUE, max = Double.MAX_VALUE) double value)
            throws Exception {
        var sample = new Sample(LEDGER, "cpu", Instant.ofEpochSecond(second, nano), value);

        assertThat(JSON.readValue(JSON.writeValueAsString(sample), Sample.class)).isEqualTo(sample);
    }

    /** As a store writes them that keeps numbers in decimal. */
    @ParameterizedTest
    @ValueSource(
            doubles = {Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, -1.5e-300, 1e150})
    void numbersWrittenOutInFullAreRead(double value) throws Exception {
        String full = new java.math.BigDecimal(Double.toString(value)).toPlainString();

        assertThat(JSON.readValue(SAMPLE.replace(":1}", ":" + full + "}"), Sample.class).value())
                .isEqualTo(value);
    }

    @Test
    void timesAreIsoInUtcDurationsIsoAndIdsPlainText() throws Exception {
        assertThat(JSON.writeValueAsString(situation().probabilities().get(0)))
                .contains("\"component\":\"ledger\"")
                .contains("\"at\":\"2031-03-01T12:00:00Z\"")
                .contains("\"horizon\":\"PT30M\"");
        assertThat(JSON.writeValueAsString(situation())).contains("\"tiers\":{\"ledger\":");
    }

    @Test
    void aTimeOfAnotherZoneIsTheSameInstant() throws Exception {
        String elsewhere = SAMPLE.replace("12:00:00Z", "17:30:00+05:30");

        assertThat(JSON.readValue(elsewhere, Sample.class).at()).isEqualTo(NOON);
    }

    @Test
    void whatIsLeftOutIsEmpty() throws Exception {
        ExternalEvent event = JSON.readValue(EVENT, ExternalEvent.class);
        assertThat(event.components()).isEmpty();
        assertThat(event.software()).isEmpty();
        assertThat(event.area()).isEmpty();

        Situation situation =
                JSON.readValue(
                        "{\"at\":\"2031-03-01T12:00:00Z\",\"pool\":{\"region\":\"west\"}}",
                        Situation.class);
        assertThat(situation)
                .isEqualTo(
                        new Situation(
                                NOON,
                                List.of(),
                                List.of(),
                                List.of(),
                                new ResourcePool("west", List.of(), List.of()),
                                List.of(),
                                Map.of()));

        FailoverRun run =
                JSON.readValue(
                        """
                        {"id":"00000000-0000-0001-0000-000000000002","trigger":"OPERATOR",
                        "reason":"drill","state":"RUNNING","startedAt":"2031-03-01T12:00:00Z"}""",
                        FailoverRun.class);
        assertThat(run.steps()).isEmpty();
        assertThat(run.endedAt()).isEmpty();
    }

    @Test
    void whatIsAbsentIsNotWritten() throws Exception {
        assertThat(JSON.writeValueAsString(event(Optional.empty()))).doesNotContain("area");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an unknown field        | :1}        | :1,\"unit\":\"s\"}",
                "a number as text        | :1}        | :\"1\"}",
                "an empty text as number | :1}        | :\"\"}",
                "NaN                     | :1}        | :NaN}",
                "NaN as text             | :1}        | :\"NaN\"}",
                "more than a double      | :1}        | :1e999}",
                "null for a number       | :1}        | :null}",
                "a truth as a number     | :1}        | :true}",
                "a number left out       | ,\"value\":1} | }",
                "a second value          | :1}        | :1,\"value\":1}",
                "something after the end | :1}        | :1} {}",
                "half a document         | :1}        | :1",
                "null for an id          | \"ledger\" | null",
                "an id that is none      | \"ledger\" | \"led ger\"",
                "an id in an object      | \"ledger\" | {\"value\":\"ledger\"}",
                "a time as a number      | \"2031-03-01T12:00:00Z\" | 1930132800",
                "a time as a fraction    | \"2031-03-01T12:00:00Z\" | 1930132800.5",
                "a time as digits        | \"2031-03-01T12:00:00Z\" | \"1930132800\"",
                "a time without a zone   | \"2031-03-01T12:00:00Z\" | \"2031-03-01T12:00:00\"",
                "an empty time           | \"2031-03-01T12:00:00Z\" | \"\"",
                "null for a time         | \"2031-03-01T12:00:00Z\" | null",
                "single quotes           | \"cpu\"    | 'cpu'",
                "an array for an object  | {          | [{",
            })
    void refuses(String what, String from, String to) throws Exception {
        assertThat(JSON.readValue(SAMPLE, Sample.class).value()).isEqualTo(1);
        String spoilt = SAMPLE.replace(from, to);
        assertThat(spoilt).isNotEqualTo(SAMPLE);

        assertThatThrownBy(() -> JSON.readValue(spoilt, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"WEATHER\"       | \"weather\"",
                "\"WEATHER\"       | 0",
                "\"WEATHER\"       | \"0\"",
                "\"WEATHER\"       | \"\"",
                "[\"stockholm\"]   | [null]",
                "[\"stockholm\"]   | \"stockholm\"",
                "[\"stockholm\"]   | [[\"stockholm\"]]",
                "\"Storm\"         | null",
            })
    void refusesInAnEvent(String from, String to) throws Exception {
        assertThat(JSON.readValue(EVENT, ExternalEvent.class).feed()).isEqualTo("smhi");
        String spoilt = EVENT.replace(from, to);
        assertThat(spoilt).isNotEqualTo(EVENT);

        assertThatThrownBy(() -> JSON.readValue(spoilt, ExternalEvent.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"vcpuMilli\":1.5,\"memoryMib\":1,\"storageGib\":1,\"networkMbps\":1}",
                "{\"vcpuMilli\":1.0,\"memoryMib\":1,\"storageGib\":1,\"networkMbps\":1}",
                "{\"vcpuMilli\":9223372036854775808,\"memoryMib\":1,\"storageGib\":1,\"networkMbps\":1}",
                "{\"memoryMib\":1,\"storageGib\":1,\"networkMbps\":1}",
            })
    void refusesWhatIsNoWholeNumber(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Capacity.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"300", "\"300\"", "\"5 min\"", "null", "\"\""})
    void refusesADurationThatIsNotIso(String duration) throws Exception {
        String json = JSON.writeValueAsString(situation().components().get(0));
        assertThat(json).contains("\"rto\":\"PT5M\"");

        assertThatThrownBy(
                        () ->
                                JSON.readValue(
                                        json.replace("\"rto\":\"PT5M\"", "\"rto\":" + duration),
                                        Component.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesANullInAMap() throws Exception {
        String json = JSON.writeValueAsString(situation());

        assertThatThrownBy(
                        () ->
                                JSON.readValue(
                                        json.replace(
                                                "{\"ledger\":\"SCALED\"}", "{\"ledger\":null}"),
                                        Situation.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void refusesDeepNestingBeforeItCosts() {
        assertThatThrownBy(
                        () ->
                                JSON.readValue(
                                        "{\"sites\":" + "[".repeat(100_000), ExternalEvent.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JSON.readTree("[".repeat(51) + "]".repeat(51)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("depth");
    }

    @Test
    void refusesNumbersLongerThanAnyDouble() {
        assertThatThrownBy(
                        () ->
                                JSON.readValue(
                                        SAMPLE.replace(":1}", ":" + "1".repeat(1000) + "}"),
                                        Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static ExternalEvent event(Optional<Area> area) {
        return new ExternalEvent(
                "1",
                "smhi",
                ExternalEvent.Type.UNREST,
                0.25,
                NOON,
                NOON.plusSeconds(3600),
                "Unrest",
                Set.of(LEDGER),
                Set.of(STOCKHOLM.id()),
                Set.of(SoftwareId.of("cpe:2.3:a:openssl:openssl:3.0.15:*:*:*:*:*:*:*")),
                area);
    }

    private static Decision decision() {
        return new Decision(
                NOON,
                "0123456789ab",
                List.of(
                        new RiskScore(
                                LEDGER,
                                NOON,
                                0.5,
                                0.6,
                                0.3,
                                List.of(
                                        new Contribution("Others need it", 0.4),
                                        new Contribution("Impact is at most 1", -0.1)),
                                Tier.SCALED,
                                "Score from 0.2",
                                Map.of(Tier.FULL, 1.0, Tier.SCALED, 0.3, Tier.MINIMAL, 0.1))),
                new Plan(
                        List.of(
                                new Allocation(
                                        LEDGER,
                                        HostId.of("host-1"),
                                        Tier.MINIMAL,
                                        new Capacity(1, 2, 3, 4))),
                        List.of(
                                new Shortfall(
                                        LEDGER,
                                        Tier.SCALED,
                                        Optional.of(Tier.MINIMAL),
                                        new Capacity(5, 0, 0, 0),
                                        "host-1 is 0.005 vCPU short")),
                        0.1 + 0.2,
                        1),
                List.of(new FailoverProposal(LEDGER, "Rule", "ledger fails")));
    }
}
