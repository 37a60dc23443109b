package forestall.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks an expression of a decision model by its words. Functions must be on a list or be
 * knowledge models of the same file; loops have written-out ends.
 */
final class FeelCheck {
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "not",
                    "if",
                    "in",
                    "and",
                    "or",
                    "then",
                    "else",
                    "return",
                    "satisfies",
                    "between",
                    "number",
                    "string",
                    "date",
                    "time",
                    "date and time",
                    "duration",
                    "years and months duration",
                    "substring",
                    "string length",
                    "upper case",
                    "lower case",
                    "substring before",
                    "substring after",
                    "contains",
                    "starts with",
                    "ends with",
                    "matches",
                    "list contains",
                    "count",
                    "min",
                    "max",
                    "sum",
                    "mean",
                    "median",
                    "mode",
                    "all",
                    "any",
                    "index of",
                    "distinct values",
                    "sublist",
                    "reverse",
                    "round half up",
                    "round half down",
                    "round up",
                    "round down",
                    "floor",
                    "ceiling",
                    "abs",
                    "modulo",
                    "sqrt",
                    "log",
                    "exp",
                    "odd",
                    "even",
                    "before",
                    "after",
                    "includes",
                    "during",
                    "overlaps",
                    "day of week",
                    "day of year",
                    "month of year",
                    "week of year",
                    "get value",
                    "is");
    private static final Map<String, String> FORBIDDEN =
            Map.of(
                    "function", "defines a function",
                    "external", "calls outside code",
                    "partial", "refers to its own result",
                    "class", "reaches into Java",
                    "getClass", "reaches into Java",
                    "classLoader", "reaches into Java");
    private static final Set<String> SIGNS =
            Set.of(
                    "+", "-", "*", "/", "<", ">", "<=", ">=", "=", "!=", "(", ")", "[", "]", "{",
                    "}", ",", ".", ":", "?", "%", "&");
    private static final int MOST_TURNS = 1000;
    private static final int LONGEST_NAME = 6;

    private final List<Word> words;
    private final Set<String> models;
    private final Report report;
    private final Set<String> called = new TreeSet<>();

    /** Where refusals go. */
    @FunctionalInterface
    interface Report {
        void refuse(String code, String message, String hint);
    }

    /**
     * @param models names of the knowledge models of the file
     */
    FeelCheck(String text, Set<String> models, Report report) {
        this.words = Words.of(withoutApostrophes(text));
        this.models = models;
        this.report = report;
    }

    /** Knowledge models that the expression calls. */
    Set<String> check() {
        int loops = 0;
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            if (word.isName() && FORBIDDEN.containsKey(word.text())) {
                report.refuse(
                        "forbidden-word",
                        "the expression %s: '%s'"
                                .formatted(FORBIDDEN.get(word.text()), word.text()),
                        "say it with a table");
            } else if (Set.of("for", "some", "every").contains(word.text()) && word.isName()) {
                loops++;
            } else if (word.is("(") && at > 0) {
                call(at);
            } else if (word.kind() == Word.Kind.NUMBER && !word.text().matches("[0-9.]{1,20}")) {
                report.refuse("number", "'%s' is no number".formatted(word.text()), "");
            } else if (word.kind() == Word.Kind.ODD) {
                report.refuse(
                        "odd-character", "this is not understood: " + word.text().charAt(0), "");
            } else if (word.kind() == Word.Kind.SIGN) {
                sign(at);
            }
        }
        if (loops > 0) {
            loops(loops);
        }
        return called;
    }

    private void sign(int at) {
        Word word = words.get(at);
        boolean date =
                word.is("@") && at + 1 < words.size() && words.get(at + 1).kind() == Word.Kind.TEXT;
        boolean power = word.is("*") && at > 0 && words.get(at - 1).is("*");
        if ((!SIGNS.contains(word.text()) && !date) || power) {
            report.refuse(
                    "sign",
                    "expressions may not use '%s'".formatted(power ? "**" : word.text()),
                    "use the comparison and arithmetic signs");
        }
    }

    private void call(int at) {
        var name = new StringBuilder();
        String known = null;
        for (int from = at - 1; from >= 0 && at - from <= LONGEST_NAME; from--) {
            if (!words.get(from).isName()) {
                break;
            }
            name.insert(
                    0, name.length() == 0 ? words.get(from).text() : words.get(from).text() + " ");
            String each = name.toString();
            if (FUNCTIONS.contains(each) || models.contains(each)) {
                known = each;
            }
        }
        boolean member = at > 1 && words.get(at - 2).is(".");
        if (name.length() > 0 && (known == null || member)) {
            report.refuse(
                    "unknown-method",
                    "expressions know no function '%s'"
                            .formatted(Checked.shortened(name.toString())),
                    "use the functions of the FEEL standard that depend on nothing but their input");
        } else if (known != null && models.contains(known)) {
            called.add(known);
        } else if ("matches".equals(known)) {
            matches(at);
        } else if (name.length() == 0 && at > 0 && words.get(at - 1).is(")")) {
            report.refuse("construct", "the result of a call is called", "");
        }
    }

    private void matches(int open) {
        int depth = 0;
        int close = open;
        for (; close < words.size(); close++) {
            depth += words.get(close).is("(") ? 1 : words.get(close).is(")") ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        boolean literal =
                close < words.size()
                        && close - open > 3
                        && words.get(close - 1).kind() == Word.Kind.TEXT
                        && words.get(close - 2).is(",");
        String text = literal ? words.get(close - 1).text() : "";
        String problem =
                literal
                        ? RegexCheck.problem(text.substring(1, text.length() - 1))
                        : "matches takes a pattern that is written out";
        if (problem != null) {
            report.refuse("regex", problem, "write: matches(name, \"db-.*\")");
        }
    }

    /** Loops over a list are as long as the list; loops over numbers have two short numbers. */
    private void loops(int loops) {
        int ranges = 0;
        for (int at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).is(".") && words.get(at + 1).is(".")) {
                ranges++;
                if (!small(at - 1) || !small(at + 2)) {
                    report.refuse(
                            "loop",
                            "a loop has an end that is not written out or is beyond 1000",
                            "write: for i in 1..12 return …");
                }
            }
        }
        boolean product = words.stream().filter(word -> word.is("in")).count() > 2;
        if (loops > 2 || ranges > 1 || product) {
            report.refuse("loop", "loops within loops", "use one loop");
        }
    }

    private boolean small(int at) {
        return at >= 0
                && at < words.size()
                && words.get(at).text().matches("[0-9]{1,4}")
                && Integer.parseInt(words.get(at).text()) <= MOST_TURNS;
    }

    /** Names may have an apostrophe; texts are within double quotes only. */
    private static String withoutApostrophes(String text) {
        var plain = new StringBuilder(text);
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '\\' && quoted) {
                at++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (each == '\'' && !quoted) {
                plain.setCharAt(at, ' ');
            }
        }
        return plain.toString();
    }
}
