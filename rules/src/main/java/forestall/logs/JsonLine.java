package forestall.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A line that is one JSON object; nested objects are of no concern. */
final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLine() {}

    static Optional<LogRecord> read(String line, Instant received) {
        if (line.isEmpty() || line.charAt(0) != '{') {
            return Optional.empty();
        }
        try (JsonParser in = FACTORY.createParser(line)) {
            in.nextToken();
            var names = new Names();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                if (in.nextToken().isStructStart()) {
                    in.skipChildren();
                } else {
                    names.field(name, in.getText());
                }
            }
            return in.currentToken() == JsonToken.END_OBJECT ? names.record() : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
