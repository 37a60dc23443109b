package forestall.predict;

import forestall.model.ExternalEvent;
import java.math.BigDecimal;
import java.math.MathContext;
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

    static String departure(double sigmas, PredictorSettings settings) {
        if (sigmas >= settings.past().mostSigmas()) {
            return String.format(Locale.ROOT, " (%.0f sigmas or more)", sigmas);
        }
        if (sigmas <= settings.evidence().fromSigmas()) {
            return String.format(Locale.ROOT, " (%.1f sigmas now, more a moment ago)", sigmas);
        }
        return String.format(Locale.ROOT, " (%.1f sigmas)", sigmas);
    }

    static String event(ExternalEvent event) {
        String type = event.type().name().toLowerCase(Locale.ROOT);
        String words =
                String.format(
                        Locale.ROOT,
                        "%s (%s, severity %.2f)",
                        event.headline(),
                        type,
                        event.severity());
        if (words.length() <= LONGEST) {
            return words;
        }
        int end = LONGEST - 1;
        if (Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end) + "…";
    }
}
