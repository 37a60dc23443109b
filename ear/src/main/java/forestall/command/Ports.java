package forestall.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of an embedded service listen.
 *
 * @param host address of pages and API
 * @param http port of pages and API
 * @param admin port of Payara's administration, on loopback
 * @param database port of PostgreSQL, on loopback
 */
public record Ports(String host, int http, int admin, int database) {
    private static final int HIGHEST = 65_535;

    /**
     * @throws Trouble when one is no port, or two are the same
     */
    public Ports {
        Map<Integer, String> options = new HashMap<>();
        for (var each :
                List.of(
                        Map.entry("--port", http),
                        Map.entry("--admin-port", admin),
                        Map.entry("--database-port", database))) {
            int port = each.getValue();
            if (port < 1 || port > HIGHEST) {
                throw new Trouble(
                        "%s must be 1 to %d, was %d".formatted(each.getKey(), HIGHEST, port));
            }
            String other = options.put(port, each.getKey());
            if (other != null) {
                throw new Trouble(
                        "%s and %s must differ, both were %d"
                                .formatted(other, each.getKey(), port));
            }
        }
    }

    /** Ports that are free now, on loopback. */
    public static Ports free() {
        try (var http = anyFree(); // held together, so that they differ
                var admin = anyFree();
                var database = anyFree()) {
            return new Ports(
                    "127.0.0.1",
                    http.getLocalPort(),
                    admin.getLocalPort(),
                    database.getLocalPort());
        } catch (IOException none) {
            throw new Trouble("No port is free on loopback", none);
        }
    }

    /**
     * @throws Trouble naming the first port that is taken
     */
    public void checkFree() {
        check(host, http, "--port");
        check("127.0.0.1", admin, "--admin-port");
        check("127.0.0.1", database, "--database-port");
    }

    private static void check(String host, int port, String option) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException taken) {
            throw new Trouble(
                    "Port %d on %s cannot be used (%s); choose another with %s"
                            .formatted(port, host, taken.getMessage(), option),
                    taken);
        }
    }

    private static ServerSocket anyFree() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
