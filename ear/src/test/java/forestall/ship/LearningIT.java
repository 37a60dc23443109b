package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded failures, models, and what was foreseen, from outside. */
class LearningIT extends Shipped {
    static final String NONE = "{\"stored\":0,\"duplicates\":2}";
    static final String TWO =
            """
            id,component,began,ended,outcome,source,words
            INC-7,ledger,2024-03-01T12:00:00Z,2024-03-01T12:20:00Z,,tickets,disk full
            INC:8 b,ledger-db,2024-03-02T12:00:00Z,,,tickets,no answer
            """;

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @AfterEach
    void forget() {
        rows(
                "with gone as (delete from failure where source = 'tickets' returning id) select id from gone");
        post("api/v1/models/0/use", JSON, "");
    }

    @Test
    void aFailureIsRecordedCorrectedAndForgotten() {
        HttpResponse<String> added = post("api/v1/failures", JSON, failure("disk full"));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location").orElseThrow())
                .endsWith("/api/v1/failures/INC-7");
        assertProblem(post("api/v1/failures", JSON, failure("disk full")), 409, "failure-exists");

        assertThat(put("api/v1/failures/INC-7", failure("memory full")).statusCode())
                .isEqualTo(200);
        assertThat(get("api/v1/failures/INC-7").body()).contains("memory full");
        assertProblem(put("api/v1/failures/INC-8", failure("x")), 400, "invalid-value");

        assertThat(delete("api/v1/failures/INC-7").statusCode()).isEqualTo(204);
        assertProblem(get("api/v1/failures/INC-7"), 404, "unknown-failure");
        assertProblem(delete("api/v1/failures/INC-7"), 404, "unknown-failure");
    }

