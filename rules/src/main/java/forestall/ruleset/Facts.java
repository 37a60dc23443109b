package forestall.ruleset;

import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.risk.Scored;
import forestall.risk.Subject;
import java.lang.reflect.RecordComponent;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a rule may look at: the fields of the facts, with their ranges and units. */
public final class Facts {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /** What a field holds. */
    public enum Content {
        NUMBER,
        /** A whole number. */
        WHOLE,
        TRUTH,
        ENUM,
        /** Something that is compared with nothing here, such as an id. */
        OTHER
    }

    /**
     * One field.
     *
     * @param fact the fact that has it, {@code Subject} or {@code Scored}
     * @param name as rules write it
     * @param words as people say it
     * @param type what it holds
     * @param unit of a number; empty for none
     * @param least smallest number, inclusive
     * @param greatest largest number, inclusive; infinite for no limit
     * @param values of an enum, in their order; for any other empty
     * @param enumeration name of the enum's type; for any other empty
     */
    public record Field(
            String fact,
            String name,
            String words,
            Content type,
            String unit,
            double least,
            double greatest,
            List<String> values,
            String enumeration) {}

    private record Range(String words, String unit, double least, double greatest) {}

    private static final Map<String, Range> RANGES = ranges();

    /** Enums that rules name, by their simple name. */
    static final Map<String, Class<?>> ENUMS = enums();

    private static final Map<String, Map<String, Field>> FIELDS = fields();

    private Facts() {}

    /** Names of the facts. */
    public static List<String> names() {
        return List.copyOf(FIELDS.keySet());
    }

    /** The fields of a fact in their order; none for what is no fact. */
    public static List<Field> of(String fact) {
        return List.copyOf(FIELDS.getOrDefault(fact, Map.of()).values());
    }

    /** One field; empty when the fact has none of that name. */
    public static Optional<Field> field(String fact, String name) {
        return Optional.ofNullable(FIELDS.getOrDefault(fact, Map.of()).get(name));
    }

    static List<String> valuesOf(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .toList();
    }

    private static Map<String, Class<?>> enums() {
        Map<String, Class<?>> all = new TreeMap<>();
        for (Class<?> each : List.of(Criticality.class, Kind.class, Tier.class, DayOfWeek.class)) {
            all.put(each.getSimpleName(), each);
        }
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Range> ranges() {
        Map<String, Range> all = new TreeMap<>();
        all.put("kind", new Range("kind", "", 0, 0));
        all.put("criticality", new Range("criticality", "", 0, 0));
        all.put("rtoMinutes", new Range("RTO", "min", 0, ANY));
        all.put("rpoMinutes", new Range("RPO", "min", 0, ANY));
        all.put("lossPerMinute", new Range("loss per minute", "currency units", 0, ANY));
        all.put("dependants", new Range("number of dependants", "components", 0, ANY));
        all.put(
                "criticalDependants",
                new Range("number of critical dependants", "components", 0, ANY));
        all.put("probability", new Range("probability", "", 0, 1));
        all.put("impact", new Range("impact", "", 0, 1));
        all.put("score", new Range("score", "", 0, 1));
        all.put("weather", new Range("weather", "", 0, 1));
        all.put("unrest", new Range("unrest", "", 0, 1));
        all.put("vulnerability", new Range("vulnerability", "", 0, 1));
        all.put("alert", new Range("alert", "", 0, 1));
        all.put("inMaintenance", new Range("in maintenance", "", 0, 0));
        all.put("hour", new Range("hour of the day", "h", 0, 23));
        all.put("dayOfWeek", new Range("day of the week", "", 0, 0));
        all.put("dayOfMonth", new Range("day of the month", "days", 1, 31));
        all.put("daysToMonthEnd", new Range("days to the end of the month", "days", 0, 30));
        all.put("previous", new Range("tier before", "", 0, 0));
        all.put("minutesInTier", new Range("time in the tier", "min", 0, ANY));
        return all;
    }

    private static Map<String, Map<String, Field>> fields() {
        Map<String, Map<String, Field>> all = new TreeMap<>();
        List<Class<? extends Record>> facts = new ArrayList<>();
        facts.add(Subject.class);
        facts.add(Scored.class);
        for (Class<? extends Record> fact : facts) {
            Map<String, Field> fields = new java.util.LinkedHashMap<>();
            for (RecordComponent each : fact.getRecordComponents()) {
                fields.put(each.getName(), field(fact.getSimpleName(), each));
            }
            all.put(fact.getSimpleName(), Collections.unmodifiableMap(fields));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Field field(String fact, RecordComponent component) {
        Class<?> java = component.getType();
        Range range =
                RANGES.getOrDefault(
                        component.getName(), new Range(component.getName(), "", -ANY, ANY));
        Content type =
                java == double.class
                        ? Content.NUMBER
                        : java == int.class
                                ? Content.WHOLE
                                : java == boolean.class
                                        ? Content.TRUTH
                                        : java.isEnum() ? Content.ENUM : Content.OTHER;
        return new Field(
                fact,
                component.getName(),
                range.words(),
                type,
                range.unit(),
                range.least(),
                range.greatest(),
                type == Content.ENUM ? valuesOf(java) : List.of(),
                type == Content.ENUM ? java.getSimpleName() : "");
    }
}
