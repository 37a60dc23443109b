package forestall.sandbox;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What rules may use of Java: pure, and bounded in time and memory by what they are given. Whatever
 * grows is either missing (no collection can be made or filled) or replaced by {@link Guard}.
 */
final class JavaWords {
    private static final Set<String> NUMBER =
            Set.of("intValue", "longValue", "doubleValue", "compareTo", "equals");
    private static final Set<String> COLLECTION = Set.of("size", "isEmpty", "contains", "iterator");

    /** Methods by class. */
    static final Map<Class<?>, Set<String>> METHODS =
            Map.ofEntries(
                    Map.entry(
                            String.class,
                            Set.of(
                                    "length",
                                    "isEmpty",
                                    "isBlank",
                                    "trim",
                                    "strip",
                                    "toLowerCase",
                                    "toUpperCase",
                                    "startsWith",
                                    "endsWith",
                                    "contains",
                                    "equals",
                                    "equalsIgnoreCase",
                                    "compareTo",
                                    "compareToIgnoreCase",
                                    "indexOf",
                                    "lastIndexOf",
                                    "substring",
                                    "charAt",
                                    "replace",
                                    "valueOf")),
                    Map.entry(
                            Math.class,
                            Set.of(
                                    "abs",
                                    "min",
                                    "max",
                                    "floor",
                                    "ceil",
                                    "round",
                                    "rint",
                                    "sqrt",
                                    "cbrt",
                                    "exp",
                                    "log",
                                    "log10",
                                    "pow",
                                    "signum",
                                    "hypot",
                                    "floorDiv",
                                    "floorMod")),
                    Map.entry(Number.class, Set.of("intValue", "longValue", "doubleValue")),
                    Map.entry(Integer.class, with(NUMBER, "valueOf", "parseInt", "compare")),
                    Map.entry(Long.class, with(NUMBER, "valueOf", "parseLong", "compare")),
                    Map.entry(
                            Double.class,
                            with(NUMBER, "valueOf", "parseDouble", "compare", "isNaN")),
                    Map.entry(Boolean.class, Set.of("valueOf", "booleanValue", "equals")),
                    Map.entry(Character.class, Set.of("valueOf", "charValue", "isDigit")),
                    Map.entry(
                            BigDecimal.class,
                            with(
                                    NUMBER,
                                    "valueOf",
                                    "add",
                                    "subtract",
                                    "multiply",
                                    "divide",
                                    "negate",
                                    "abs",
                                    "signum",
                                    "setScale",
                                    "min",
                                    "max")),
                    Map.entry(Collection.class, COLLECTION),
                    Map.entry(List.class, with(COLLECTION, "get", "indexOf")),
                    Map.entry(Set.class, COLLECTION),
                    Map.entry(
                            Map.class,
                            Set.of("get", "containsKey", "getOrDefault", "size", "isEmpty")),
                    Map.entry(Object.class, Set.of("equals")));

    /** Constants that rules may name; the compiler copies their values. */
    static final Set<String> CONSTANTS = Set.of("MAX_VALUE", "MIN_VALUE", "PI", "ZERO", "ONE");

    /**
     * Methods that a word may name but that are never meant: they grow without bound, or their
     * answer depends on the machine.
     */
    static boolean allowed(Class<?> owner, String name, Class<?>[] parameters) {
        if (!METHODS.getOrDefault(owner, Set.of()).contains(name)) {
            return false;
        }
        boolean takesObject = false;
        boolean takesArray = false;
        for (Class<?> parameter : parameters) {
            takesObject |= parameter == Object.class;
            takesArray |= parameter.isArray() || parameter == java.util.Locale.class;
        }
        boolean from = owner == String.class && name.endsWith("ndexOf") && parameters.length > 1;
        boolean valueOfObject = owner == String.class && name.equals("valueOf") && takesObject;
        return !takesArray && !valueOfObject && !from;
    }

    /** Names of Java that code may write out, such as {@code java.util.List}. */
    static Set<Class<?>> types() {
        return METHODS.keySet();
    }

    private JavaWords() {}

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
