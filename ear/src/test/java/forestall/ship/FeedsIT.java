package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed that the shipped service asks, through to the probability of what it touches. */
class FeedsIT extends Shipped {

    @BeforeEach
    void lighthouse() {
        loadCatalogue();
        put(
                "api/v1/sites/atoll",
                """
                {"id":"atoll","name":"Atoll","region":"north","latitude":5.5,"longitude":-160}""");
        post(
                "api/v1/components",
                JSON,
                component("lighthouse", "VM", "")
                        .replace("\"site\":\"port\"", "\"site\":\"atoll\""));
    }

    @AfterEach
    void calm() {
        ShippedService.weather().broken(false);
        ShippedService.weather().calm();
        delete("api/v1/components/lighthouse");
    }

    @Test
    void aStormRaisesTheProbabilityUntilItIsCalledOffWhateverTheSourceAnswersMeanwhile() {
        ShippedService.weather().storm(5.5, -160);
        await("the storm", () -> soon().path("probability").asDouble() > 0.2);
        double stormy = soon().path("probability").asDouble();
        assertThat(soon().at("/drivers/0/words").asText())
                .isEqualTo("Storm over the atoll (weather, severity 0.72)");

        ShippedService.weather().broken(true);
        await("the trouble", () -> feed().path("failures").asInt() > 0);
        assertThat(feed().path("trouble").asText()).isNotBlank();
        assertThat(feed().path("age").asText()).startsWith("PT");
        assertThat(soon().path("probability").asDouble()).isBetween(0.99 * stormy, stormy);

        ShippedService.weather().broken(false);
        ShippedService.weather().calm();
        await("the calm", () -> soon().path("probability").asDouble() < 0.001);
        assertThat(feed().path("failures").asInt()).isZero();
    }

    private static JsonNode soon() {
        return json(get("api/v1/risks/lighthouse").body()).at("/outlook/probabilities/0");
    }

    private static JsonNode feed() {
        for (JsonNode each : json(get("api/v1/telemetry/feeds").body())) {
            if (each.path("name").asText().equals("nws")) {
                return each;
            }
        }
        throw new AssertionError("there is no feed nws");
    }

    private static JsonNode json(String body) {
        try {
            return ModelJson.mapper().readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(body, broken);
        }
    }
}
