package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ecosystem's own programs send, and what arrives must be all that they sent. */
class EcosystemIT extends Shipped {
    private static final ObjectMapper JSON_READER = new ObjectMapper();

    @TempDir Path folder;

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @Test
    void prometheusWritesAndIsAsked() throws Exception {
        Program.need("/usr/bin/prometheus");
        Program.need("/usr/bin/prometheus-node-exporter");
        int node = ShippedService.freePort();
        Path config = folder.resolve("prometheus.yml");
        Files.writeString(
                config,
                """
                global: {scrape_interval: 1s}
                remote_write:
                  - url: %s
                    authorization: {credentials: '%s'}
                    queue_config: {batch_send_deadline: 1s}
                scrape_configs:
                  - job_name: node
                    static_configs: [{targets: ['127.0.0.1:%d'], labels: {component: ledger}}]
                """
                        .formatted(
                                address().resolve("api/v1/telemetry/prometheus"),
                                ShippedService.service().token(),
                                node));
        try (Program exporter =
                        Program.start(
                                folder.resolve("node.log"),
                                List.of(
                                        "/usr/bin/prometheus-node-exporter",
                                        "--web.listen-address=127.0.0.1:" + node));
                Program prometheus =
                        Program.start(
                                folder.resolve("prometheus.log"),
                                List.of(
                                        "/usr/bin/prometheus",
                                        "--config.file=" + config,
                                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                                        "--web.listen-address=127.0.0.1:"
                                                + ShippedService.prometheusPort()))) {
            await("Prometheus answers", () -> query("up{job=\"node\"}").size() == 1);
            assertThat(exporter.isAlive() && prometheus.isAlive()).isTrue();
            long begin = Instant.now().getEpochSecond() + 1;
            askFor("node_memory_MemAvailable_bytes", "memory_asked_for");
            TimeUnit.MILLISECONDS.sleep(
                    Math.max(0, (begin + 8) * 1000 - System.currentTimeMillis()));

            String window = "to_timestamp(%d) and to_timestamp(%d)".formatted(begin, begin + 4);
            long scraped = samplesThatPrometheusHas(begin, begin + 4);
            assertThat(scraped).isGreaterThan(500);
            await(
                    "all %d samples of the window are stored".formatted(scraped),
                    () -> stored("node_%", window) >= scraped);
            assertThat(stored("node_%", window)).isEqualTo(scraped);

            await(
                    "what was asked for is stored",
                    () ->
                            count(
                                            "sample join series on series = id where metric = 'memory_asked_for'")
                                    > 5);
            String at =
                    rows("select extract(epoch from at)::bigint from sample join series on"
                                    + " series = id where metric = 'memory_asked_for'"
                                    + " order by at desc limit 1")
                            .get(0);
            String value =
                    rows("select value::text from sample join series on series = id where"
                                    + " metric = 'memory_asked_for' order by at desc limit 1")
                            .get(0);
            JsonNode same = query("node_memory_MemAvailable_bytes", "&time=" + at).get(0);
            assertThat(Double.parseDouble(value))
                    .isEqualTo(Double.parseDouble(same.path("value").path(1).asText()));
        }
    }

    /** All that it scraped from the node exporter, the values that are not finite left out. */
    private static long samplesThatPrometheusHas(long from, long to) throws IOException {
        URI address =
                URI.create(
                        "http://127.0.0.1:%d/api/v1/query?query=%s&time=%d"
                                .formatted(
                                        ShippedService.prometheusPort(),
                                        URLEncoder.encode(
                                                "{__name__=~\"node_.+\"}[%ds]".formatted(to - from),
                                                StandardCharsets.UTF_8),
                                        to));
        long samples = 0;
        for (JsonNode series : result(address)) {
            for (JsonNode point : series.path("values")) {
                double value =
                        Double.parseDouble(point.path(1).asText().replace("Inf", "Infinity"));
                samples += Double.isFinite(value) ? 1 : 0;
            }
        }
        return samples;
    }

    private static long stored(String metric, String window) {
        return Long.parseLong(
                rows("select count(*) from sample join series on series = id where component"
                                + " = 'ledger' and metric like '"
                                + metric
                                + "' and at between "
                                + window)
                        .get(0));
    }

    private static void askFor(String query, String metric) throws IOException {
        JsonNode mapping = JSON_READER.readTree(get("api/v1/telemetry/mapping").body());
        ((com.fasterxml.jackson.databind.node.ObjectNode) mapping)
                .putArray("queries")
                .addObject()
                .put("query", query)
                .put("metric", metric);
        assertThat(put("api/v1/telemetry/mapping", mapping.toString()).statusCode()).isEqualTo(200);
    }