    @Test
    void manyComeAsCsvOrJsonAllOrNone() {
        HttpResponse<String> refused =
                post(
                        "api/v1/failures/import",
                        "text/csv",
                        TWO + "INC-9,ledger,yesterday,,,tickets,?\n");
        assertProblem(refused, 400, "invalid-value");
        assertThat(refused.body()).contains("line 4").contains("yesterday");
        assertProblem(
                post(
                        "api/v1/failures/import",
                        JSON,
                        "[%s,%s]"
                                .formatted(
                                        failure("x"),
                                        failure("x")
                                                .replace("INC-7", "INC-9")
                                                .replace("ledger", "ghost"))),
                422,
                "unknown-component");
        assertProblem(get("api/v1/failures/INC-7"), 404, "unknown-failure");

        assertThat(post("api/v1/failures/import", "text/csv", TWO).body())
                .isEqualTo("{\"stored\":2,\"duplicates\":0}");
        assertThat(post("api/v1/failures/import", "text/csv", TWO).body()).isEqualTo(NONE);
        assertThat(get("api/v1/failures/INC:8%20b").body()).contains("no answer");
        assertThat(post("api/v1/failures/import", JSON, "[%s]".formatted(failure("fan"))).body())
                .isEqualTo("{\"stored\":1,\"duplicates\":0}");
        assertThat(get("api/v1/failures/INC-7").body()).contains("fan");

        assertThat(get("api/v1/failures?component=ledger-db&limit=1").body())
                .contains("\"total\":1")
                .contains("INC:8 b");
        assertThat(get("api/v1/failures?component=ledger-db&offset=1").body())
                .contains("\"items\":[]");
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ledger\"             | \"ghost\"                | 422 | unknown-component",
                "\"FAILED\"             | \"MAYBE\"                | 400 | invalid-value",
                "2024-03-01T12:00:00Z   | 2124-03-01T12:00:00Z     | 400 | invalid-value",
                "2024-03-01T12:00:00Z\",\"ended\":\"2024-03-01T12:20:00Z | 2124-03-01T12:00:00Z | 422 | timestamp-in-future",
                "2024-03-01T12:00:00Z   | 1924-03-01T12:00:00Z     | 400 | invalid-value",
                "\"outcome\"            | \"colour\":\"red\",\"outcome\" | 400 | unknown-field",
                "\"INC-7\"              | \"INC/7\"                | 400 | invalid-value",
                "\"tickets\"            | \"\"                     | 400 | invalid-value",
            })
    void aFailureWithOneMistakeIsRefused(String part, String mistake, int status, String code) {
        long before = count("failure");
        String body = failure("disk full").replace(part, mistake);
        assertThat(body).contains(mistake);
        assertProblem(post("api/v1/failures", JSON, body), status, code);
        assertThat(count("failure")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "api/v1/failures/none,                       404, unknown-failure",
        "api/v1/failures?limit=0,                    400, invalid-value",
        "api/v1/failures?offset=-1,                  400, invalid-value",
        "api/v1/failures?component=a%20b,            400, invalid-value",
        "api/v1/models/999,                          404, unknown-model",
        "api/v1/models/newest,                       404, unknown-model",
        "api/v1/models/refits?limit=0,               400, invalid-value",
        "api/v1/components/ghost/outlook,            404, unknown-component",
        "api/v1/components/ledger/outlook?from=noon, 400, invalid-value",
        "api/v1/components/ledger/outlook?limit=0,   400, invalid-value",
    })
    void addressesThatLeadNowhereSayWhy(String path, int status, String code) {
        assertProblem(get(path), status, code);
    }

    @Test
    void withFewFailuresTheModelThatShipsStaysAndSaysWhy() {
        HttpResponse<String> came = post("api/v1/models/refit", JSON, "");
        assertThat(came.statusCode()).as(came.body()).isEqualTo(200);
        assertThat(came.body())
                .contains("\"version\":0")
                .contains("\"takesOver\":false")
                .contains("30 minutes: the model in force stays");
        assertThat(get("api/v1/models/refits?limit=1").body())
                .contains("\"by\":\"operator\"")
                .contains("30 days: the model in force stays");
        assertThat(get("api/v1/models").body()).contains("\"version\":0,\"inForce\":true");
        assertThat(get("api/v1/models/0").body())
                .contains("\"horizon\":\"SOON\"")
                .contains("\"metrics\":1.0");
        assertThat(post("api/v1/models/0/use", JSON, "").body()).contains("\"inForce\":true");
        assertProblem(post("api/v1/models/999/use", JSON, ""), 404, "unknown-model");
    }

    @Test
    void whatWasForeseenIsShownOverTime() {
        await("a decision", () -> get("api/v1/decisions/latest").statusCode() == 200);
        rows(
                """
                insert into outlook (component, minute, within_30m, within_24h, within_30d, lead, drivers)
                select 'ledger', minute, 0.125, 0.25, 0.5, '20 minutes',
                  '[[{"signal":"cpu","logOdds":1.5,"words":"cpu at 0.99"}],[],[]]'
                from decision order by minute desc limit 1
                on conflict (component, minute) do update set within_30m = 0.125,
                  within_24h = 0.25, within_30d = 0.5, lead = excluded.lead,
                  drivers = excluded.drivers
                returning component""");

        assertThat(get("api/v1/components/ledger/outlook").body())
                .contains("\"probability\":0.125")
                .contains("\"horizon\":\"PT720H\"")
                .contains("\"leadTime\":\"PT20M\"")
                .contains("cpu at 0.99");
        assertThat(
                        get("api/v1/components/ledger/outlook?from=%s"
                                        .formatted(
                                                Instant.now()
                                                        .plusSeconds(3600)
                                                        .truncatedTo(ChronoUnit.SECONDS)))
                                .body())
                .isEqualTo("[]");
    }

    @Test
    void openApiTellsOfIt() {
        assertThat(get("openapi").body())
                .contains("/api/v1/failures/import")
                .contains("/api/v1/failures/{id}:")
                .contains("/api/v1/models/{version}/use")
                .contains("/api/v1/components/{id}/outlook");
    }

    private static String failure(String words) {
        return """
                {"id":"INC-7","component":"ledger","began":"2024-03-01T12:00:00Z","ended":"2024-03-01T12:20:00Z",\
                "outcome":"FAILED","source":"tickets","words":"%s"}"""
                .formatted(words);
    }
}
