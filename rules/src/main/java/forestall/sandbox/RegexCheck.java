package forestall.sandbox;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Refuses patterns whose matching can take long: nested repetition, more than three open ones, back
 * references, look-around. What passes is counted while it runs ({@link SteppingText}).
 */
final class RegexCheck {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 3;
    private static final int MOST_TIMES = 100;

    private RegexCheck() {}

    /**
     * @param literal between its quotes, as written in Java
     * @return null when it may be used
     */
    static String problem(String literal) {
        if (literal.length() > LONGEST) {
            return "a pattern has more than 200 characters";
        }
        String regex = literal.replace("\\\\", "\\").replace("\\\"", "\"");
        if (regex.contains("(?") || regex.matches("(?s).*\\\\[1-9kQ].*")) {
            return "a pattern may not look around, refer back, or set flags";
        }
        int open = 0;
        int depth = 0;
        boolean[] repeats = new boolean[LONGEST + 1];
        boolean set = false;
        for (int at = 0; at < regex.length(); at++) {
            char each = regex.charAt(at);
            if (each == '\\') {
                at++;
            } else if (set) {
                set = each != ']';
            } else if (each == '[') {
                set = true;
                at += regex.startsWith("^", at + 1) ? 1 : 0;
                at += regex.startsWith("]", at + 1) ? 1 : 0;
            } else if (each == '(') {
                repeats[++depth] = false;
            } else if (each == ')' && depth > 0) {
                boolean within = repeats[depth--];
                repeats[depth] |= within;
                if (within
                        && at + 1 < regex.length()
                        && "*+{?".indexOf(regex.charAt(at + 1)) >= 0) {
                    return "a pattern repeats what itself repeats";
                }
            } else if (each == '*' || each == '+') {
                open++;
                repeats[depth] = true;
            } else if (each == '{') {
                repeats[depth] = true;
                if (!regex.substring(at).matches("(?s)\\{\\d{1,3}(,\\d{1,3})?\\}.*")
                        || most(regex.substring(at)) > MOST_TIMES) {
                    open += MOST_REPEATS + 1;
                }
            }
        }
        if (open > MOST_REPEATS) {
            return "a pattern repeats more than three times without an end, or more than 100 times";
        }
        try {
            Pattern.compile(regex);
            return null;
        } catch (PatternSyntaxException odd) {
            return "this is not a pattern: " + odd.getDescription();
        }
    }

    private static int most(String repeat) {
        String[] ends = repeat.substring(1, repeat.indexOf('}')).split(",", -1);
        return Integer.parseInt(ends[ends.length - 1]);
    }
}
