package forestall.ruleset;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write and read them. */
final class Values {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?[dDfFlLBI]?");

    private Values() {}

    /** A number as rules write it; empty for anything else. */
    static Optional<Double> number(String text) {
        String trimmed = text.strip();
        if (!NUMBER.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(trimmed.replaceAll("[dDfFlLBI]$", "")));
    }

    /** Shortest: 0.5, 15, 1000000. */
    static String words(double number) {
        if (!Double.isFinite(number)) {
            return number > 0 ? "any" : "none";
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
