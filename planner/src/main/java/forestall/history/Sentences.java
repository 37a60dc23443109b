package forestall.history;

import forestall.detect.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** What is odd about a sample, as people read it. */
final class Sentences {
    private Sentences() {}

    static String of(Part part, double value, double usual, boolean rate, double surprise) {
        String seen = number(value) + (rate ? " a second" : "");
        boolean more = value >= usual;
        String why =
                switch (part) {
                    case SEASONAL -> "far from what is usual at this hour";
                    case LASTING -> "has been " + (more ? "above" : "below") + " usual for a while";
                    case RANGE -> (more ? "higher" : "lower") + " than ever seen before";
                    case SHIFT -> "its level has shifted " + (more ? "up" : "down");
                    case LOGARITHMIC ->
                            more ? "many times what is usual" : "a fraction of what is usual";
                    case RESTLESS -> "it moves unlike before";
                };
        return String.format(
                Locale.ROOT,
                "%s, usually %s: %s (surprise %.1f)",
                seen,
                number(usual),
                why,
                surprise);
    }

    /** Four digits, without an exponent where people would write none. */
    static String number(double value) {
        if (value == 0 || Double.isNaN(value)) {
            return value == 0 ? "0" : "unknown";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < 1e-6 || size >= 1e12 ? rounded.toString() : rounded.toPlainString();
    }
}
