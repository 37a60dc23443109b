package forestall.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where the parts of an embedded service listen.
 *
 * @param host address of pages and API
 * @param http port of pages and API
 * @param admin port of Payara's administration, on loopback
 * @param database port of PostgreSQL, on loopback
 */
public record Ports(String host, int http, int admin, int database) {

    /** Ports that are free now, on loopback. */
    public static Ports free() {
        return new Ports("127.0.0.1", anyFree(), anyFree(), anyFree());
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

    private static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new Trouble("No port is free on loopback", none);
        }
    }
}
