package forestall.ship;

import forestall.command.Built;
import forestall.command.Ports;
import forestall.command.Progress;
import forestall.command.Service;
import java.io.PrintWriter;
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
        instance.service =
                Service.start(
                        data,
                        Ports.free(),
                        Map.of(
                                "FORESTALL_CYCLE", "PT2S",
                                "FORESTALL_HEALTH_INTERVAL", "PT1S",
                                "FORESTALL_SIMULATED_LATENCY", "PT0.4S"),
                        Optional.empty(),
                        new Progress(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
        System.setProperty("forestall.payara.home", Built.payara().toString());
        System.setProperty(
                "forestall.admin.port", String.valueOf(instance.service.ports().admin()));
        System.setProperty("forestall.admin.password", instance.service.adminPassword());
        return instance;
    }

    static Service service() {
        return instance.service;
    }

    @Override
    public void close() {
        service.close();
    }
}
