package forestall.json;

import static forestall.decide.Examples.LEDGER;
import static forestall.decide.Examples.NOON;
import static forestall.decide.Examples.STOCKHOLM;
import static forestall.decide.Examples.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forestall.model.Capacity;
import forestall.model.Closure;
import forestall.model.Component;
import forestall.model.FailureScenario;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.PoolTerms;
import forestall.model.Price;
import forestall.model.Reservation;
import forestall.model.ResourcePool;
import forestall.model.Situation;
import forestall.model.StandbyTerms;
import forestall.model.StandbyTerms.Nearness;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What placement respects is read as it was written, and takes no room where there is none. */
class PlacementJsonTest {
    static final JsonMapper JSON = ModelJson.mapper();

    /** As it was stored before any of it existed. */
    static final String OLD_COMPONENT =
            """
            {"id":"ledger","name":"Ledger","kind":"DATABASE","site":"stockholm","zone":"a",\
            "dependencies":[],"criticality":"HIGH","rto":"PT5M","rpo":"PT1M","lossPerMinute":100.0,\
            "demand":{"vcpuMilli":1,"memoryMib":2,"storageGib":3,"networkMbps":4},\
            "inventory":[],"labels":[]}""";

    static final String OLD_POOL =
            """
            {"region":"west","zones":[{"name":"a","replicationMbps":10}],"hosts":[{"id":"host-1",\
            "zone":"a","capacity":{"vcpuMilli":1,"memoryMib":2,"storageGib":3,"networkMbps":4},\
            "price":{"perVcpu":0.04,"perGibMemory":0.005,"perGibStorage":1.0E-4,"perMbps":0.001}}]}""";

    static final StandbyTerms TERMS =
            new StandbyTerms(
                    true,
                    Optional.of("databases"),
                    Map.of(Tier.FULL, 2.5, Tier.SCALED, 10.0),
                    Map.of(LEDGER, new Nearness(1.5, 20)));

    static Stream<Object> models() {
        Component shop = situation().components().get(1);
        Reservation reservation =
                new Reservation(
                        "drill",
                        HostId.of("host-1"),
                        capacity(),
                        NOON,
                        NOON.plusSeconds(60),
                        "The drill of spring");
        Zone zone = new Zone("a", 100, Map.of("north", 40L), Map.of("north", 3.5, "b", 0.5));
        Host host =
                new Host(
                        HostId.of("host-1"),
                        "a",
                        capacity(),
                        new Price(1, 2, 3, 4, Map.of("licences", 5.5)),
                        Optional.of(0.25),
                        List.of(new Closure(NOON, NOON.plusSeconds(1), "A new disk")));
        PoolTerms terms =
                new PoolTerms(
                        List.of(reservation),
                        Collections.nCopies(24, 0.5),
                        List.of(
                                new FailureScenario(
                                        "Fire",
                                        Set.of(STOCKHOLM.id()),
                                        Set.of("north"),
                                        Set.of("rack-1"))));
        return Stream.of(
                capacity(),
                zone,
                host,
                reservation,
                terms,
                PoolTerms.NONE,
                TERMS,
                StandbyTerms.NONE,
                shop.needing(Set.of(LEDGER)).standingBy(TERMS),
                new ResourcePool("west", List.of(zone), List.of(host), Optional.of(terms)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void whatIsWrittenIsReadAgain(Object model) throws Exception {
        assertThat(JSON.readValue(JSON.writeValueAsString(model), model.getClass()))
                .isEqualTo(model);
    }

    @Test
    void whatWasStoredBeforeIsReadAndWrittenAsItWas() throws Exception {
        Component component = JSON.readValue(OLD_COMPONENT, Component.class);
        assertThat(component.standby()).isEmpty();
        assertThat(component.demand()).isEqualTo(new Capacity(1, 2, 3, 4));
        assertThat(JSON.writeValueAsString(component)).isEqualTo(OLD_COMPONENT);

        ResourcePool pool = JSON.readValue(OLD_POOL, ResourcePool.class);
        assertThat(pool.terms()).isEmpty();
        assertThat(pool.hosts().get(0).openCost()).isEmpty();
        assertThat(pool.hosts().get(0).closures()).isEmpty();
        assertThat(JSON.writeValueAsString(pool)).isEqualTo(OLD_POOL);
    }

    @Test
    void aSituationWithoutAnyOfItSaysNothingOfIt() throws Exception {
        String json = JSON.writeValueAsString(situation());

        assertThat(json)
                .doesNotContain("others", "perOther", "From", "closures", "openCost")
                .doesNotContain("standby", "terms")
                .contains("\"dependencies\":[]"); // what was always written still is
        assertThat(JSON.readValue(json, Situation.class)).isEqualTo(situation());
    }

    @Test
    void whatIsLeftOutIsNotThere() throws Exception {
        assertThat(JSON.readValue("{}", StandbyTerms.class)).isEqualTo(StandbyTerms.NONE);
        assertThat(JSON.readValue("{\"apart\":\"x\"}", StandbyTerms.class).mandatory()).isFalse();
        assertThat(JSON.readValue("{}", PoolTerms.class)).isEqualTo(PoolTerms.NONE);
        assertThat(
                        JSON.readValue(
                                "{\"name\":\"Fire\",\"zones\":[\"north\"]}", FailureScenario.class))
                .isEqualTo(new FailureScenario("Fire", Set.of(), Set.of("north"), Set.of()));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"mandatory\":true      | \"mandatory\":\"true\"",
                "\"mandatory\":true      | \"mandatory\":1",
                "\"mandatory\":true      | \"mandatory\":true,\"mandatory\":true",
                "\"apart\":\"databases\" | \"apart\":\"two words\"",
                "\"FULL\":2.5            | \"full\":2.5",
                "\"FULL\":2.5            | \"FULL\":null",
                "\"FULL\":2.5            | \"FULL\":-1",
                "\"FULL\":2.5            | \"FULL\":\"NaN\"",
                "\"FULL\":2.5            | \"FULL\":\"2.5\"",
                "\"lossAnHour\":20.0     | \"lossAnHour\":-20.0",
                "\"lossAnHour\":20.0     | \"loss\":20.0",
                "\"maxLatencyMs\":1.5,   | ``",
            })
    void refusesTermsWithOneMistake(String from, String to) throws Exception {
        String json = JSON.writeValueAsString(TERMS);
        assertThat(JSON.readValue(json, StandbyTerms.class)).isEqualTo(TERMS);
        String spoilt = json.replace(from, to);
        assertThat(spoilt).isNotEqualTo(json);

        assertThatThrownBy(() -> JSON.readValue(spoilt, StandbyTerms.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1.5", "\"1\"", "null", "-1", "true", "[]"})
    void refusesOthersThatAreNoWholeNumber(String amount) {
        String json =
                """
                {"vcpuMilli":1,"memoryMib":1,"storageGib":1,"networkMbps":1,"others":{"x":%s}}"""
                        .formatted(amount);

        assertThatThrownBy(() -> JSON.readValue(json, Capacity.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static Capacity capacity() {
        return new Capacity(1, 2, 3, 4, Map.of("licences", 5L, "tapes", 6L));
    }
}
