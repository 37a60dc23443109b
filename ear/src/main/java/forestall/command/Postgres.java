package forestall.command;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** An embedded PostgreSQL that keeps its data in the folder and asks for a password. */
final class Postgres implements AutoCloseable {
    static final String USER = "forestall";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * @throws Trouble when it does not start
     */
    static Postgres start(Folder folder, int port) {
        Path data = folder.path("postgres");
        Path binaries = folder.path("postgres-binaries");
        Path draft = folder.path("postgres.new");
        stopOrphan(data);
        stopOrphan(draft);
        Folder.delete(draft); // a first start that did not come to its end
        String superuser = folder.secret("postgres");
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                try (EmbeddedPostgres first = open(draft, binaries, port, Optional.empty())) {
                    demandPasswords(first, draft, superuser);
                }
                Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE); // whole, or not at all
            }
            var postgres = new Postgres(open(data, binaries, port, Optional.of(superuser)));
            postgres.ensureDatabase(superuser, folder.secret("database"));
            return postgres;
        } catch (IOException | SQLException | IllegalStateException broken) {
            boolean interrupted = Thread.interrupted(); // it must not outlive us
            stopOrphan(data);
            stopOrphan(draft);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new Trouble(
                    "PostgreSQL does not start in %s: %s".formatted(data, broken.getMessage()),
                    broken);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), USER);
    }

    /** True when somebody can sign in to the service already. */
    boolean hasUsers(String password) {
        try (Connection connection =
                        server.getDatabase(USER, USER, Map.of("password", password))
                                .getConnection();
                Statement statement = connection.createStatement()) {
            if (!isTrue(statement, "select to_regclass('app_user') is not null")) {
                return false; // the tables come with the first start
            }
            return isTrue(statement, "select exists (select from app_user)");
        } catch (SQLException broken) {
            throw new Trouble("PostgreSQL does not answer: " + broken.getMessage(), broken);
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next() && found.getBoolean(1);
        }
    }

    private static EmbeddedPostgres open(
            Path data, Path binaries, int port, Optional<String> password) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(data)
                        .setOverrideWorkingDirectory(binaries.toFile())
                        .setCleanDataDirectory(false)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "60")
                        .setPGStartupWait(PATIENCE);
        password.ifPresent(each -> builder.setConnectConfig("password", each));
        return builder.start();
    }

    private static void demandPasswords(EmbeddedPostgres server, Path data, String superuser)
            throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "alter role postgres password '%s'".formatted(superuser.replace("'", "''")));
        }
        Files.write(
                data.resolve("pg_hba.conf"),
                List.of(
                        "# Written by Forestall: everybody needs a password.",
                        "host all all 127.0.0.1/32 scram-sha-256"));
    }

    private void ensureDatabase(String superuser, String password) throws SQLException {
        DataSource database =
                server.getDatabase("postgres", "postgres", Map.of("password", superuser));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String quoted = password.replace("'", "''");
            if (exists(connection, "select 1 from pg_roles where rolname = ?")) {
                statement.execute("alter role %s password '%s'".formatted(USER, quoted));
            } else {
                statement.execute("create role %s login password '%s'".formatted(USER, quoted));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database %s owner %s".formatted(USER, USER));
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, USER);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    // We own the folder, so what still runs in it, also initdb, was left by a process that was
    // killed.
    private static void stopOrphan(Path data) {
        Processes.stopAll(List.of("-D", data.toString()));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new Trouble("PostgreSQL does not stop: " + broken.getMessage(), broken);
        }
    }
}
