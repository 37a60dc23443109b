package forestall.logs;

import static forestall.logs.Letters.CLOSE;
import static forestall.logs.Letters.OPEN_ANY;
import static forestall.logs.Letters.OPEN_DIGITS;
import static forestall.logs.Letters.VARIABLE;

/** What masked texts have in common, and how people read them. */
final class MaskedText {
    private MaskedText() {}

    /**
     * What is common to two texts of one statement: a part that differs is a variable.
     *
     * @param slot the word that is a variable whatever it holds; -1 = none
     */
    static String common(String one, String other, int slot) {
        var merged = new StringBuilder(one.length());
        int a = 0;
        int b = 0;
        int word = 0;
        while (a < one.length() && b < other.length()) {
            boolean parted = isDelimiter(one, a);
            if (parted != isDelimiter(other, b)) {
                return one; // two structures: the older one stands
            }
            if (parted) {
                merged.append(one.charAt(a++));
                b++;
                continue;
            }
            int aEnd = wordEnd(one, a);
            int bEnd = wordEnd(other, b);
            if (word == slot) {
                merged.append(VARIABLE);
            } else {
                appendCommon(merged, one.substring(a, aEnd), other.substring(b, bEnd));
            }
            word++;
            a = aEnd;
            b = bEnd;
        }
        return a < one.length() || b < other.length() ? one : merged.toString();
    }

    private static boolean isDelimiter(String text, int at) {
        char c = text.charAt(at);
        return c > CLOSE && Letters.endsWord(c);
    }

    private static int wordEnd(String text, int from) {
        boolean inside = false;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == OPEN_ANY || c == OPEN_DIGITS) {
                inside = true;
            } else if (c == CLOSE) {
                inside = false;
            } else if (!inside && c > CLOSE && Letters.endsWord(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    private static void appendCommon(StringBuilder merged, String one, String other) {
        if (one.equals(other)) {
            merged.append(one);
            return;
        }
        int begin = merged.length();
        int a = 0;
        int b = 0;
        while (a < one.length() && b < other.length()) {
            int aEnd = partEnd(one, a);
            int bEnd = partEnd(other, b);
            if (one.regionMatches(a, other, b, Math.max(aEnd - a, bEnd - b))) {
                merged.append(one, a, aEnd);
            } else if (isVarying(one.charAt(a)) && isVarying(other.charAt(b))) {
                merged.append(VARIABLE);
            } else {
                break;
            }
            a = aEnd;
            b = bEnd;
        }
        if (a < one.length() || b < other.length()) {
            merged.setLength(begin);
            merged.append(VARIABLE);
        }
    }

    private static boolean isVarying(char c) {
        return c <= CLOSE;
    }

    private static int partEnd(String text, int from) {
        char c = text.charAt(from);
        return c == OPEN_ANY || c == OPEN_DIGITS ? text.indexOf(CLOSE, from) + 1 : from + 1;
    }

    /** The template as it is shown: variables as {@code <*>}, neighbours as one. */
    static String shown(String text) {
        var shown = new StringBuilder(text.length() + 16);
        boolean justVariable = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == VARIABLE) {
                if (!justVariable) {
                    shown.append("<*>");
                }
                justVariable = true;
            } else if (c > CLOSE && !(c == '.' && justVariable && isVariable(text, at + 1))) {
                shown.append(c);
                justVariable = false;
            }
        }
        return shown.toString();
    }

    private static boolean isVariable(String text, int from) {
        int at = from < text.length() && text.charAt(from) == OPEN_ANY ? from + 1 : from;
        return at < text.length() && text.charAt(at) == VARIABLE;
    }
}
