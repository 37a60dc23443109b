package forestall.store;

import forestall.decide.Role;
import forestall.model.ComponentId;
import forestall.model.HostId;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Teaches JDBI our words. */
public final class Database {

    private Database() {}

    public static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        jdbi.installPlugin(new PostgresPlugin());
        jdbi.installPlugin(new SqlObjectPlugin());
        id(jdbi, ComponentId.class, ComponentId::value, ComponentId::new);
        id(jdbi, SiteId.class, SiteId::value, SiteId::new);
        id(jdbi, HostId.class, HostId::value, HostId::new);
        id(jdbi, SoftwareId.class, SoftwareId::value, SoftwareId::new);
        JsonColumns.teach(jdbi);
        jdbi.registerArrayType(Role.class, "text", Role::name);
        return jdbi;
    }

    private static <T> void id(
            Jdbi jdbi, Class<T> type, Function<T, String> text, Function<String, T> id) {
        ArgumentFactory asText =
                (asked, value, config) -> {
                    if (!type.isInstance(value)) {
                        return Optional.empty();
                    }
                    String plain = text.apply(type.cast(value));
                    Argument argument =
                            (position, statement, context) -> statement.setString(position, plain);
                    return Optional.of(argument);
                };
        jdbi.registerArgument(asText);
        jdbi.registerArrayType(type, "text", text);
        jdbi.registerColumnMapper(
                type,
                (row, column, context) -> {
                    String value = row.getString(column);
                    return value == null ? null : id.apply(value);
                });
    }
}
