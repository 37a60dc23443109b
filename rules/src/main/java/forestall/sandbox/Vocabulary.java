package forestall.sandbox;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rules may look at and conclude: some classes, everything public that these declare, and
 * {@link JavaWords}. Immutable.
 */
public final class Vocabulary {
    private static final Set<String> OBJECT =
            Set.of("getClass", "notify", "notifyAll", "wait", "finalize", "clone", "hashCode");
    private static final Set<String> ENUM =
            Set.of("getDeclaringClass", "describeConstable", "hashCode");

    private final String home;
    private final Set<Class<?>> facts;
    private final Set<Class<?>> subjects;
    private final Owned owned;
    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Set<String> calls = new TreeSet<>();
    private final Set<String> members = new TreeSet<>();

    /**
     * @param home package that rule texts say they are in; its classes need no import
     * @param facts classes that rules may name; of each its public constructors, methods, and
     *     constants. They must be pure: a rule can call all of them
     * @param subjects those of them that are judged one by one: a rule looks at one of them at most
     */
    public Vocabulary(String home, Set<Class<?>> facts, Set<Class<?>> subjects) {
        this(home, facts, subjects, Owned.NOTHING);
    }

    /**
     * Facts that belong to one subject: a rule that looks at one must compare it with the subject
     * that it looks at, so that subjects do not depend on each other.
     *
     * @param facts which
     * @param owner field of each of them that names the subject
     * @param identity field of a subject that is equal to it
     */
    public record Owned(Set<Class<?>> facts, String owner, String identity) {
        static final Owned NOTHING = new Owned(Set.of(), "", "");

        public Owned {
            facts = Set.copyOf(facts);
        }
    }

    /**
     * @param owned facts that rules conclude of one subject
     * @see #Vocabulary(String, Set, Set)
     */
    public Vocabulary(String home, Set<Class<?>> facts, Set<Class<?>> subjects, Owned owned) {
        if (!facts.containsAll(subjects)) {
            throw new IllegalArgumentException("every subject is also a fact");
        }
        this.home = home;
        this.facts = Set.copyOf(facts);
        this.subjects = Set.copyOf(subjects);
        this.owned = owned;
        JavaWords.types().forEach(this::learnJava);
        facts.stream().sorted(Comparator.comparing(Class::getName)).forEach(this::learn);
        members.addAll(JavaWords.CONSTANTS);
    }

    private void learnJava(Class<?> type) {
        types.put(type.getSimpleName(), type);
        for (String name : JavaWords.METHODS.get(type)) {
            calls.add(name);
            members.add(name);
        }
    }

    private void learn(Class<?> type) {
        if (types.put(type.getSimpleName(), type) != null) {
            throw new IllegalArgumentException("two facts are named " + type.getSimpleName());
        }
        for (Method method : type.getMethods()) {
            if (allows(type, method)) {
                String name = method.getName();
                calls.add(name);
                if (method.getParameterCount() == 0) {
                    members.add(name);
                    property(name, "get");
                    property(name, "is");
                }
            }
        }
        for (Field field : type.getFields()) {
            members.add(field.getName());
        }
    }

    private void property(String method, String prefix) {
        if (method.startsWith(prefix)
                && method.length() > prefix.length()
                && Character.isUpperCase(method.charAt(prefix.length()))) {
            String name = method.substring(prefix.length());
            members.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
        }
    }

    private static boolean allows(Class<?> type, Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !OBJECT.contains(method.getName())
                && !(type.isEnum() && ENUM.contains(method.getName()))
                && (method.getDeclaringClass() == type
                        || (type.isEnum() && method.getDeclaringClass() == Enum.class));
    }

    String home() {
        return home;
    }

    Set<Class<?>> facts() {
        return facts;
    }

    Owned owned() {
        return owned;
    }

    boolean isSubject(Class<?> type) {
        return subjects.contains(type);
    }

    /** By simple or by full name; null when rules may not name it. */
    Class<?> type(String name) {
        Class<?> simple = types.get(name.substring(name.lastIndexOf('.') + 1));
        boolean same = simple != null && (!name.contains(".") || named(simple).equals(name));
        return same ? simple : null;
    }

    boolean isFact(Class<?> type) {
        return facts.contains(type);
    }

    /** True when {@code import name} can bring nothing but what rules may name. */
    boolean mayImport(String name) {
        if (name.endsWith(".*")) {
            String packageName = name.substring(0, name.length() - 2);
            return facts.stream().anyMatch(fact -> fact.getPackageName().equals(packageName));
        }
        return name.contains(".") && type(name) != null;
    }

    /** Full names of what texts would have to import. */
    List<String> imports() {
        return types.values().stream()
                .filter(type -> !type.getPackageName().equals("java.lang"))
                .filter(type -> !type.getPackageName().equals(home) || type.isMemberClass())
                .map(Vocabulary::named)
                .toList();
    }

    /** Names of methods, wherever they are declared. */
    Set<String> calls() {
        return Collections.unmodifiableSet(calls);
    }

    /** Names of properties and constants, wherever they are declared. */
    Set<String> members() {
        return Collections.unmodifiableSet(members);
    }

    /** Simple names. */
    Set<String> typeNames() {
        return Collections.unmodifiableSet(types.keySet());
    }

    /** Methods and constructors of {@code fact} that rules may call. */
    static List<Executable> callable(Class<?> fact) {
        List<Executable> all = new ArrayList<>(List.of(fact.getConstructors()));
        for (Method each : fact.getMethods()) {
            if (allows(fact, each)) {
                all.add(each);
            }
        }
        return all;
    }

    private static String named(Class<?> type) {
        return type.getCanonicalName();
    }
}
