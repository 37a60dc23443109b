package forestall.api.telemetry;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Attributes of OpenTelemetry as labels. */
final class Attributes {
    private static final int DEEPEST = 16;

    private Attributes() {}

    static SortedMap<String, String> labels(List<KeyValue> attributes) {
        SortedMap<String, String> labels = new TreeMap<>();
        attributes.forEach(each -> labels.put(each.getKey(), text(each.getValue(), 0)));
        return labels;
    }

    /** As people would write it; maps and lists as JSON would, but for the quotes. */
    static String text(AnyValue value) {
        return text(value, 0);
    }

    private static String text(AnyValue value, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case ARRAY_VALUE ->
                    value.getArrayValue().getValuesList().stream()
                            .map(each -> text(each, depth + 1))
                            .collect(Collectors.joining(", ", "[", "]"));
            case KVLIST_VALUE ->
                    value.getKvlistValue().getValuesList().stream()
                            .map(each -> each.getKey() + "=" + text(each.getValue(), depth + 1))
                            .collect(Collectors.joining(", ", "{", "}"));
            case BYTES_VALUE -> "(%d bytes)".formatted(value.getBytesValue().size());
            default -> "";
        };
    }
}
