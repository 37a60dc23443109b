package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.ColorScheme;
import forestall.json.ModelJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule sets as a pipeline uses them, on the EAR that ships. */
class RuleSetsIT extends Shipped {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String NOTHING = "{}";

    static String analyst;
    static String approver;

    @BeforeEach
    void catalogueAndASecondPerson() {
        loadCatalogue();
        if (approver == null) {
            analyst = token("ANALYST");
            approver = token("APPROVER");
        }
        await("a decision", () -> get("api/v1/decisions/latest").statusCode() == 200);
    }

    @AfterEach
    void theShippedRulesDecideAgain() {
        if (!json(get("api/v1/rulesets/1")).at("/version/state").asText().equals("PUBLISHED")) {
            asApprover("api/v1/rulesets/1/rollback");
        }
    }

    @Test
    void aWorkbookIsEditedCheckedComparedApprovedPublishedAndRolledBack() throws IOException {
        byte[] table = bytes("api/v1/rulesets/1/files/tiers.csv?as=xlsx");
        JsonNode gap = upload(cell(table, "Low risk", 2, "0.45"));
        int broken = gap.get("number").asInt();
        assertThat(gap.get("parent").asInt()).isEqualTo(1);

        JsonNode report = json(post("api/v1/rulesets/" + broken + "/check", JSON, ""));
        assertThat(report.get("findings"))
                .anySatisfy(
                        each -> {
                            assertThat(each.get("code").asText()).isEqualTo("gap");
                            assertThat(each.at("/place/file").asText()).isEqualTo("tiers.xlsx");
                            assertThat(each.at("/place/cell").asText()).matches("[A-Z]+\\d+");
                            assertThat(each.get("hint").asText()).isNotEmpty();
                        });
        assertProblem(act(broken, "submit"), 422, "rule-set-fails");

        byte[] earlier = cell(cell(table, "Low risk", 2, "0.50"), "High risk", 1, "0.80");
        int good = upload(earlier).get("number").asInt();
        assertThat(act(good, "submit").statusCode()).isEqualTo(200);
        assertProblem(act(good, "approve"), 403, "forbidden");
        assertProblem(
                post("api/v1/rulesets/" + good + "/approve", JSON, NOTHING), 403, "four-eyes");
        assertThat(asApprover("api/v1/rulesets/" + good + "/approve").statusCode()).isEqualTo(200);
        assertProblem(
                post("api/v1/rulesets/" + good + "/publish", JSON, NOTHING), 403, "four-eyes");

        JsonNode job =
                json(post("api/v1/rulesets/" + good + "/comparisons", JSON, "{\"situations\":3}"));
        String comparison = "api/v1/rulesets/comparisons/" + job.get("id").asText();
        await("the comparison", () -> json(get(comparison)).has("result"));
        assertThat(json(get(comparison)).at("/result/before").asText()).isEqualTo("v1");

        assertThat(asApprover("api/v1/rulesets/" + good + "/publish").statusCode()).isEqualTo(200);
        await("a decision by the new version", () -> latest().equals("v" + good));
        String minute = json(get("api/v1/decisions/latest")).get("at").asText();
        JsonNode why = json(get("api/v1/decisions/" + minute + "/why/ledger"));
        assertThat(why.get("ruleSet").asText()).isEqualTo("v" + good);
        assertThat(why.at("/tier/origin/file").asText()).isEqualTo("tiers.xlsx");

        assertThat(asApprover("api/v1/rulesets/1/rollback").statusCode()).isEqualTo(200);
        await("a decision by the old version", () -> latest().equals("v1"));
        JsonNode again = json(get("api/v1/decisions/" + minute + "/again"));
        assertThat(again.get("same").asBoolean()).as(again.toString()).isTrue();
        assertThat(again.at("/decision/ruleSet").asText()).isEqualTo("v" + good);
        assertThat(json(get("api/v1/rulesets/" + good + "/audit")).findValuesAsText("what"))
                .contains(
                        "rule-set-saved",
                        "rule-set-checked",
                        "rule-set-submitted",
                        "rule-set-approved",
                        "rule-set-published",
                        "rule-set-replaced");
    }

