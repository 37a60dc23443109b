package forestall.sandbox;

import java.util.Set;

/** Words that mean something in code beside the vocabulary. */
final class CodeWords {
    static final Set<String> CONDITION =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "this",
                    "in",
                    "not",
                    "matches",
                    "memberOf",
                    "contains",
                    "excludes",
                    "soundslike",
                    "str");
    static final Set<String> CONSEQUENCE =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "if",
                    "else",
                    "for",
                    "new",
                    "int",
                    "long",
                    "double",
                    "boolean",
                    "final",
                    "var",
                    "break",
                    "continue",
                    "drools",
                    "modify");

    /** What a consequence may do to the facts. */
    static final Set<String> ACTIONS = Set.of("insert", "insertLogical", "update", "delete");

    /** After {@code drools.} beside these. */
    static final Set<String> OF_DROOLS = Set.of("getRule", "getName");

    /** Words of Java and of the rule language that nothing may be named. */
    private static final Set<String> RESERVED =
            Set.of(
                    "abstract",
                    "assert",
                    "byte",
                    "case",
                    "catch",
                    "char",
                    "class",
                    "const",
                    "default",
                    "do",
                    "enum",
                    "extends",
                    "finally",
                    "float",
                    "goto",
                    "implements",
                    "import",
                    "instanceof",
                    "interface",
                    "native",
                    "package",
                    "private",
                    "protected",
                    "public",
                    "record",
                    "return",
                    "short",
                    "static",
                    "strictfp",
                    "super",
                    "switch",
                    "synchronized",
                    "throw",
                    "throws",
                    "transient",
                    "try",
                    "void",
                    "volatile",
                    "while",
                    "with",
                    "yield",
                    "eval",
                    "kcontext",
                    "channels",
                    "halt",
                    "from",
                    "function",
                    "entryPoints",
                    "INSTANCE",
                    "getClass");

    private CodeWords() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word)
                || CONDITION.contains(word)
                || CONSEQUENCE.contains(word)
                || ACTIONS.contains(word);
    }

    /** True of a word that code may not have even where any name would do. */
    static boolean isForbidden(String word) {
        return RESERVED.contains(word);
    }
}
