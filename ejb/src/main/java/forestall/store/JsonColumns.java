package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import forestall.json.ModelJson;
import forestall.model.Closure;
import forestall.model.PoolTerms;
import forestall.model.StandbyTerms;
import java.lang.reflect.Type;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.ColumnMapper;

/** What is kept as one jsonb in a column, in the words of the API. */
final class JsonColumns {

    private JsonColumns() {}

    /** Teaches JDBI to read and to write it. */
    static void teach(Jdbi jdbi) {
        teach(jdbi, new GenericType<Map<String, Long>>() {}.getType());
        teach(jdbi, new GenericType<Map<String, Double>>() {}.getType());
        teach(jdbi, new GenericType<List<Closure>>() {}.getType());
        teach(jdbi, StandbyTerms.class);
        teach(jdbi, PoolTerms.class);
    }

    private static void teach(Jdbi jdbi, Type type) {
        JavaType javaType = ModelJson.mapper().constructType(type);
        ColumnMapper<?> read = (row, column, context) -> read(row.getString(column), javaType);
        ArgumentFactory write =
                (asked, value, config) ->
                        asked.equals(type)
                                ? Optional.of(
                                        (position, statement, context) ->
                                                statement.setObject( // text of no type of its own
                                                        position,
                                                        value == null ? null : write(value),
                                                        Types.OTHER))
                                : Optional.empty();
        jdbi.registerColumnMapper(type, read);
        jdbi.registerArgument(write);
    }

    private static Object read(String json, JavaType type) {
        try {
            return json == null ? null : ModelJson.mapper().readValue(json, type);
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("the database holds no " + type, spoilt);
        }
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
