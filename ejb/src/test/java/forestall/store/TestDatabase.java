package forestall.store;

import forestall.db.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One real PostgreSQL for all tests, and in it a database for each class. */
public final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Quicker than truncate while tables are small. */
    private static final String EMPTY =
            """
            delete from simulated_fault; delete from simulated_act; delete from simulated_standby;
            delete from failed_over; delete from failover_step; delete from failover_run;
            delete from allocation_act; delete from allocation;
            delete from outlook; delete from risk; delete from decision;
            delete from failure; delete from snapshot; delete from refit; delete from fusion_model;
            alter sequence fusion_model_version_seq restart; delete from predictor_state; delete from bulletin;
            delete from feed; delete from mapping; delete from maintenance;
            delete from rule_set_failure;
            delete from rule_set_check;
            alter table rule_set_file disable trigger user; delete from rule_set_file; alter table rule_set_file enable trigger user;
            alter table rule_set disable trigger user; delete from rule_set; alter table rule_set enable trigger user;
            alter table audit disable trigger all; delete from audit; alter table audit enable trigger all;
            delete from app_user; delete from api_token;
            delete from external_event; delete from log_line; delete from sample; delete from series;
            delete from pool_host; delete from pool_zone; update pool set region = 'failover', terms = null;
            delete from software; delete from dependency; delete from component; delete from site;
            alter sequence arrival restart; alter sequence series_id_seq restart""";

    private TestDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start(); // ends with the virtual machine
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A database of its own with all tables, empty. */
    public static Jdbi create() {
        String name = "test" + COUNT.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        DataSource source = SERVER.getDatabase("postgres", name);
        Migrations.migrate(source);
        return Database.jdbi(new Pool(source).asDataSource());
    }

    /** As if nothing had happened yet. */
    public static void empty(Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.execute(EMPTY));
    }

    /** A server's connection costs more than most tests: those that are closed are used again. */
    private static final class Pool {
        private final DataSource source;
        private final Deque<Connection> free = new ConcurrentLinkedDeque<>();

        Pool(DataSource source) {
            this.source = source;
        }

        DataSource asDataSource() {
            return proxy(
                    DataSource.class,
                    (self, method, arguments) ->
                            method.getName().equals("getConnection")
                                    ? lend()
                                    : call(source, method, arguments));
        }

        private Connection lend() throws SQLException {
            Connection kept = free.poll();
            Connection real = kept == null ? source.getConnection() : kept;
            return proxy(
                    Connection.class,
                    (self, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            free.push(real);
                            return null;
                        }
                        return call(real, method, arguments);
                    });
        }

        private static Object call(Object target, Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(
                    Proxy.newProxyInstance(
                            Pool.class.getClassLoader(), new Class<?>[] {type}, handler));
        }
    }
}
