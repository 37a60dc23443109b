package forestall.model;

import java.time.Duration;
import java.util.regex.Pattern;

/** The checks that the records of this package share. Each returns its argument. */
final class Require {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private Require() {}

    static String id(String value, String name) {
        if (value == null || !ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must be 1 to 128 letters, digits, or . _ : - and start with a letter or digit; was %s"
                            .formatted(name, quoted(value)));
        }
        return value;
    }

    static String text(String value, String name, int longest) {
        anyText(value, name, longest);
        if (value.indexOf('\0') >= 0) { // PostgreSQL cannot keep it
            throw new IllegalArgumentException(name + " must not contain the character U+0000");
        }
        return value;
    }

    /** As {@link #text}, and U+0000 is fine. */
    static String anyText(String value, String name, int longest) {
        present(value, name);
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "%s must have 1 to %d characters, was %s"
                            .formatted(name, longest, quoted(value)));
        }
        return value;
    }

    static <T> T present(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, was " + value);
        }
        return value;
    }

    static double atLeastZero(double value, String name) {
        finite(value, name);
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
        }
        return value;
    }

    static long atLeastZero(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
        }
        return value;
    }

    static double between(double value, double low, double high, String name) {
        if (!(value >= low && value <= high)) { // also refuses NaN
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, was %s".formatted(name, low, high, value));
        }
        return value;
    }

    static Duration notNegative(Duration value, String name) {
        present(value, name);
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must be 0 or more, was " + value);
        }
        return value;
    }

    private static String quoted(String value) {
        if (value == null) {
            return "missing";
        }
        return '"' + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + '"';
    }
}
