package forestall.hazard.weather;

import java.util.Locale;

/**
 * Severity of a hazard from the three words of CAP 1.2, section 3.2.2: severity × urgency ×
 * certainty.
 *
 * <table>
 * <caption>What the words count for</caption>
 * <tr><th>severity</th><th>urgency</th><th>certainty</th></tr>
 * <tr><td>Extreme 1</td><td>Immediate 1</td><td>Observed 1</td></tr>
 * <tr><td>Severe 0.8</td><td>Expected 0.8</td><td>Likely 0.9</td></tr>
 * <tr><td>Moderate 0.5</td><td>Future 0.6</td><td>Possible 0.6</td></tr>
 * <tr><td>Minor 0.2</td><td>Past 0</td><td>Unlikely 0.2</td></tr>
 * <tr><td>Unknown 0.4</td><td>Unknown 0.7</td><td>Unknown 0.6</td></tr>
 * </table>
 *
 * <p>A word that is none of these counts as Unknown.
 *
 * @see <a href="https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html">CAP 1.2</a>
 */
final class CapWords {

    private CapWords() {}

    static double severity(String severity, String urgency, String certainty) {
        return ofSeverity(word(severity)) * ofUrgency(word(urgency)) * ofCertainty(word(certainty));
    }

    private static String word(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    private static double ofSeverity(String word) {
        return switch (word) {
            case "EXTREME" -> 1;
            case "SEVERE" -> 0.8;
            case "MODERATE" -> 0.5;
            case "MINOR" -> 0.2;
            default -> 0.4;
        };
    }

    private static double ofUrgency(String word) {
        return switch (word) {
            case "IMMEDIATE" -> 1;
            case "EXPECTED" -> 0.8;
            case "FUTURE" -> 0.6;
            case "PAST" -> 0;
            default -> 0.7;
        };
    }

    private static double ofCertainty(String word) {
        return switch (word) {
            case "OBSERVED" -> 1;
            case "LIKELY", "VERY LIKELY" -> 0.9; // the second is CAP 1.0's
            case "POSSIBLE" -> 0.6;
            case "UNLIKELY" -> 0.2;
            default -> 0.6;
        };
    }
}