    private static JsonNode query(String query) throws IOException {
        return query(query, "");
    }

    private static JsonNode query(String query, String more) throws IOException {
        return result(
                URI.create(
                        "http://127.0.0.1:%d/api/v1/query?query=%s%s"
                                .formatted(
                                        ShippedService.prometheusPort(),
                                        URLEncoder.encode(query, StandardCharsets.UTF_8),
                                        more)));
    }

    private static JsonNode result(URI address) throws IOException {
        try {
            var answer = send(HttpRequest.newBuilder(address).build());
            return answer.statusCode() == 200 // while it starts, it says so in plain text
                    ? JSON_READER.readTree(answer.body()).path("data").path("result")
                    : JSON_READER.createArrayNode();
        } catch (IllegalStateException notYet) {
            return JSON_READER.createArrayNode();
        }
    }

    @Test
    void openTelemetrySendsMetricsAndLogs() {
        Resource resource =
                Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "ledger"));
        String base = address().resolve("api/v1/telemetry/otlp").toString();
        try (SdkMeterProvider metrics =
                SdkMeterProvider.builder()
                        .setResource(resource)
                        .registerMetricReader(
                                PeriodicMetricReader.builder(
                                                OtlpHttpMetricExporter.builder()
                                                        .setEndpoint(base + "/v1/metrics")
                                                        .addHeader(
                                                                "Authorization",
                                                                "Bearer "
                                                                        + ShippedService.service()
                                                                                .token())
                                                        .setCompression("gzip")
                                                        .build())
                                        .setInterval(Duration.ofHours(1))
                                        .build())
                        .build()) {
            Meter meter = metrics.get("test");
            meter.counterBuilder("otel.orders")
                    .build()
                    .add(42, Attributes.of(AttributeKey.stringKey("shop"), "north"));
            meter.gaugeBuilder("otel.fill").build().set(0.75);
            var histogram = meter.histogramBuilder("otel.latency").setUnit("s").build();
            IntStream.rangeClosed(1, 10).forEach(each -> histogram.record(each / 10.0));
            assertThat(metrics.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
        }
        assertThat(
                        rows(
                                "select distinct metric || '=' || value as each from sample join series on series = id"
                                        + " where component = 'ledger' and metric like 'otel.%'"
                                        + " order by each"))
                .containsExactly(
                        "otel.fill=0.75",
                        "otel.latency_count=10",
                        "otel.latency_sum=5.5",
                        "otel.orders_total{shop=\"north\"}=42");

        try (SdkLoggerProvider logs =
                SdkLoggerProvider.builder()
                        .setResource(resource)
                        .addLogRecordProcessor(
                                BatchLogRecordProcessor.builder(
                                                OtlpHttpLogRecordExporter.builder()
                                                        .setEndpoint(base + "/v1/logs")
                                                        .addHeader(
                                                                "Authorization",
                                                                "Bearer "
                                                                        + ShippedService.service()
                                                                                .token())
                                                        .build())
                                        .build())
                        .build()) {
            var logger = logs.get("test");
            for (int line = 0; line < 1000; line++) {
                logger.logRecordBuilder()
                        .setTimestamp(Instant.now())
                        .setSeverity(line % 10 == 0 ? Severity.ERROR2 : Severity.INFO)
                        .setBody("otel line " + line)
                        .emit();
            }
            assertThat(logs.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()).isTrue();
        }
        assertThat(
                        rows(
                                "select severity || ' ' || count(distinct message) from log_line where"
                                        + " component = 'ledger' and message like 'otel line %'"
                                        + " group by severity order by severity"))
                .containsExactly("ERROR 100", "INFO 900");
    }

    @Test
    void loggerSendsOverTcpAndUdp() {
        Program.need("/usr/bin/logger");
        for (String way : List.of("--tcp", "--udp")) {
            Program.run(
                    List.of(
                            "/usr/bin/logger",
                            "--server=127.0.0.1",
                            "--port=" + ShippedService.syslogPort(),
                            way,
                            "--rfc5424",
                            "--tag=ledger",
                            "--priority=daemon.err",
                            "logger " + way + " says: ÅÄÖ \"disk\" ]"));
        }
        await("both lines", () -> count("log_line where message like 'logger %'") == 2);
        assertThat(
                        rows(
                                "select severity || ' ' || message from log_line where component ="
                                        + " 'ledger' and message like 'logger %' order by message"))
                .containsExactly(
                        "ERROR logger --tcp says: ÅÄÖ \"disk\" ]",
                        "ERROR logger --udp says: ÅÄÖ \"disk\" ]");
    }

    @Test
    void rsyslogForwardsEveryLine() throws Exception {
        Program.need("/usr/sbin/rsyslogd");
        Program.need("/usr/bin/logger");
        Path socket = folder.resolve("log");
        Path config = folder.resolve("rsyslog.conf");
        Files.writeString(
                config,
                """
                global(workDirectory="%s")
                module(load="imuxsock" SysSock.Use="off")
                input(type="imuxsock" Socket="%s" RateLimit.Interval="0")
                action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp"
                  TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format")
                """
                        .formatted(folder, socket, ShippedService.syslogPort()));
        try (Program rsyslog =
                Program.start(
                        folder.resolve("rsyslog.log"),
                        List.of(
                                "/usr/sbin/rsyslogd",
                                "-n",
                                "-f" + config,
                                "-i" + folder.resolve("pid")))) {
            await("rsyslog listens", () -> Files.exists(socket));
            assertThat(rsyslog.isAlive()).isTrue();
            Path lines = folder.resolve("lines");
            Files.write(
                    lines,
                    IntStream.range(0, 500).mapToObj(line -> "rsyslog line " + line).toList());
            Program.run(
                    List.of(
                            "/usr/bin/logger",
                            "--socket=" + socket,
                            "--tag=ledger",
                            "--priority=daemon.warning",
                            "--file=" + lines));
            await(
                    "500 lines",
                    () ->
                            rows("select count(distinct message) from log_line where"
                                            + " component = 'ledger' and severity = 'WARNING'"
                                            + " and message like 'rsyslog line %'")
                                    .get(0)
                                    .equals("500"));
        }
    }

    @Test
    void otlpInJsonIsTakenAndWhatIsRefusedIsToldAsAPartialSuccess() {
        String point = "{\"timeUnixNano\":\"%d000000\",\"asDouble\":%s}";
        String request =
                """
                {"resourceMetrics":[{"resource":{"attributes":[
                   {"key":"service.name","value":{"stringValue":"ledger"}}]},
                 "scopeMetrics":[{"metrics":[{"name":"json.gauge","gauge":{"dataPoints":[%s,%s]}}]}]}]}"""
                        .formatted(
                                point.formatted(System.currentTimeMillis(), "1.5"),
                                point.formatted(946_684_800_000L, "2.5")); // in the year 2000
        var answer = post("api/v1/telemetry/otlp/v1/metrics", JSON, request);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"rejectedDataPoints\":\"1\"").contains("2000-01-01");
        assertThat(
                        rows(
                                "select value from sample a join series s on s.id = a.series"
                                        + " where component = 'ledger' and metric like 'json%'"))
                .containsExactly("1.5");
        assertThat(post("api/v1/telemetry/otlp/v1/metrics", JSON, "{\"resourceMetrics\":7}").body())
                .contains("malformed-json");
    }

    @Test
    void lokiAndAlertmanagerAreUnderstood() {
        String push =
                """
                {"streams":[{"stream":{"app":"ledger","level":"error"},"values":[
                  ["%d000000","loki line one",{"trace":"1"}],["%d000000","loki line two"]]}]}"""
                        .formatted(System.currentTimeMillis(), System.currentTimeMillis());
        assertThat(post("api/v1/telemetry/loki/api/v1/push", JSON, push).statusCode())
                .isEqualTo(204);
        assertThat(rows("select severity from log_line where message like 'loki line %'"))
                .containsExactly("ERROR", "ERROR");

        String alert =
                """
                {"version":"4","status":"firing","alerts":[{"status":"%s","fingerprint":"c0ffee",
                 "labels":{"alertname":"DiskFull","service":"ledger","severity":"critical"},
                 "annotations":{"summary":"1 %% left"},"startsAt":"%s","endsAt":"%s"}]}""";
        String start = Instant.now().minusSeconds(60).toString();
        String firing = alert.formatted("firing", start, "0001-01-01T00:00:00Z");
        assertThat(post("api/v1/telemetry/alertmanager", JSON, firing).body())
                .isEqualTo("{\"stored\":1,\"duplicates\":0}");
        String stillValid = "external_event where id = 'c0ffee' and valid_until > now()";
        assertThat(count(stillValid)).isEqualTo(1);
        post(
                "api/v1/telemetry/alertmanager",
                JSON,
                alert.formatted("resolved", start, Instant.now().minusSeconds(1).toString()));
        assertThat(count(stillValid)).isZero();
        assertThat(count("external_event where id = 'c0ffee'")).isEqualTo(1);
    }
}
