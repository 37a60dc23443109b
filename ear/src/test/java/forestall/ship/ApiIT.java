package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.api.remotewrite.Label;
import forestall.api.remotewrite.Sample;
import forestall.api.remotewrite.TimeSeries;
import forestall.api.remotewrite.WriteRequest;
import io.airlift.compress.snappy.SnappyCompressor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The API from outside: what it keeps, what it refuses, and that a refusal leaves nothing behind.
 */
class ApiIT extends Shipped {
    final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @Test
    void componentsAreAddedReadReplacedAndRemoved() {
        delete("api/v1/components/extra");

        assertThat(post("api/v1/components", JSON, component("extra", "VM", "")).statusCode())
                .isEqualTo(201);
        assertProblem(
                post("api/v1/components", JSON, component("extra", "VM", "")),
                409,
                "component-exists");
        assertThat(get("api/v1/components/extra").body()).contains("\"kind\":\"VM\"");
        assertThat(put("api/v1/components/extra", component("extra", "DATABASE", "")).statusCode())
                .isEqualTo(200);
        assertThat(get("api/v1/components/extra").body()).contains("\"kind\":\"DATABASE\"");
        assertThat(delete("api/v1/components/extra").statusCode()).isEqualTo(204);
        assertProblem(get("api/v1/components/extra"), 404, "unknown-component");
        assertProblem(delete("api/v1/components/ledger-db"), 409, "component-in-use");
    }

    @Test
    void componentsComeAsCsvAllOrNone() {
        String header =
                "id,name,kind,site,zone,dependencies,criticality,rto,rpo,lossPerMinute,vcpuMilli,"
                        + "memoryMib,storageGib,networkMbps,inventory\n";
        String good =
                "csv-1,From CSV,vm,port,a,ledger-db,HIGH,PT15M,PT5M,12.5,1000,2048,10,50,"
                        + "pkg:npm/left-pad@1.3.0 pkg:npm/is-odd@3.0.1\n";
        String bad = "csv-2,Bad,vm,port,a,,HIGH,fifteen,PT5M,12.5,1000,2048,10,50,\n";

        HttpResponse<String> refused =
                post("api/v1/components/import", "text/csv", header + good + bad);

        assertProblem(refused, 400, "invalid-value");
        assertThat(refused.body()).contains("line 3").contains("fifteen");
        assertProblem(get("api/v1/components/csv-1"), 404, "unknown-component");

        assertThat(post("api/v1/components/import", "text/csv", header + good).body())
                .isEqualTo("{\"imported\":1}");
        assertThat(get("api/v1/components/csv-1").body()).contains("pkg:npm/left-pad@1.3.0");
        delete("api/v1/components/csv-1");
    }

    static final String TERMS =
            """
            ,"labels":["rack-1"],"standby":{"mandatory":true,"apart":"databases",\
            "maxLatencyMs":{"FULL":2.5,"SCALED":10.0},\
            "near":{"ledger-db":{"maxLatencyMs":1.5,"lossAnHour":20.0}}}}""";

    static final String POOL =
            """
            {"region":"south","zones":[{"name":"south-1","replicationMbps":1000,\
            "replicationMbpsFrom":{"a":400},"latencyMsFrom":{"a":3.5}}],\
            "hosts":[{"id":"host-1","zone":"south-1",\
            "capacity":{"vcpuMilli":16000,"memoryMib":65536,"storageGib":1000,"networkMbps":1000,\
            "others":{"licences":7}},\
            "price":{"perVcpu":0.04,"perGibMemory":0.005,"perGibStorage":0.002,"perMbps":0.001,\
            "perOther":{"licences":5.5}},"openCost":0.25,\
            "closures":[{"from":"2031-03-01T12:00:00Z","until":"2031-03-01T13:00:00Z",\
            "reason":"A new disk"}]}],\
            "terms":{"reservations":[{"id":"drill","host":"host-1",\
            "capacity":{"vcpuMilli":1,"memoryMib":2,"storageGib":3,"networkMbps":4},\
            "from":"2031-03-01T12:00:00Z","until":"2031-03-01T13:00:00Z","reason":"Spring"}],\
            "priceByHour":[$HOURS],\
            "scenarios":[{"name":"Fire","sites":["port"],"zones":["a"],"labels":["rack-1"]}]}}"""
                    .replace("$HOURS", String.join(",", java.util.Collections.nCopies(24, "1.5")));

