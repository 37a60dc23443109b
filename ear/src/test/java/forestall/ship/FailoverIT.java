package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failover runs on the shipped EAR, also when the server dies in the middle of one. */
class FailoverIT extends Shipped {

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @AfterEach
    void back() {
        for (JsonNode fault : json(get("api/v1/simulation/faults").body())) {
            delete("api/v1/simulation/faults/" + fault.get("id").asText());
        }
        json(get("api/v1/failovers/components").body())
                .fieldNames()
                .forEachRemaining(id -> post("api/v1/components/" + id + "/returned", JSON, "{}"));
    }

    @Test
    void aServerThatDiesInTheMiddleOfARunGoesOnAndActsOnce() {
        String id = start("ledger-db");
        await("the third step", () -> done(id) >= 3);

        ShippedService.service().killServer();
        long doneAtDeath = Long.parseLong(rows(stepsDone(id)).get(0));
        ShippedService.service().restartServer();
        await("the run to end", () -> state(id).equals("SUCCEEDED"));

        assertThat(doneAtDeath).isBetween(3L, 14L); // it did die in the middle
        assertThat(
                        rows(
                                "select verb || ' ' || component from simulated_act where key like 'run:%s:%%' order by number"
                                        .formatted(id)))
                .containsExactly(
                        "fence ledger-db",
                        "fence ledger",
                        "fence ledger-lb",
                        "fence ledger.test",
                        "finalise sync ledger-db",
                        "promote ledger-db",
                        "promote ledger",
                        "promote ledger-lb",
                        "promote ledger.test",
                        "update DNS ledger.test",
                        "redirect ledger-lb");
        assertThat(get("api/v1/failovers/components").body()).contains("ledger-db");
    }

    @Test
    void aFailureThatHealthChecksFindIsFailedOver() {
        post(
                "api/v1/simulation/faults",
                JSON,
                "{\"type\":\"PRIMARY_DOWN\",\"component\":\"ledger-db\"}");

        await("a run", () -> newest().path("trigger").asText().equals("DETECTED"));
        await("its end", () -> newest().path("state").asText().equals("SUCCEEDED"));

        assertThat(newest().path("reason").asText())
                .isEqualTo("ledger-db failed 3 health checks in a row: down in the primary region");
    }

    @Test
    void anOutageOfTheWholeRegionMovesEverythingInOneRun() {
        post("api/v1/simulation/faults", JSON, "{\"type\":\"PRIMARY_DOWN\"}");

        await(
                "a run",
                () ->
                        newest().path("trigger").asText().equals("DETECTED")
                                && !newest().path("state").asText().equals("SUCCEEDED"));
        await("its end", () -> newest().path("state").asText().equals("SUCCEEDED"));

        assertThat(json(get("api/v1/failovers/components").body()).size()).isEqualTo(4);
        assertThat(newest().path("reason").asText()).contains("and 3 others");
    }

    @Test
    void aRefusedStepWaitsForAPerson() {
        String fault =
                json(post(
                                        "api/v1/simulation/faults",
                                        JSON,
                                        "{\"type\":\"REFUSES\",\"component\":\"ledger\"}")
                                .body())
                        .get("id")
                        .asText();
        String id = start("ledger");
        await("the run to be stuck", () -> state(id).equals("STUCK"));
        assertThat(post("api/v1/failovers/" + id + "/approve", JSON, "").body())
                .contains("run-state");

        delete("api/v1/simulation/faults/" + fault);
        post("api/v1/failovers/" + id + "/retry", JSON, "");

        await("the run to end", () -> state(id).equals("SUCCEEDED"));
    }

    @Test
    void aRunCanBeAbortedAndTwoCannotMoveTheSame() {
        String id = start("ledger-db");
        assertThat(request("ledger")).contains("run-overlaps");

        post("api/v1/failovers/" + id + "/abort", JSON, "");

        assertThat(state(id)).isEqualTo("ABORTED");
        assertThat(post("api/v1/failovers/" + id + "/abort", JSON, "").body())
                .contains("run-state");
    }

    private static String start(String component) {
        return json(request(component)).get("id").asText();
    }

    private static String request(String component) {
        return post(
                        "api/v1/failovers",
                        JSON,
                        "{\"components\":[\"%s\"],\"reason\":\"a test\"}".formatted(component))
                .body();
    }

    private static String state(String id) {
        return rows("select state from failover_run where id = '%s'".formatted(id)).get(0);
    }

    private static long done(String id) {
        return Long.parseLong(rows(stepsDone(id)).get(0));
    }

    private static String stepsDone(String id) {
        return "select count(*) from failover_step where run = '%s' and state = 'DONE'"
                .formatted(id);
    }

    private static JsonNode newest() {
        return json(get("api/v1/failovers?limit=1").body()).path(0);
    }

    private static JsonNode json(String body) {
        try {
            return ModelJson.mapper().readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(body, broken);
        }
    }
}
