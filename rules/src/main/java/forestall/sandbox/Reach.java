package forestall.sandbox;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/**
 * What compiled rules may call and read, by exact owner, name, and descriptor: the vocabulary, Java
 * as far as {@link JavaWords} go, and what Drools writes around the rules.
 */
final class Reach {
    private static final Set<String> AROUND =
            Set.of(
                    "java/lang/Object.<init>()V",
                    "java/lang/Object.equals(Ljava/lang/Object;)Z",
                    "java/util/Objects.equals(Ljava/lang/Object;Ljava/lang/Object;)Z",
                    "java/lang/Enum.<init>(Ljava/lang/String;I)V",
                    "java/lang/Enum.valueOf(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;",
                    "java/lang/Enum.name()Ljava/lang/String;",
                    "java/lang/String.hashCode()I",
                    "java/lang/String.valueOf(Ljava/lang/Object;)Ljava/lang/String;",
                    "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
                    "java/lang/RuntimeException.<init>(Ljava/lang/String;)V",
                    "java/lang/RuntimeException.<init>(Ljava/lang/Throwable;)V",
                    "java/lang/IllegalArgumentException.<init>(Ljava/lang/String;)V",
                    "java/lang/Float.valueOf(F)Ljava/lang/Float;",
                    "java/lang/Short.valueOf(S)Ljava/lang/Short;",
                    "java/lang/Byte.valueOf(B)Ljava/lang/Byte;",
                    "java/math/BigDecimal.<init>(Ljava/lang/String;)V",
                    "java/math/BigInteger.<init>(Ljava/lang/String;)V",
                    "java/math/BigDecimal.valueOf(J)Ljava/math/BigDecimal;",
                    "java/util/Iterator.hasNext()Z",
                    "java/util/Iterator.next()Ljava/lang/Object;",
                    "java/util/Arrays.asList([Ljava/lang/Object;)Ljava/util/List;",
                    "java/util/Collections.emptyList()Ljava/util/List;",
                    "java/util/regex/Pattern.compile(Ljava/lang/String;)Ljava/util/regex/Pattern;",
                    "java/util/regex/Pattern.matcher(Ljava/lang/CharSequence;)"
                            + "Ljava/util/regex/Matcher;",
                    "java/util/regex/Matcher.matches()Z",
                    "java/time/format/DateTimeFormatterBuilder.<init>()V",
                    "java/time/format/DateTimeFormatterBuilder.appendPattern(Ljava/lang/String;)"
                            + "Ljava/time/format/DateTimeFormatterBuilder;",
                    "java/time/format/DateTimeFormatterBuilder.parseCaseInsensitive()"
                            + "Ljava/time/format/DateTimeFormatterBuilder;",
                    "java/time/format/DateTimeFormatterBuilder.toFormatter(Ljava/util/Locale;)"
                            + "Ljava/time/format/DateTimeFormatter;",
                    "org/drools/util/DateUtils.getDateFormatMask()Ljava/lang/String;",
                    "org/drools/model/Drools.insert(Ljava/lang/Object;)V",
                    "org/drools/model/Drools.logicalInsert(Ljava/lang/Object;)V",
                    "org/drools/model/Drools.update(Ljava/lang/Object;)V",
                    "org/drools/model/Drools.update(Ljava/lang/Object;"
                            + "Lorg/drools/model/BitMask;)V",
                    "org/drools/model/Drools.delete(Ljava/lang/Object;)V",
                    "org/drools/modelcompiler/consequence/DroolsImpl.asKnowledgeHelper()"
                            + "Lorg/drools/core/rule/consequence/KnowledgeHelper;",
                    "org/drools/core/rule/consequence/KnowledgeHelper.getRule()"
                            + "Lorg/kie/api/definition/rule/Rule;",
                    "org/drools/core/rule/consequence/KnowledgeHelper.insertLogical("
                            + "Ljava/lang/Object;)Lorg/kie/api/runtime/rule/FactHandle;",
                    "org/kie/api/definition/rule/Rule.getName()Ljava/lang/String;");

    /** Descriptions of rules: they build values and touch nothing. */
    private static final Set<String> BUILDERS =
            Set.of(
                    "org/drools/model/",
                    "org/drools/modelcompiler/dsl/pattern/D",
                    "org/drools/modelcompiler/util/EvaluationUtil",
                    "org/drools/core/base/accumulators/");

    /** Of these, what reaches further or is woven around: allowed by exact name only. */
    private static final Set<String> NOT_BUILDERS =
            Set.of(
                    "org/drools/model/Drools",
                    "org/drools/model/DroolsEntryPoint",
                    "org/drools/model/Channel",
                    "org/drools/model/operators/MatchesOperator");

    private final Set<String> calls = new TreeSet<>(AROUND);
    private final Set<String> reads = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> shortTexts = new TreeSet<>();

    Reach(Vocabulary vocabulary) {
        for (Class<?> java : JavaWords.types()) {
            types.add(Type.getInternalName(java));
            joinable(java);
            for (Method each : java.getMethods()) {
                if (Modifier.isPublic(each.getModifiers())
                        && JavaWords.allowed(java, each.getName(), each.getParameterTypes())) {
                    calls.add(signature(java, each));
                }
            }
            calls.remove("java/lang/Object.toString()Ljava/lang/String;");
        }
        for (Class<?> fact : vocabulary.facts()) {
            types.add(Type.getInternalName(fact));
            joinable(fact);
            for (Executable each : Vocabulary.callable(fact)) {
                calls.add(signature(fact, each));
            }
            Arrays.stream(fact.getFields())
                    .filter(field -> Modifier.isFinal(field.getModifiers()))
                    .map(Reach::field)
                    .forEach(reads::add);
        }
    }

    private void joinable(Class<?> type) {
        if (Guard.isShort(type, 0)) {
            shortTexts.add(Type.getInternalName(type));
        }
    }

    boolean mayCall(String owner, String name, String descriptor) {
        return calls.contains(owner + "." + name + descriptor) || isBuilder(owner);
    }

    boolean mayRead(String owner, String name) {
        return reads.contains(owner + "." + name)
                || isBuilder(owner)
                || (owner + "." + name).equals("java/util/Locale.ENGLISH")
                || (owner.startsWith("java/lang/") && name.equals("TYPE"));
    }

    /** Internal name of a class, of which code may hold or test values. */
    boolean mayName(String type) {
        return types.contains(type) || isBuilder(type);
    }

    /** Internal name of a class whose text is short: may it be joined to a text? */
    boolean mayJoin(String type) {
        return shortTexts.contains(type);
    }

    static boolean isBuilder(String owner) {
        return !NOT_BUILDERS.contains(owner) && BUILDERS.stream().anyMatch(owner::startsWith);
    }

    private static String signature(Class<?> owner, Executable each) {
        return each instanceof Method method
                ? Type.getInternalName(owner)
                        + "."
                        + method.getName()
                        + Type.getMethodDescriptor(method)
                : Type.getInternalName(owner)
                        + ".<init>"
                        + Type.getConstructorDescriptor((Constructor<?>) each);
    }

    private static String field(Field each) {
        return Type.getInternalName(each.getDeclaringClass()) + "." + each.getName();
    }
}
