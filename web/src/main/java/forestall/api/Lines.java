package forestall.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import forestall.json.ModelJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** JSON lines: one value after the other, or one array of them. All are read before any is kept. */
final class Lines {
    /** {@value} values in one body. */
    static final int MOST = 200_000;

    private Lines() {}

    static <T> List<T> read(InputStream body, Class<T> type) throws IOException {
        ObjectReader reader = ModelJson.mapper().readerFor(type);
        List<T> values = new ArrayList<>();
        try (MappingIterator<T> iterator = reader.readValues(body)) {
            while (iterator.hasNextValue()) {
                T value = iterator.nextValue();
                if (value == null) {
                    throw new Problem(
                            400, "invalid-value", "value %d is null".formatted(values.size() + 1));
                }
                values.add(value);
                if (values.size() > MOST) {
                    throw new Problem(
                            413,
                            "too-many-values",
                            "a body may have at most %d values".formatted(MOST));
                }
            }
        } catch (JsonMappingException mistake) {
            mistake.prependPath(values, values.size());
            throw mistake;
        }
        return values;
    }
}