    @Test
    void whatACheckFoundIsToldAgainAlsoAfterARestart() throws IOException {
        byte[] table = bytes("api/v1/rulesets/1/files/tiers.csv?as=xlsx");
        int number = upload(cell(table, "Low risk", 2, "0.45")).get("number").asInt();
        String check = "api/v1/rulesets/" + number + "/check";
        assertProblem(get(check), 404, "unknown-check");
        JsonNode found = json(asApprover(check)); // an approver may look, too

        JsonNode kept = json(get(check));
        assertThat(kept.get("report")).isEqualTo(found);
        assertThat(kept.get("by").asText()).isEqualTo("token:APPROVER");
        ShippedService.service().killServer();
        ShippedService.service().restartServer();
        assertThat(json(get(check))).isEqualTo(kept);
        try (var reader = new Reader()) {
            var page = reader.page(address(), ColorScheme.LIGHT);
            page.navigate(address() + "rulesets/version.xhtml?v=%d&tab=check".formatted(number));
            assertThat(page.locator("[id='check:findings_data']").innerText())
                    .contains("gap")
                    .contains(kept.at("/report/findings/0/hint").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Runtime.getRuntime().exec( \"touch /tmp/x\" );",
                "System.exit( 0 );",
                "new java.io.File( \"/etc/passwd\" ).delete();",
                "Class.forName( \"java.lang.Runtime\" );",
                "while( true ) {}",
                "\\u0053ystem.exit( 0 );",
            })
    void aHostileRuleIsRefusedAndTheServiceGoesOnDeciding(String code) {
        JsonNode report =
                json(
                        post(
                                "api/v1/rulesets/check",
                                JSON,
                                body(
                                        "odd.drl",
                                        """
                                        package forestall.risk
                                        rule "odd" when $s : Subject( dependants >= 0 ) then
                                        %s
                                        end"""
                                                .formatted(code))));

        assertThat(report.get("findings"))
                .anySatisfy(each -> assertThat(each.get("severity").asText()).isEqualTo("ERROR"));
        assertThat(report.get("scenarios")).isEmpty();
        String before = json(get("api/v1/decisions/latest")).get("at").asText();
        await(
                "the next decision",
                () -> !json(get("api/v1/decisions/latest")).get("at").asText().equals(before));
    }

    @Test
    void aSituationOfTooManyComponentsIsNotComparedOn() {
        await("a decision of it", () -> get("api/v1/risks/ledger").statusCode() == 200);
        String minute = json(get("api/v1/decisions/latest")).get("at").asText();
        var situation = (ObjectNode) json(get("api/v1/decisions/" + minute + "/situation"));
        HttpResponse<String> compared =
                as(approver, "api/v1/rulesets/1/compare", situation.toString());
        assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
        var components = (ArrayNode) situation.get("components");
        for (int more = components.size(); more <= 10_000; more++) {
            ObjectNode another = components.get(0).deepCopy();
            components.add(another.put("id", "more-" + more));
        }

        assertProblem(
                as(approver, "api/v1/rulesets/1/compare", situation.toString()),
                413,
                "too-many-components");
    }

    @Test
    void whatIsNoRuleSetIsRefusedWithItsReason() {
        assertProblem(get("api/v1/rulesets/4711"), 404, "unknown-rule-set");
        assertProblem(get("api/v1/rulesets/1/files/none.csv"), 404, "unknown-rule-set");
        assertProblem(post("api/v1/rulesets", JSON, "{\"files\":[]}"), 400, "invalid-value");
        assertProblem(
                post("api/v1/rulesets", JSON, body("../up.drl", "package x")),
                400,
                "invalid-value");
        assertProblem(asApprover("api/v1/rulesets/1/publish"), 409, "rule-set-state");
        assertProblem(get("api/v1/rulesets?state=NEW"), 400, "invalid-value");
        assertProblem(get("api/v1/rulesets/comparisons/none"), 404, "unknown-comparison");
        assertThat(json(get("api/v1/rulesets/in-force")).get("version").asText()).isEqualTo("v1");
    }

    @Test
    void scenariosGoOutAsAWorkbookAndComeBackTheSame() {
        byte[] workbook = bytes("api/v1/rulesets/1/scenarios.xlsx");
        HttpResponse<String> back =
                send(
                        call("api/v1/rulesets/1/scenarios")
                                .header("Content-Type", XLSX)
                                .PUT(BodyPublishers.ofByteArray(workbook))
                                .build());

        assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
        int copy = json(back).get("number").asInt();
        assertThat(get("api/v1/rulesets/" + copy + "/scenarios").body())
                .isEqualTo(get("api/v1/rulesets/1/scenarios").body());
        assertThat(json(get("api/v1/rulesets/" + copy + "/difference/1")).toString())
                .doesNotContain("CHANGED");
    }

    @Test
    void announcedWorkReachesTheRules() {
        String window =
                """
                {"id":"w1","from":"2000-01-01T00:00:00Z","until":"2100-01-01T00:00:00Z",
                 "reason":"new disks","components":["ledger"]}""";
        assertProblem(
                put("api/v1/maintenance/w1", window.replace("\"ledger\"", "\"ghost\"")),
                422,
                "unknown-component");
        assertThat(put("api/v1/maintenance/w1", window).statusCode()).isEqualTo(200);
        await(
                "a decision that knows of it",
                () -> {
                    String minute = json(get("api/v1/decisions/latest")).get("at").asText();
                    return get("api/v1/decisions/" + minute + "/why/ledger")
                            .body()
                            .contains("Work on it is announced and people stand by");
                });
        assertThat(delete("api/v1/maintenance/w1").statusCode()).isEqualTo(204);
        assertProblem(delete("api/v1/maintenance/w1"), 404, "unknown-maintenance");
    }

    private static String token(String role) {
        return json(post(
                        "api/v1/tokens",
                        JSON,
                        "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(role, role)))
                .get("secret")
                .asText();
    }

    private static String latest() {
        return json(get("api/v1/decisions/latest")).get("ruleSet").asText();
    }

    private static HttpResponse<String> act(int version, String act) {
        return as(analyst, "api/v1/rulesets/%d/%s".formatted(version, act));
    }

    private static HttpResponse<String> asApprover(String path) {
        return as(approver, path);
    }

    private static HttpResponse<String> as(String token, String path) {
        return as(token, path, NOTHING);
    }

    private static HttpResponse<String> as(String token, String path, String body) {
        return send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode upload(byte[] workbook) {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(
                                        address()
                                                .resolve(
                                                        "api/v1/rulesets/1/files/tiers.xlsx?comment=from%20a%20spreadsheet"))
                                .header("Authorization", "Bearer " + analyst)
                                .header("Content-Type", XLSX)
                                .PUT(BodyPublishers.ofByteArray(workbook))
                                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static byte[] bytes(String path) {
        try {
            return java.net.http.HttpClient.newHttpClient()
                    .send(call(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The workbook with another value in a row of that reason. */
    private static byte[] cell(byte[] workbook, String reason, int column, String value)
            throws IOException {
        var shown = new DataFormatter();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                var out = new ByteArrayOutputStream()) {
            for (Row row : book.getSheetAt(0)) {
                Cell first = row.getCell(0);
                if (first != null && shown.formatCellValue(first).equals(reason)) {
                    row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                            .setCellValue(Double.parseDouble(value));
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static String body(String name, String text) {
        try {
            return ModelJson.mapper()
                    .writeValueAsString(
                            Map.of("files", List.of(Map.of("name", name, "text", text))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return ModelJson.mapper().readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(answer.body(), broken);
        }
    }
}
