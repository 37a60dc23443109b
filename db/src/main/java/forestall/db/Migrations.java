package forestall.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The numbered files under {@code db/}, taken in order, each once and never edited. */
public final class Migrations {

    private Migrations() {}

    /**
     * Two nodes that start at once wait for each other.
     *
     * @return how many migrations were taken
     * @throws org.flywaydb.core.api.FlywayException when one fails, or a file differs from what was
     *     taken
     */
    public static int migrate(DataSource database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
