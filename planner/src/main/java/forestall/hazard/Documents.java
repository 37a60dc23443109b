package forestall.hazard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the JSON documents of all feeds have in common. */
public final class Documents {

    private Documents() {}

    /**
     * @param what name of the document, for people: {@code "GeoJSON of alerts"}
     * @throws Unreadable when it is no whole JSON document
     */
    public static JsonNode json(byte[] document, String what) {
        try {
            JsonNode root = ModelJson.mapper().readTree(document);
            if (root == null || root.isMissingNode()) {
                throw new Unreadable("the document is empty, and no " + what);
            }
            return root;
        } catch (JsonProcessingException broken) {
            throw new Unreadable(
                    "the document is no %s: %s%s"
                            .formatted(what, broken.getOriginalMessage(), place(broken)),
                    broken);
        } catch (IOException broken) {
            throw new Unreadable("the document is no " + what, broken);
        }
    }

    private static String place(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr());
    }

    /**
     * @return the array
     * @throws Unreadable when there is none, or it is longer than {@code most}
     */
    public static JsonNode array(JsonNode object, String field, int most, String what) {
        JsonNode array = object.path(field);
        if (!array.isArray()) {
            throw new Unreadable(
                    "the document is no %s: it has no array %s".formatted(what, field));
        }
        if (array.size() > most) {
            throw new Unreadable(
                    "%s: %d are more than the %d that one document may hold"
                            .formatted(field, array.size(), most));
        }
        return array;
    }

    /** Text that is there and not blank. */
    public static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(value.textValue().strip())
                : Optional.empty();
    }

    /**
     * @throws Unreadable when it is not there
     */
    public static String need(JsonNode object, String field) {
        return text(object, field).orElseThrow(() -> new Unreadable(field + " is missing"));
    }

    /**
     * A time with an offset; without one it is UTC, as NVD and OSV have it; a date is its
     * beginning.
     *
     * @throws Unreadable when it is no time
     */
    public static Instant time(String text, String field) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            String clock = text.substring(text.indexOf('T'));
            boolean offset =
                    clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
            return Reading.micros(
                    offset
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            throw new Unreadable(field + " is no time", noTime);
        }
    }
}
