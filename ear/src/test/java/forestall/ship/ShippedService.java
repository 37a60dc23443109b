package forestall.ship;

import forestall.command.Built;
import forestall.command.Ports;
import forestall.command.Progress;
import forestall.command.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * One PostgreSQL and one Payara for the whole run, started by the very code behind {@code
 * ./forestall run}; Arquillian deploys into it. Must be registered before Arquillian's own
 * extension.
 */
public final class ShippedService implements BeforeAllCallback, CloseableResource {
    private static ShippedService instance;

    private Service service;
    private final int syslog = freePort();
    private final int prometheus = freePort();
    private final int provider = freePort();
    private final WeatherSource weather = new WeatherSource();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ShippedService.class))
                .getOrComputeIfAbsent("service", key -> started());
    }

    private static synchronized ShippedService started() {
        Path top = Path.of("").toAbsolutePath().getParent();
        System.setProperty("forestall.home", top.toString());
        Path data = top.resolve("ear/target/it-data");
        Service.forget(data);
        instance = new ShippedService();
        Ports ports = Ports.free();
        instance.service =
                Service.start(
                        data,
                        ports,
                        Map.ofEntries(
                                Map.entry("FORESTALL_FEEDS", "nws"),
                                Map.entry("FORESTALL_FEEDS_NWS_URL", instance.weather.address()),
                                Map.entry("FORESTALL_FEEDS_NWS_EVERY", "PT10S"),
                                Map.entry("FORESTALL_CYCLE", "PT2S"),
                                Map.entry(
                                        "FORESTALL_TOKEN_ROLES", "operator,analyst,approver,admin"),
                                Map.entry("FORESTALL_SIGN_IN_TRIES", "1000"),
                                Map.entry("FORESTALL_HEALTH_INTERVAL", "PT1S"),
                                Map.entry("FORESTALL_OIDC_ISSUER", issuer()),
                                Map.entry("FORESTALL_OIDC_CLIENT_ID", "forestall"),
                                Map.entry("FORESTALL_OIDC_CLIENT_SECRET", "a-secret-of-the-test"),
                                Map.entry(
                                        "FORESTALL_OIDC_REDIRECT",
                                        "http://127.0.0.1:" + ports.http() + "/sign-in/callback"),
                                Map.entry("FORESTALL_OIDC_NAME", "the test's provider"),
                                Map.entry(
                                        "FORESTALL_OIDC_ROLES",
                                        "dr-operators=operator,dr-analysts=analyst"),
                                Map.entry("FORESTALL_SIMULATED_LATENCY", "PT0.4S"),
                                Map.entry("FORESTALL_SYSLOG_PORT", String.valueOf(instance.syslog)),
                                Map.entry(
                                        "FORESTALL_PROMETHEUS_URL",
                                        "http://127.0.0.1:" + instance.prometheus),
                                Map.entry("FORESTALL_PROMETHEUS_EVERY", "PT5S"),
                                Map.entry("FORESTALL_PROMETHEUS_STEP", "PT1S")),
                        Optional.empty(),
                        new Progress(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
        System.setProperty("forestall.payara.home", Built.payara().toString());
        System.setProperty(
                "forestall.admin.port", String.valueOf(instance.service.ports().admin()));
        System.setProperty("forestall.admin.password", instance.service.adminPassword());
        return instance;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Where the service takes syslog. */
    static int syslogPort() {
        return instance.syslog;
    }

    /** Where the service asks for a Prometheus. */
    static int prometheusPort() {
        return instance.prometheus;
    }

    /** What the service takes for the weather service. */
    static WeatherSource weather() {
        return instance.weather;
    }

    /** Where the service expects its OpenID Connect provider. */
    static int providerPort() {
        return instance.provider;
    }

    static String issuer() {
        return "http://127.0.0.1:" + instance.provider + "/default";
    }

    static Service service() {
        return instance.service;
    }

    @Override
    public void close() {
        service.close();
        weather.close();
    }
}