    @Test
    void whatPlacementRespectsIsReadAsItWasSaid() {
        delete("api/v1/components/careful");
        String careful = careful();

        HttpResponse<String> added = post("api/v1/components", JSON, careful);
        HttpResponse<String> replaced = put("api/v1/pool", POOL);

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(get("api/v1/components/careful").body())
                .isEqualTo(added.body())
                .contains("\"others\":{\"licences\":2}")
                .contains(TERMS.substring(TERMS.indexOf("\"labels\""), TERMS.length() - 1));
        assertThat(replaced.body()).isEqualTo(POOL);
        assertThat(get("api/v1/pool").body()).isEqualTo(POOL);
        delete("api/v1/components/careful");
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\":3.5           | \"a\":-3.5           | latencyMsFrom a must be 0 or more",
                "\"a\":400           | \"a\":-1             | replicationMbpsFrom a must be 0 or more",
                "\"a\":400           | \"a\":0.5            | (0.5)",
                "[1.5,1.5             | [1.5                 | priceByHour must have 24 factors, has 23",
                "[1.5,                | [-1.5,               | priceByHour must be 0 or more",
                "\"host\":\"host-1\" | \"host\":\"host-9\" | reservation drill is on host host-9, which the pool does not have",
                "\"openCost\":0.25   | \"openCost\":-1       | openCost must be 0 or more",
                "\"licences\":7      | \"licences\":-7       | licences must be 0 or more",
                "\"licences\":5.5    | \"two words\":5.5     | resource must be 1 to 128",
                "T13:00:00Z           | T11:00:00Z           | until must be after from",
                "\"sites\":[\"port\"],\"zones\":[\"a\"],\"labels\":[\"rack-1\"] | \"sites\":[] | scenario Fire names no site, zone, or label",
            })
    void aPoolWithOneMistakeIsRefused(String part, String mistake, String words) {
        String before = get("api/v1/pool").body();
        String spoilt = POOL.replace(part, mistake);
        assertThat(spoilt).isNotEqualTo(POOL);

        HttpResponse<String> refused = put("api/v1/pool", spoilt);

        assertProblem(refused, 400, "invalid-value");
        assertThat(refused.body()).contains(words);
        assertThat(get("api/v1/pool").body()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ledger-db\":{    | {\"ghost\":{          | component careful wants to be near ghost, on which it does not depend",
                "\"FULL\":2.5        | \"FULL\":-2.5         | maxLatencyMs of FULL must be 0 or more",
                "\"FULL\":2.5        | \"FASTEST\":2.5       | FASTEST",
                "\"lossAnHour\":20.0 | \"lossAnHour\":-20.0  | lossAnHour must be 0 or more",
                "\"databases\"       | \"two words\"         | apart must be 1 to 128",
                "\"mandatory\":true  | \"mandatory\":\"yes\" | boolean",
                "\"licences\":2      | \"licences\":2.5      | (2.5)",
            })
    void termsOfStandbyWithOneMistakeAreRefused(String part, String mistake, String words) {
        delete("api/v1/components/careful");
        String spoilt = careful().replace(part, mistake);
        assertThat(spoilt).isNotEqualTo(careful());

        HttpResponse<String> refused = post("api/v1/components", JSON, spoilt);

        assertProblem(refused, 400, "invalid-value");
        assertThat(refused.body()).contains(words);
        assertProblem(get("api/v1/components/careful"), 404, "unknown-component");
    }

    private static String careful() {
        String plain = component("careful", "VM", "\"ledger-db\"").strip();
        return plain.substring(0, plain.length() - 1)
                        .replace(
                                "\"networkMbps\":200",
                                "\"networkMbps\":200,\"others\":{\"licences\":2}")
                + TERMS;
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":                          | 400 | malformed-json",
                "[]                                | 400 | invalid-value",
                "null                              | 400 | malformed-json",
                "{\"lossPerMinute\":NaN}           | 400 | malformed-json",
                "{\"id\":\"x\"}                    | 400 | invalid-value",
            })
    void nonsenseForAComponentIsRefused(String body, int status, String code) {
        assertProblem(post("api/v1/components", JSON, body), status, code);
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"vcpuMilli\":4000     | \"vcpuMilli\":-1         | 400 | invalid-value",
                "\"vcpuMilli\":4000     | \"vcpuMilli\":1.5        | 400 | invalid-value",
                "\"vcpuMilli\":4000     | \"vcpuMilli\":\"4000\"   | 400 | invalid-value",
                "\"lossPerMinute\":100  | \"lossPerMinute\":1e999  | 400 | invalid-value",
                "\"lossPerMinute\":100  | \"lossPerMinute\":-0.1   | 400 | invalid-value",
                "\"rto\":\"PT5M\"       | \"rto\":\"soon\"         | 400 | invalid-value",
                "\"rto\":\"PT5M\"       | \"rto\":\"-PT5M\"        | 400 | invalid-value",
                "\"kind\":\"VM\"        | \"kind\":\"VM\",\"colour\":\"red\" | 400 | unknown-field",
                "\"kind\":\"VM\",       | \"zone\":\"b\",        | 400 | malformed-json",
                "\"kind\":\"VM\"        | \"kind\":\"TOASTER\"     | 400 | invalid-value",
                "\"id\":\"odd\"         | \"id\":\"../odd\"        | 400 | invalid-value",
                "\"site\":\"port\"      | \"site\":\"moon\"        | 422 | unknown-site",
                "\"dependencies\":[]    | \"dependencies\":[\"ghost\"] | 422 | unknown-component",
                "\"dependencies\":[]    | \"dependencies\":[\"odd\"]   | 400 | invalid-value",
            })
    void aComponentWithOneMistakeIsRefused(String part, String mistake, int status, String code) {
        long before = count("component");
        String body = component("odd", "VM", "").replace(part, mistake);
        assertThat(body).contains(mistake);

        assertProblem(post("api/v1/components", JSON, body), status, code);
        assertThat(count("component")).isEqualTo(before);
    }

    @Test
    void aCycleIsRefusedWhole() {
        String cycle =
                "[%s,%s]"
                        .formatted(
                                component("round", "VM", "\"about\""),
                                component("about", "VM", "\"round\""));

        HttpResponse<String> refused = post("api/v1/components/import", JSON, cycle);

        assertProblem(refused, 422, "cyclic-dependencies");
        assertThat(refused.body()).contains("about → round → about");
        assertProblem(get("api/v1/components/round"), 404, "unknown-component");
    }

    @Test
    void samplesAreKeptOnceWhateverTheirOrder() {
        long before = count("sample");
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(300);
        String first = sample("ledger", "load", start.plusSeconds(60), "1");
        String second = sample("ledger", "load", start, "2");

        assertThat(post("api/v1/telemetry/samples", LINES, first + second + first).body())
                .isEqualTo("{\"stored\":2,\"duplicates\":1}");
        assertThat(post("api/v1/telemetry/samples", LINES, second).body())
                .isEqualTo("{\"stored\":0,\"duplicates\":1}");
        assertThat(count("sample")).isEqualTo(before + 2);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"component\":\"ghost\",\"metric\":\"m\",\"at\":\"$NOW\",\"value\":1} | 422 | unknown-component",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"9999-01-01T00:00:00Z\",\"value\":1} | 422 | timestamp-in-future",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"1999-01-01T00:00:00Z\",\"value\":1} | 422 | timestamp-too-old",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"$NOW\",\"value\":NaN} | 400 | malformed-json",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"$NOW\",\"value\":1e999} | 400 | invalid-value",
                "{\"component\":\"ledger\",\"metric\":\"\",\"at\":\"$NOW\",\"value\":1} | 400 | invalid-value",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"yesterday\",\"value\":1} | 400 | invalid-value",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":1700000000,\"value\":1} | 400 | invalid-value",
                "{\"component\":\"ledger\",\"metric\":\"m\",\"at\":\"$NOW\"} | 400 | invalid-value",
                "{\"component\":\"ledger\" | 400 | malformed-json",
            })
    void oneBadSampleRefusesTheWholeDelivery(String line, int status, String code) {
        long before = count("sample");
        String good = sample("ledger", "fine", Instant.now().minusSeconds(5), "1");

        assertProblem(
                post("api/v1/telemetry/samples", LINES, good + line.replace("$NOW", now)),
                status,
                code);
        assertThat(count("sample")).isEqualTo(before);
    }

    @Test
    void logLinesAndEventsAreKept() {
        long lines = count("log_line");

        assertThat(
                        post(
                                        "api/v1/telemetry/logs",
                                        LINES,
                                        """
                                        {"component":"ledger","at":"%s","severity":"ERROR","message":"no"}"""
                                                .formatted(now))
                                .body())
                .isEqualTo("{\"stored\":1,\"duplicates\":0}");
        assertThat(count("log_line")).isEqualTo(lines + 1);

        String event =
                """
                {"id":"gale","feed":"it","type":"WEATHER","severity":0.2,"from":"%s",
                 "until":"9999-01-01T00:00:00Z","headline":"Gale","sites":["port"]}"""
                        .formatted(now);
        post("api/v1/telemetry/events", LINES, event);
        assertThat(post("api/v1/telemetry/events", LINES, event).body())
                .isEqualTo("{\"stored\":0,\"duplicates\":1}");
        assertProblem(
                post("api/v1/telemetry/events", LINES, event.replace("[\"port\"]", "[\"moon\"]")),
                422,
                "unknown-site");
        assertProblem(
                post("api/v1/telemetry/events", LINES, event.replace("0.2", "1.2")),
                400,
                "invalid-value");
    }

    @Test
    void prometheusRemoteWriteIsUnderstood() {
        long millis = System.currentTimeMillis();
        WriteRequest request =
                WriteRequest.newBuilder()
                        .addTimeseries(series("ledger", millis, 1.5))
                        .addTimeseries(series("ledger", millis + 1, Double.NaN)) // a stale marker
                        .addTimeseries(series("stranger", millis, 1))
                        .build();

        HttpResponse<String> kept =
                post("api/v1/telemetry/prometheus", "application/x-protobuf", snappy(request));

        assertThat(kept.body()).isEqualTo("{\"stored\":1,\"duplicates\":0}");
        assertThat(rows("select metric from series where metric like 'cpu%'"))
                .contains("cpu_seconds{mode=\"user\"}");
        assertThat(get("api/v1/telemetry/unmapped").body()).contains("stranger");
        assertProblem(
                post("api/v1/telemetry/prometheus", "application/x-protobuf", "nonsense"),
                400,
                "malformed-snappy");
    }

    @Test
    void aBodyOf50MegabytesIsRefused() {
        byte[] large = new byte[50 << 20];
        Arrays.fill(large, (byte) ' ');

        assertProblem(
                post("api/v1/telemetry/samples", LINES, BodyPublishers.ofByteArray(large)),
                413,
                "body-too-large");
        assertProblem( // the same without a length that says so beforehand
                post(
                        "api/v1/telemetry/samples",
                        LINES,
                        BodyPublishers.ofByteArrays(java.util.List.of(large))),
                413,
                "body-too-large");
    }

    @Test
    void whatIsDecidedCanBeAskedAgainAndChangesNothing() {
        await("a decision", () -> get("api/v1/decisions/latest").statusCode() == 200);
        String minute =
                rows("select to_char(max(minute) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from decision")
                        .get(0);
        String decided = get("api/v1/decisions/" + minute).body();
        String situation = get("api/v1/decisions/" + minute + "/situation").body();

        HttpResponse<String> again = post("api/v1/decisions", JSON, situation);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(decided);
        assertProblem(
                post(
                        "api/v1/decisions",
                        JSON,
                        situation.replace("\"sites\":", "\"places\":[],\"sites\":")),
                400,
                "unknown-field");
    }

    @Test
    void risksSayWhy() {
        await("a risk", () -> get("api/v1/risks/ledger-db").statusCode() == 200);

        assertThat(get("api/v1/risks/ledger-db").body())
                .contains("Critical to the business")
                .contains("Three to five components depend on it")
                .contains("\"history\":[");
    }

    @Test
    void aComponentsHistoryIsWhatItsChartsShow() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        delete("api/v1/components/looked-at");
        post("api/v1/components", JSON, component("looked-at", "VM", ""));
        var samples = new StringBuilder();
        for (int minute = 0; minute < 100; minute++) {
            Instant at = end.minusSeconds(60L * (100 - minute));
            samples.append(
                    sample("looked-at", "load", at, minute == 95 ? "90" : "1." + minute % 3));
            samples.append(sample("looked-at", "hits_total", at, String.valueOf(120 * minute)));
        }
        post("api/v1/telemetry/samples", LINES, samples.toString());
        post(
                "api/v1/telemetry/logs",
                LINES,
                """
                {"component":"looked-at","at":"%s","severity":"ERROR","message":"no room on disk 7"}"""
                        .formatted(end.minusSeconds(60)));

        HttpResponse<String> charts = get("api/v1/components/looked-at/history");

        assertThat(charts.headers().firstValue("Cache-Control")).hasValue("private, max-age=10");
        assertThat(charts.body())
                .contains("\"metrics\":[\"hits_total\",\"load\"]")
                .contains("\"metric\":\"load\",\"rate\":false,\"interval\":60.0,\"samples\":100")
                .contains(
                        "\"metric\":\"hits_total\",\"rate\":true,\"interval\":60.0,\"samples\":99")
                .contains("than ever seen before")
                .contains("\"text\":\"no room on disk <*>\"")
                .contains("\"name\":\"Risk score\"");
        assertThat(charts.body().indexOf("\"metric\":\"load\"")) // the oddest first
                .isLessThan(charts.body().indexOf("\"metric\":\"hits_total\""));
        assertThat(get("api/v1/components/looked-at/history?metric=load").body())
                .doesNotContain("\"metric\":\"hits_total\"");
        assertThat(get("api/v1/components/looked-at/signals").body())
                .contains("\"metric\":\"hits_total\",\"rate\":true")
                .contains("\"value\":2.0"); // 120 a minute
        assertThat(get("api/v1/components/ledger-lb/history").body())
                .contains("\"metrics\":[]")
                .contains("\"lines\":0");
        delete("api/v1/components/looked-at");
    }

    @Test
    void aHistoryIsCompressedForThoseWhoUnderstandIt() throws Exception {
        var request =
                call("api/v1/components/ledger/history").header("Accept-Encoding", "gzip, deflate");
        var answer =
                java.net.http.HttpClient.newHttpClient()
                        .send(
                                request.build(),
                                java.net.http.HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var plain = new java.util.zip.GZIPInputStream(answer.body())) {
            assertThat(new String(plain.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("{\"component\":\"ledger\"")
                    .endsWith("}");
        }
        assertThat(get("api/v1/components/ledger/history").headers().map())
                .doesNotContainKey("content-encoding");
    }

    @Test
    void documentsOfFeedsAreTakenListedAndRefused() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        HttpResponse<String> kept =
                post(
                        "api/v1/telemetry/feeds/cap",
                        "application/xml",
                        Cap.storm("api-storm", start));

        assertThat(kept.body()).isEqualTo("{\"stored\":1,\"duplicates\":0}");
        assertThat(get("api/v1/telemetry/feeds").body()).contains("\"name\":\"cap\",\"on\":false");
        assertThat(get("api/v1/telemetry/feeds/events").body())
                .contains("\"headline\":\"Storm surge api-storm\"");
        assertProblem(
                post("api/v1/telemetry/feeds/cap", "application/xml", "<alert>"),
                400,
                "invalid-value");
        assertProblem(post("api/v1/telemetry/feeds/horoscope", JSON, "{}"), 404, "unknown-feed");
        assertProblem(put("api/v1/telemetry/feeds/cap", "{}"), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "api/v1/components/ghost/history,   404, unknown-component",
        "api/v1/components/ghost/signals,   404, unknown-component",
        "api/v1/components/ledger/history?metric=never_measured, 404, unknown-metric",
        "api/v1/components/ledger/history?from=yesterday, 400, invalid-value",
        "api/v1/components/ledger/history?from=2031-01-02T00:00:00Z&to=2031-01-01T00:00:00Z, 400, invalid-value",
        "api/v1/components/ledger/history?from=2031-01-01T00:00:00Z&to=2031-03-01T00:00:00Z, 400, invalid-value",
        "api/v1/components/ledger/signals?from=2031-01-01T00:00:00Z&to=2031-01-01T00:00:59Z, 400, invalid-value",
        "api/v1/components/ledger/history?metric=a&metric=b&metric=c&metric=d&metric=e&metric=f&metric=g&metric=h&metric=i&metric=j&metric=k&metric=l&metric=m, 400, invalid-value",
        "api/v1/nothing,                    404, not-found",
        "api/v1/components?limit=0,         400, invalid-value",
        "api/v1/components?limit=many,      400, invalid-value",
        "api/v1/components?offset=-1,       400, invalid-value",
        "api/v1/decisions/yesterday,        400, invalid-value",
        "api/v1/decisions/1999-01-01T00:00:00Z, 404, unknown-decision",
        "api/v1/decisions?from=-1000000000-01-01T00:00:00Z, 400, invalid-value",
        "api/v1/sites/moon,                 404, unknown-site",
        "api/v1/failovers/none,             404, unknown-run",
        "api/v1/risks/ghost,                404, unknown-component",
    })
    void addressesThatLeadNowhereSayWhy(String path, int status, String code) {
        assertProblem(get(path), status, code);
    }

    @Test
    void aClockThatIsTheMachinesCannotBeMoved() {
        assertProblem(
                put("api/v1/clock", "{\"now\":\"2031-03-02T12:00:00Z\"}"),
                409,
                "clock-not-driven-by-data");
    }

    @Test
    void aPageOfAnotherSiteCannotAct() {
        var request =
                call("api/v1/components/ledger/returned")
                        .header("Origin", "https://elsewhere.example")
                        .POST(BodyPublishers.noBody())
                        .build();

        assertProblem(send(request), 403, "cross-site");
    }

    @Test
    void aConnectionThatTheDatabaseClosedIsReplaced() {
        rows(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and usename = current_user");

        await("the service", () -> get("api/v1/components").statusCode() == 200);
        for (int call = 0; call < 20; call++) {
            assertThat(get("api/v1/components").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void otherMethodsAndTypesAreRefused() {
        assertProblem(delete("api/v1/pool"), 405, "method-not-allowed");
        assertProblem(
                post("api/v1/components", "text/plain", "hello"), 415, "unsupported-media-type");
    }

    @Test
    void openApiAndHealthAreThere() {
        assertThat(get("openapi").body())
                .contains("/api/v1/decisions")
                .contains("What if")
                .contains("priceByHour", "lossAnHour", "other:NAME");
        await("readiness", () -> get("health/ready").statusCode() == 200);
        assertThat(get("health/ready").body()).contains("database").contains("cycle");
    }

    private static TimeSeries series(String component, long at, double value) {
        return TimeSeries.newBuilder()
                .addLabels(Label.newBuilder().setName("__name__").setValue("cpu_seconds"))
                .addLabels(Label.newBuilder().setName("component").setValue(component))
                .addLabels(Label.newBuilder().setName("mode").setValue("user"))
                .addSamples(Sample.newBuilder().setTimestamp(at).setValue(value))
                .build();
    }

    private static java.net.http.HttpRequest.BodyPublisher snappy(WriteRequest request) {
        byte[] plain = request.toByteArray();
        var snappy = new SnappyCompressor();
        byte[] block = new byte[snappy.maxCompressedLength(plain.length)];
        int length = snappy.compress(plain, 0, plain.length, block, 0, block.length);
        return BodyPublishers.ofByteArray(block, 0, length);
    }

    private static String sample(String component, String metric, Instant at, String value) {
        return """
                {"component":"%s","metric":"%s","at":"%s","value":%s}
                """
                .formatted(component, metric, at, value);
    }
}
