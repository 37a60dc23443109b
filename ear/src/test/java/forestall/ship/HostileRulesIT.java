package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import forestall.ship.HostileRules.Hostile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that mean harm, saved beside the shipped rules, checked, compared, and brought towards
 * publication over the API of the EAR that ships: each is told at its place, none comes to decide,
 * and the service goes on.
 */
class HostileRulesIT extends Shipped {

    @BeforeEach
    void somethingIsDecided() {
        loadCatalogue();
        await("a decision", () -> get("api/v1/decisions/latest").statusCode() == 200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "forestall.ship.HostileRules#models",
        "forestall.ship.HostileRules#rules",
        "forestall.ship.HostileRules#tables"
    })
    void isToldAtItsPlaceAndNeverDecides(Hostile hostile) {
        String version = "api/v1/rulesets/" + saved(hostile);

        JsonNode report = json(post(version + "/check", JSON, ""));
        assertThat(report.get("findings"))
                .as(report.get("findings").toString())
                .anySatisfy(each -> tells(each, hostile));
        String situation = latestSituation();
        assertProblem(post(version + "/compare", JSON, situation), 422, "rule-set-fails");
        assertProblem(post(version + "/submit", JSON, "{}"), 422, "rule-set-fails");
        assertProblem(post(version + "/publish", JSON, "{}"), 409, "rule-set-state");

        JsonNode inForce = json(get("api/v1/rulesets/in-force"));
        assertThat(inForce.get("version").asText()).isEqualTo("v1");
        assertThat(inForce.has("trouble")).isFalse();
        HttpResponse<String> decided = post("api/v1/decisions", JSON, situation);
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        assertThat(json(decided).get("ruleSet").asText()).isEqualTo("v1");
    }

    private static void tells(JsonNode finding, Hostile hostile) {
        assertThat(finding.get("severity").asText()).isEqualTo("ERROR");
        assertThat(finding.get("message").asText()).isNotBlank();
        if (HostileRules.ENDED.contains(hostile.what())) {
            assertThat(finding.get("code").asText()).isEqualTo("check-ended");
        } else {
            assertThat(finding.at("/place/file").asText()).isEqualTo(hostile.file());
        }
    }

    private static int saved(Hostile hostile) {
        HttpResponse<String> answer =
                send(
                        call("api/v1/rulesets/1/files/" + hostile.file())
                                .header("Content-Type", "application/octet-stream")
                                .PUT(BodyPublishers.ofByteArray(hostile.content()))
                                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("number").asInt();
    }

    private static String latestSituation() {
        String minute = json(get("api/v1/decisions/latest")).get("at").asText();
        return get("api/v1/decisions/" + minute + "/situation").body();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return ModelJson.mapper().readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(answer.body(), broken);
        }
    }
}
