package forestall.risk;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules of a set share: the clock that the business lives by, and numbers with names.
 *
 * @param zone time zone of the hours and days that rules see
 * @param values numbers by name, which a rule asks for with {@code parameter("name")}
 */
public record Parameters(ZoneId zone, Map<String, Double> values) {

    /** Coordinated Universal Time and no numbers. */
    public static final Parameters NONE = new Parameters(ZoneOffset.UTC, Map.of());

    public Parameters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * @throws IllegalArgumentException when there is none of that name
     */
    double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the rule set has no parameter \"%s\"".formatted(name));
        }
        return value;
    }
}
