package forestall.hazard.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The base score of a CVSS 3.0 or 3.1 vector, 0 to 10.
 *
 * @see <a href="https://www.first.org/cvss/v3-1/specification-document">CVSS 3.1, section 7</a>
 */
final class Cvss {

    private Cvss() {}

    /**
     * @return empty for a vector of another version, or one that is incomplete
     */
    static Optional<Double> score(String vector) {
        if (!vector.startsWith("CVSS:3.")) {
            return Optional.empty();
        }
        Map<String, String> metrics = new HashMap<>();
        var parts = new StringTokenizer(vector, "/");
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            int colon = part.indexOf(':');
            if (colon > 0) {
                metrics.put(part.substring(0, colon), part.substring(colon + 1));
            }
        }
        double score = base(metrics);
        return Double.isNaN(score) ? Optional.empty() : Optional.of(score);
    }

    private static double base(Map<String, String> metrics) {
        boolean changed = "C".equals(metrics.get("S"));
        if (!changed && !"U".equals(metrics.get("S"))) {
            return Double.NaN;
        }
        double iss =
                1
                        - (1 - impact(metrics.get("C")))
                                * (1 - impact(metrics.get("I")))
                                * (1 - impact(metrics.get("A")));
        double impact =
                changed ? 7.52 * (iss - 0.029) - 3.25 * Math.pow(iss - 0.02, 15) : 6.42 * iss;
        double exploitability =
                8.22
                        * vector(metrics.get("AV"))
                        * among(metrics.get("AC"), "L", 0.77, "H", 0.44)
                        * privileges(metrics.get("PR"), changed)
                        * among(metrics.get("UI"), "N", 0.85, "R", 0.62);
        double sum = (changed ? 1.08 : 1) * (impact + exploitability);
        if (Double.isNaN(sum)) {
            return sum;
        }
        return impact <= 0 ? 0 : roundedUp(Math.min(sum, 10));
    }

    private static double vector(String value) {
        double near = among(value, "L", 0.55, "P", 0.2);
        return Double.isNaN(near) ? among(value, "N", 0.85, "A", 0.62) : near;
    }

    private static double privileges(String value, boolean changed) {
        return "N".equals(value)
                ? 0.85
                : among(value, "L", changed ? 0.68 : 0.62, "H", changed ? 0.5 : 0.27);
    }

    private static double impact(String value) {
        return "N".equals(value) ? 0 : among(value, "H", 0.56, "L", 0.22);
    }

    private static double among(
            String value, String one, double ofOne, String other, double ofOther) {
        return one.equals(value) ? ofOne : other.equals(value) ? ofOther : Double.NaN;
    }

    // To one decimal; appendix A of the specification says how, for the sake of 4.02 and
    // 4.00000002.
    private static double roundedUp(double score) {
        long parts = Math.round(score * 100_000);
        return parts % 10_000 == 0 ? parts / 100_000.0 : (Math.floorDiv(parts, 10_000) + 1) / 10.0;
    }
}
