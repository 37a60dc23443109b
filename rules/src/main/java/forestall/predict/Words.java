package forestall.predict;

import forestall.model.Excerpt;
import forestall.model.ExternalEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Scores as people read them; the same in every country. */
final class Words {
    private static final int LONGEST = 500; // of a driver's words

    private Words() {}

    /** Four digits, plain unless that takes a dozen zeros: {@code 14.2}, {@code 1.5E+300}. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < 1e-6 || size >= 1e12 ? rounded.toString() : rounded.toPlainString();
    }

    /** Once in how many samples. */
    static String rarity(double surprise) {
        if (surprise < 1) {
            return "";
        }
        if (surprise >= 6) {
            return " (less than once in a million)";
        }
        BigDecimal times = new BigDecimal(StrictMath.pow(10, surprise)).round(new MathContext(1));
        return String.format(Locale.ROOT, " (once in %,d)", times.longValue());
    }

    /** A duration in its largest unit, or with one digit more below ten of it. */
    static String time(Duration duration) {
        double seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        if (seconds < 2 * 3600) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return seconds < 2 * 86_400
                ? "%s h".formatted(number(Math.rint(seconds / 360) / 10))
                : "%s days".formatted(number(Math.rint(seconds / 8640) / 10));
    }

    /** How long ago, when it is not now. */
    static String ago(Duration since) {
        return since.toSeconds() < 90 ? "" : " " + time(since) + " ago";
    }

    static String event(ExternalEvent event, Instant now) {
        String type = event.type().name().toLowerCase(Locale.ROOT);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s (%s, severity %.2f%s)",
                        event.headline(),
                        type,
                        event.severity(),
                        event.from().isAfter(now)
                                ? ", in " + time(Duration.between(now, event.from()))
                                : "");
        return cut(words);
    }

    /** At most as long as a driver's words may be. */
    static String cut(String words) {
        return Excerpt.of(words, LONGEST);
    }
}
