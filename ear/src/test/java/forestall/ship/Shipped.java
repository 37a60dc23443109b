package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Talks over HTTP, as a client would, to the very EAR that ships. */
@ExtendWith(ShippedService.class)
@ExtendWith(ArquillianExtension.class)
abstract class Shipped {
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Deployment(testable = false)
    public static EnterpriseArchive shipped() {
        return ShrinkWrap.createFromZipFile(
                EnterpriseArchive.class, new File("target/forestall.ear"));
    }

    static URI address() {
        return ShippedService.service().address();
    }

    /** With the token of the data folder, which may do everything in tests. */
    static HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Bearer " + ShippedService.service().token());
    }

    static HttpResponse<String> get(String path) {
        return send(call(path).GET().build());
    }

    static HttpResponse<String> delete(String path) {
        return send(call(path).DELETE().build());
    }

    static HttpResponse<String> put(String path, String body) {
        return send(
                call(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(body)).build());
    }

    static HttpResponse<String> post(String path, String type, String body) {
        return post(path, type, BodyPublishers.ofString(body));
    }

    static HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return send(call(path).header("Content-Type", type).POST(body).build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new IllegalStateException(request.uri() + " does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** One column, from the tables themselves. */
    static List<String> rows(String query) {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(ShippedService.service().databaseUrl());
                ResultSet found = connection.createStatement().executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    static long count(String table) {
        return Long.parseLong(rows("select count(*) from " + table).get(0));
    }

    /** Waits for another process; fails after a minute with what was awaited. */
    static void await(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("in vain awaited: " + what);
                }
                TimeUnit.MILLISECONDS.sleep(100); // polls another process; nothing there to wait on
            }
        } catch (AssertionError late) {
            throw late;
        } catch (Exception broken) {
            throw new IllegalStateException(what, broken);
        }
    }

    /** A site, two components, and a pool; the same for every test. */
    static void loadCatalogue() {
        put(
                "api/v1/sites/port",
                """
                {"id":"port","name":"Port","region":"north","latitude":53.55,"longitude":9.99}""");
        post(
                "api/v1/components/import",
                JSON,
                "[%s,%s,%s,%s]"
                        .formatted(
                                component("ledger-db", "DATABASE", ""),
                                component("ledger", "VM", "\"ledger-db\""),
                                component("ledger-lb", "LOAD_BALANCER", "\"ledger\""),
                                component("ledger.test", "DNS_NAME", "\"ledger-lb\"")));
        put(
                "api/v1/pool",
                """
                {"region":"south","zones":[{"name":"south-1","replicationMbps":1000}],
                 "hosts":[{"id":"host-1","zone":"south-1",
                   "capacity":{"vcpuMilli":16000,"memoryMib":65536,"storageGib":1000,"networkMbps":1000},
                   "price":{"perVcpu":0.04,"perGibMemory":0.005,"perGibStorage":0.0001,"perMbps":0.001}}]}""");
    }

    static String component(String id, String kind, String dependencies) {
        return """
                {"id":"%s","name":"%s","kind":"%s","site":"port","zone":"a","dependencies":[%s],
                 "criticality":"CRITICAL","rto":"PT5M","rpo":"PT1M","lossPerMinute":100,
                 "demand":{"vcpuMilli":4000,"memoryMib":8192,"storageGib":100,"networkMbps":200}}"""
                .formatted(id, id, kind, dependencies);
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("urn:forestall:problem:" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }
}
