package forestall.dmn;

import forestall.risk.Subject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision model sees of a component: the input data {@code component}, a context with the
 * names of {@link Subject}. Plain maps, texts, and numbers: an object would let FEEL reach its
 * class.
 */
public final class Inputs {
    /** Name of the only input data. */
    public static final String COMPONENT = "component";

    private Inputs() {}

    /** As FEEL sees it; also what is sent to a worker. */
    public static Map<String, Object> of(Subject subject) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("id", subject.id().value());
        context.put("kind", subject.kind().name());
        context.put("criticality", subject.criticality().name());
        context.put("rtoMinutes", subject.rtoMinutes());
        context.put("rpoMinutes", subject.rpoMinutes());
        context.put("lossPerMinute", subject.lossPerMinute());
        context.put("dependants", subject.dependants());
        context.put("criticalDependants", subject.criticalDependants());
        context.put("probability", subject.probability());
        context.put("weather", subject.weather());
        context.put("unrest", subject.unrest());
        context.put("vulnerability", subject.vulnerability());
        context.put("alert", subject.alert());
        context.put("inMaintenance", subject.inMaintenance());
        context.put("hour", subject.hour());
        context.put("dayOfWeek", subject.dayOfWeek().name());
        context.put("dayOfMonth", subject.dayOfMonth());
        context.put("daysToMonthEnd", subject.daysToMonthEnd());
        context.put("previous", subject.previous().name());
        context.put("minutesInTier", subject.minutesInTier());
        context.put("labels", List.copyOf(subject.labels()));
        context.put("readings", Map.copyOf(subject.readings()));
        context.put("parameters", Map.copyOf(subject.parameters().values()));
        return context;
    }

    /** FEEL counts in decimals: 0.1 is 0.1. */
    static Object decimal(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Number number) {
            return BigDecimal.valueOf(number.longValue());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> decimals = new LinkedHashMap<>();
            map.forEach((name, each) -> decimals.put(String.valueOf(name), decimal(each)));
            return decimals;
        }
        return value;
    }
}
