package forestall.api.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.api.Problem;
import forestall.json.ModelJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels as Loki and Prometheus write them: {@code {app="shop", level="error"}}. */
final class LokiLabels {
    // Every alternative begins with another character, so there is nothing to go back to.
    private static final Pattern PAIR =
            Pattern.compile(
                    "\\s*+([A-Za-z_][A-Za-z0-9_.:]*+)\\s*+=\\s*+(\"(?:[^\"\\\\]|\\\\.)*+\")\\s*+(,|$)",
                    Pattern.DOTALL);

    private LokiLabels() {}

    static Map<String, String> parse(String text) {
        String plain = text.strip();
        if (!plain.startsWith("{") || !plain.endsWith("}")) {
            throw malformed(text);
        }
        String inner = plain.substring(1, plain.length() - 1).strip();
        Map<String, String> labels = new TreeMap<>();
        Matcher pair = PAIR.matcher(inner);
        int at = 0;
        while (at < inner.length()) {
            if (!pair.find(at) || pair.start() != at) {
                throw malformed(text);
            }
            labels.put(pair.group(1), unquoted(pair.group(2), text));
            at = pair.end();
        }
        return labels;
    }

    private static String unquoted(String quoted, String text) {
        try {
            return ModelJson.mapper().readValue(quoted, String.class);
        } catch (JsonProcessingException malformed) {
            throw malformed(text);
        }
    }

    private static Problem malformed(String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new Problem(
                400, "invalid-value", "%s are no labels such as {app=\"shop\"}".formatted(shown));
    }
}
