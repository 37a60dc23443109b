package forestall.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An embedded PostgreSQL and a Payara with the EAR. */
public final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int HEAP_MEGABYTES = 1024;

    private final Folder folder;
    private final Ports ports;
    private final Postgres postgres;
    private final Payara payara;
    private final Map<String, String> environment;
    private final Credentials credentials;

    private Service(
            Folder folder,
            Ports ports,
            Postgres postgres,
            Payara payara,
            Map<String, String> environment,
            Credentials credentials) {
        this.credentials = credentials;
        this.folder = folder;
        this.ports = ports;
        this.postgres = postgres;
        this.payara = payara;
        this.environment = environment;
    }

    /**
     * Starts everything but the application.
     *
     * @param settings further {@code FORESTALL_…} variables for the service
     * @param ear deployed as the server starts; none when left out
     * @throws Trouble when a part does not start; what was started is stopped again
     */
    public static Service start(
            Path data,
            Ports ports,
            Map<String, String> settings,
            Optional<Path> ear,
            Progress progress) {
        Path payaraHome = Built.payara();
        Folder folder = Folder.own(data);
        Payara payara = new Payara(payaraHome, folder, ports);
        Postgres postgres = null;
        try {
            payara.stopOrphan();
            ports.checkFree();
            postgres =
                    progress.step(
                            "Starting PostgreSQL", () -> Postgres.start(folder, ports.database()));
            var credentials = Credentials.of(folder, !postgres.hasUsers(folder.secret("database")));
            Map<String, String> environment = credentials.environment();
            environment.putAll(settings);
            if (ports.host().equals("127.0.0.1")) { // a name that points here is not our name
                environment.putIfAbsent("FORESTALL_API_HOSTS", "127.0.0.1,localhost");
            }
            environment.put("FORESTALL_DB_URL", postgres.url());
            environment.put("FORESTALL_DB_USER", Postgres.USER);
            environment.put("FORESTALL_DB_PASSWORD", folder.secret("database"));
            progress.step(
                    "Starting Payara Server",
                    () -> {
                        payara.prepare(folder.secret("admin"), HEAP_MEGABYTES);
                        ear.ifPresent(payara::deployAtStart);
                        payara.start(environment);
                    });
            return new Service(folder, ports, postgres, payara, environment, credentials);
        } catch (RuntimeException failure) {
            Thread.interrupted(); // what was started must be stopped, whatever stopped the start
            payara.stopOrphan();
            if (postgres != null) {
                postgres.close();
            }
            folder.close();
            throw failure;
        }
    }

    public URI address() {
        String host = ports.host().equals("0.0.0.0") ? "127.0.0.1" : ports.host();
        return URI.create("http://%s:%d/".formatted(host, ports.http()));
    }

    public Ports ports() {
        return ports;
    }

    /** Speaks to it with the token of its data folder. */
    public ApiClient client() {
        return new ApiClient(address(), token());
    }

    /** The token of its data folder; it may do what an operator may, unless a setting says else. */
    public String token() {
        return credentials.token();
    }

    /**
     * The password of {@code admin}, the first user, whom this start adds; empty when there was a
     * user before. It is kept nowhere.
     */
    public Optional<String> firstPassword() {
        return credentials.firstPassword();
    }

    /** Has the server collect all of its garbage; takes a second. */
    public void collectGarbage() {
        payara.collectGarbage();
    }

    /** Password of Payara's administrator {@code admin}. */
    public String adminPassword() {
        return folder.secret("admin");
    }

    /** For tests that look into the tables: JDBC address with user and password. */
    public String databaseUrl() {
        return postgres.url()
                + "?user=%s&password=%s".formatted(Postgres.USER, folder.secret("database"));
    }

    /**
     * Waits until the application answers.
     *
     * @throws Trouble with the reason from the server's log when it does not
     */
    public void awaitReady() {
        ApiClient api = client();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!api.answers("api/v1/status")) {
            if (payara.deployFailed() || !payara.isAlive() || Instant.now().isAfter(deadline)) {
                throw new Trouble(
                        "The application does not start. The log is %s; it says: %s"
                                .formatted(payara.log(), lastSevere()));
            }
            pause();
        }
    }

    /**
     * @throws Trouble when the server ended without being asked to
     */
    void checkAlive() {
        if (!payara.isAlive()) {
            throw new Trouble(
                    "Payara Server has ended by itself. The log is %s; it says: %s"
                            .formatted(payara.log(), lastSevere()));
        }
    }

    /** Ends the server as a power cut would; the database goes on. */
    public void killServer() {
        payara.kill();
        while (payara.isAlive()) {
            pause();
        }
    }

    /**
     * Starts the server again after {@link #killServer}; the application that it had answers again.
     */
    public void restartServer() {
        payara.start(environment);
        awaitReady();
    }

    /** Removes the data folder of a service that is stopped. */
    public static void forget(Path data) {
        Folder.delete(data);
    }

    private String lastSevere() {
        try {
            List<String> lines = Files.readAllLines(payara.log());
            for (int at = lines.size() - 2; at >= 0; at--) {
                if (lines.get(at).contains("[SEVERE]")) {
                    String words =
                            lines.get(at + 1).strip(); // the line above names time and thread
                    return words.length() > 600 ? words.substring(0, 600) + "…" : words;
                }
            }
            return "nothing severe";
        } catch (IOException unreadable) {
            return String.format(
                    Locale.ROOT, "nothing that can be read (%s)", unreadable.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500); // polls another process; nothing there to wait on
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted", stopped);
        }
    }

    @Override
    public void close() {
        Thread.interrupted(); // stopping in order takes a few seconds, also after Ctrl-C
        try {
            if (payara.isAlive()) {
                payara.stop();
            }
        } finally {
            Thread.interrupted();
            payara.stopOrphan(); // should it not have done as it was asked
            postgres.close();
            folder.close();
        }
    }
}
