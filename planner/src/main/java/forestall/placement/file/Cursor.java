package forestall.placement.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks a JSON document once, from front to back; every complaint names the place. */
final class Cursor {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(10)
                                    .maxNumberLength(30)
                                    .maxStringLength(10_000)
                                    .maxNameLength(100)
                                    .build())
                    .build();

    private final JsonParser parser;

    private Cursor(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @param body reads the document, which the cursor stands on
     * @throws Malformed when it is no whole JSON document, or {@code body} complains
     */
    static void document(InputStream in, Consumer<Cursor> body) throws IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            Cursor cursor = new Cursor(parser);
            cursor.next();
            body.accept(cursor);
            if (parser.nextToken() != null) {
                throw new Malformed("something comes after the end of the document");
            }
        } catch (JsonProcessingException broken) {
            throw new Malformed(
                    "line %d, column %d: %s"
                            .formatted(
                                    broken.getLocation().getLineNr(),
                                    broken.getLocation().getColumnNr(),
                                    broken.getOriginalMessage()),
                    broken);
        } catch (Failed failed) {
            throw failed.cause;
        }
    }

    /** Carries an I/O failure through code that cannot throw it. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient IOException cause;

        Failed(IOException cause) {
            this.cause = cause;
        }
    }

    private void next() {
        try {
            if (parser.nextToken() == null) {
                throw new Malformed("the document ends too early");
            }
        } catch (JsonProcessingException broken) {
            throw new Malformed(
                    "line %d, column %d: %s"
                            .formatted(
                                    broken.getLocation().getLineNr(),
                                    broken.getLocation().getColumnNr(),
                                    broken.getOriginalMessage()),
                    broken);
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    Malformed wrong(String words) {
        String place = parser.getParsingContext().pathAsPointer().toString();
        return new Malformed((place.isEmpty() ? "the document" : place) + ": " + words);
    }

    /**
     * Reads an object.
     *
     * @param optional fields that may be missing; all of {@code fields} must be there
     * @param field is told each name, standing on its value, and has to read it
     */
    void object(Set<String> fields, Set<String> optional, Consumer<String> field) {
        need(JsonToken.START_OBJECT, "an object");
        Set<String> seen = new HashSet<>();
        next();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = name();
            if (!fields.contains(name) && !optional.contains(name)) {
                throw wrong("no such field is known");
            }
            seen.add(name);
            next();
            field.accept(name);
            next();
        }
        for (String name : fields.stream().sorted().toList()) {
            if (!seen.contains(name)) {
                throw wrong("the field %s is missing".formatted(name));
            }
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    /** Reads an array of at most {@code most} elements. */
    int array(int most, Runnable element) {
        need(JsonToken.START_ARRAY, "an array");
        int count = 0;
        next();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            if (count++ == most) {
                throw wrong("more than %d elements".formatted(most));
            }
            element.run();
            next();
        }
        return count;
    }

    long number(long least, long most) {
        need(JsonToken.VALUE_NUMBER_INT, "a whole number");
        long value;
        try {
            value = parser.getLongValue();
        } catch (IOException tooLarge) {
            throw wrong("must be from %d to %d".formatted(least, most));
        }
        if (value < least || value > most) {
            throw wrong("must be from %d to %d, is %d".formatted(least, most, value));
        }
        return value;
    }

    int integer(int least, int most) {
        return (int) number(least, most);
    }

    /** A number of 0 or more, with or without a fraction. */
    double decimal() {
        if (!parser.currentToken().isNumeric()) {
            throw wrong("must be a number");
        }
        try {
            double value = parser.getDoubleValue();
            if (!(value >= 0 && value <= 1e15)) {
                throw wrong("must be from 0 to 1e15");
            }
            return value;
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    boolean flag() {
        if (!parser.currentToken().isBoolean()) {
            throw wrong("must be true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    String text() {
        need(JsonToken.VALUE_STRING, "text");
        try {
            return parser.getText();
        } catch (IOException failed) {
            throw new Failed(failed);
        }
    }

    List<String> texts(int most) {
        List<String> found = new ArrayList<>();
        array(most, () -> found.add(text()));
        return found;
    }

    /** Exactly {@code length} numbers. */
    long[] numbers(int length, long least, long most) {
        long[] found = new long[length];
        int[] at = {0};
        int count = array(length, () -> found[at[0]++] = number(least, most));
        if (count != length) {
            throw wrong("must have %d elements, has %d".formatted(length, count));
        }
        return found;
    }

    int[] integers(int length, int least, int most) {
        return Arrays.stream(numbers(length, least, most)).mapToInt(each -> (int) each).toArray();
    }

    private void need(JsonToken token, String words) {
        if (parser.currentToken() != token) {
            throw wrong("must be " + words);
        }
    }
}
