package forestall.feed.syslog;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.intake.Mappings;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Listens for syslog on one port, TCP and UDP. A connection that breaks the framing is closed; one
 * that is silent for ten minutes too. At most a hundred connections are served at once.
 */
public final class SyslogServer implements Closeable {
    private static final Logger LOG = Logger.getLogger(SyslogServer.class.getName());
    private static final int MOST_CONNECTIONS = 100;
    private static final int SILENCE_MILLIS = 600_000;
    private static final int DATAGRAM = 65_535;

    private final SyslogLines lines;
    private final Executor threads;
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private Optional<Thread> storing = Optional.empty();
    private volatile boolean closed;

    /**
     * @param address to listen on
     * @param port 1 to 65535, or 0 for any that is free
     * @throws IOException when the port is taken
     */
    public SyslogServer(
            InetAddress address,
            int port,
            Executor threads,
            TelemetryInbox inbox,
            Catalogue catalogue,
            Mappings mappings,
            ServiceClock clock)
            throws IOException {
        this.lines = new SyslogLines(inbox, catalogue, mappings, clock);
        this.threads = threads;
        this.tcp = new ServerSocket();
        this.tcp.setReuseAddress(true);
        this.tcp.bind(new InetSocketAddress(address, port));
        this.udp = new DatagramSocket(new InetSocketAddress(address, tcp.getLocalPort()));
    }

    public void start() {
        threads.execute(
                () -> {
                    synchronized (this) {
                        storing = Optional.of(Thread.currentThread());
                    }
                    lines.store();
                });
        threads.execute(this::accept);
        threads.execute(this::receive);
    }

    public int port() {
        return tcp.getLocalPort();
    }

    /** Messages that were no RFC 5424, and datagrams that were lost, since the start. */
    public long refused() {
        return lines.malformed() + lines.lost();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket connection = tcp.accept();
                if (connections.size() >= MOST_CONNECTIONS) {
                    connection.close();
                    continue;
                }
                connections.add(connection);
                threads.execute(() -> read(connection));
            } catch (IOException broken) {
                sayUnlessClosed("A syslog connection cannot be taken", broken);
            }
        }
    }

    private void read(Socket connection) {
        try (connection) {
            connection.setSoTimeout(SILENCE_MILLIS);
            var frames = new Frames(connection.getInputStream());
            for (byte[] message = frames.next(); message != null; message = frames.next()) {
                lines.put(message);
            }
        } catch (IOException broken) {
            sayUnlessClosed(
                    "A syslog connection from %s is closed"
                            .formatted(connection.getRemoteSocketAddress()),
                    broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
        while (!closed) {
            try {
                packet.setLength(DATAGRAM);
                udp.receive(packet);
                lines.offer(Arrays.copyOf(packet.getData(), trimmed(packet)));
            } catch (IOException broken) {
                sayUnlessClosed("A syslog datagram cannot be read", broken);
            }
        }
    }

    private static int trimmed(DatagramPacket packet) {
        int length = packet.getLength();
        while (length > 0 && packet.getData()[length - 1] <= ' ') {
            length--;
        }
        return length;
    }

    private void sayUnlessClosed(String words, IOException why) {
        if (!closed) {
            LOG.log(Level.INFO, "{0}: {1}", new Object[] {words, why.getMessage()});
        }
    }

    @Override
    public void close() {
        closed = true;
        udp.close();
        connections.forEach(SyslogServer::quietly);
        quietly(tcp);
        synchronized (this) {
            storing.ifPresent(Thread::interrupt);
        }
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "A socket was gone before it was closed", gone);
        }
    }
}
