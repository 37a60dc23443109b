package forestall.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL. */
class MigrationsTest {
    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        assertThat(Migrations.migrate(postgres.getPostgresDatabase())).isPositive();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void aSecondTimeNothingIsLeftToDo() {
        assertThat(Migrations.migrate(postgres.getPostgresDatabase())).isZero();
    }

    @Test
    void everyTableAndColumnSaysWhatItHolds() throws Exception {
        assertThat(
                        rows(
                                """
                                select c.relname || coalesce('.' || a.attname, '')
                                from pg_class c
                                left join pg_attribute a
                                  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                                  and c.relname <> 'flyway_schema_history'
                                  and (col_description(c.oid, a.attnum) is null
                                       or obj_description(c.oid) is null)"""))
                .isEmpty();
    }

    private static List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet found = connection.createStatement().executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
