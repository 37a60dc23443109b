package forestall.logs;

import static forestall.logs.Letters.OPEN_ANY;
import static forestall.logs.Letters.OPEN_DIGITS;

/**
 * Masks a line in one pass: what is a variable by its form becomes {@link Letters#VARIABLE}; what
 * may be one is put between an opening and {@link Letters#CLOSE}. Its buffers are used again, so
 * one thread at a time.
 */
final class Lexer {
    /** Characters of a line that are looked at; what follows is the line's own business. */
    static final int LONGEST = 1_024;

    private final char[] in = new char[LONGEST];
    private int end;

    final Masked masked = new Masked();

    void mask(String line) {
        end = Math.min(line.length(), LONGEST);
        line.getChars(0, end, in, 0);
        if (end < line.length()) {
            cutAfterWord();
        }
        while (end > 0 && in[end - 1] <= ' ') {
            end--;
        }
        masked.length = 0;
        int at = 0;
        int valueFrom = -1; // where in out the value after a '=' began
        while (at < end) {
            char c = in[at];
            if (valueFrom >= 0 && Letters.endsWord(c)) {
                masked.closeValue(valueFrom);
                valueFrom = -1;
            }
            if (c <= ' ') {
                masked.space();
                at++;
            } else if (c == '=' && at + 1 < end) {
                masked.add(c);
                at++;
                valueFrom = in[at] == '<' ? -1 : masked.length;
            } else if (Letters.endsToken(c)) {
                at = delimiter(at, c);
            } else {
                at = begin(at);
            }
        }
        if (valueFrom >= 0) {
            masked.closeValue(valueFrom);
        }
    }

    // Half a word would look like another one.
    private void cutAfterWord() {
        for (int at = end - 1; at > end - 256; at--) {
            if (in[at] == ' ') {
                end = at;
                return;
            }
        }
    }

    private int delimiter(int at, char c) {
        boolean first = at == 0 || Letters.endsWord(in[at - 1]);
        if (c == '/' && first) {
            int to = Shapes.path(in, at, end);
            if (to > 0) {
                masked.variable();
                return to;
            }
        }
        if (c == ':' && first && at + 2 < end && in[at + 1] == ':') {
            int to = Shapes.colonAddress(in, at, end);
            if (to > 0) {
                masked.variable();
                return to;
            }
        }
        boolean sign = (c == '-' || c == '+') && at + 1 < end && Letters.isDigit(in[at + 1]);
        if (sign && (first || in[at - 1] == '@')) {
            return number(at + 1);
        }
        masked.add(c);
        if (c == '(' && at + 1 < end && in[at + 1] == ')' && at > 0 && in[at - 1] == ' ') {
            masked.variable(); // nothing where something may be
        }
        return at + 1;
    }

    private int begin(int at) {
        boolean first = at == 0 || Letters.endsWord(in[at - 1]);
        if (!first && in[at - 1] != '@') {
            return token(at);
        }
        int runEnd = Shapes.run(in, at, end);
        if (runEnd == at) {
            int path = Shapes.windowsPath(in, at, end);
            if (path > 0) {
                masked.variable();
                return path;
            }
            return token(at);
        }
        int to = composite(at, runEnd);
        return to > 0 ? to : token(at);
    }

    private int composite(int at, int runEnd) {
        char next = runEnd < end ? in[runEnd] : ' ';
        if (next == ':' && runEnd + 1 < end) {
            if (runEnd + 3 < end && in[runEnd + 1] == '/' && in[runEnd + 2] == '/') {
                return url(at, runEnd);
            }
            int to =
                    runEnd == at + 1 && in[runEnd + 1] == '\\'
                            ? Shapes.windowsPath(in, at, end)
                            : runEnd - at <= 4 && Letters.isHex(in[at])
                                    ? Shapes.colonAddress(in, at, end)
                                    : -1;
            if (to > 0) {
                masked.variable();
                return to;
            }
        }
        while (runEnd > at && (in[runEnd - 1] == '.' || in[runEnd - 1] == '-')) {
            runEnd--;
        }
        if (runEnd - at == 3) {
            int to = Shapes.date(in, at, runEnd, end);
            if (to > 0) {
                masked.variable();
                masked.add(':');
                masked.variable();
                masked.add(':');
                masked.variable();
                return to;
            }
            return -1;
        }
        boolean whole = runEnd == end || Letters.endsToken(in[runEnd]);
        if (!whole || runEnd - at < 5) {
            return -1;
        }
        return name(at, runEnd);
    }

    private int name(int at, int runEnd) {
        if (NameShapes.isUuid(in, at, runEnd)
                || NameShapes.isNumberedName(in, at, runEnd)
                || NameShapes.isHost(in, at, runEnd)) {
            masked.variable();
            return runEnd;
        }
        if (NameShapes.isPackage(in, at, runEnd)) {
            masked.maybe(OPEN_ANY, in, at, runEnd);
            return runEnd;
        }
        return -1;
    }

    private int url(int at, int runEnd) {
        int from = runEnd + 3;
        int to = Shapes.urlRest(in, from, end);
        if (to == from) {
            return -1;
        }
        masked.copy(in, at, from);
        boolean digits = false;
        for (int each = from; each < to; each++) {
            digits |= Letters.isDigit(in[each]);
        }
        if (digits) {
            masked.variable();
        } else {
            masked.maybe(OPEN_ANY, in, from, to);
        }
        return to;
    }

    // One token: a number, a variable, text, or text with digits that may vary.
    private int token(int from) {
        int at = from;
        int digits = 0;
        boolean strong = false;
        boolean hex = true;
        int start = from; // first character that isn't swallowed by a value beside it
        while (at < end && !Letters.endsToken(in[at])) {
            char c = in[at];
            hex &= Letters.isHex(c);
            if (Letters.isDigit(c)) {
                digits++;
                strong |= at == start || in[at - 1] == '_';
            } else if (at == start && "_~*<>?^\\".indexOf(c) >= 0) {
                start++;
            }
            at++;
        }
        if (digits > 0 && Letters.isDigit(in[from])) {
            return number(from);
        }
        if (NameShapes.isVersion(in, from, at, end)) {
            return number(from + 1);
        }
        boolean signed = at + 1 < end && in[at] == '-' && Letters.isDigit(in[at + 1]);
        if (digits == 0 && signed && in[at - 1] == '_' && at > from + 1) {
            return number(at + 1); // blk_-12
        }
        strong |= hex && at - from >= (digits > 0 ? 6 : 8); // ffff0e, deadbeef
        if (strong
                || digits >= 3
                || Letters.isValue(in, from, at)
                || NameShapes.isUserName(in, from)) {
            masked.variable();
        } else if (digits > 0) {
            masked.maybe(OPEN_DIGITS, in, from, at);
        } else {
            masked.copy(in, from, at);
        }
        return at;
    }

    // From a digit: fractions, exponents, versions and a unit belong to it.
    private int number(int from) {
        int at = from;
        boolean dotted = false;
        boolean plain = true;
        while (at < end) {
            char c = in[at];
            boolean digitNext = at + 1 < end && Letters.isDigit(in[at + 1]);
            if (!Letters.endsToken(c)) {
                plain &= Letters.isDigit(c) || c == 'e' || c == 'E';
                at++;
            } else if (c == '.' && digitNext) {
                dotted = true;
                at++;
            } else if ((c == '-' || c == '+') && digitNext && plain && (in[at - 1] | 0x20) == 'e') {
                at++;
            } else if (c == '-' && digitNext && dotted) {
                at++;
            } else if (c == '+' && dotted && at + 1 < end && !Letters.endsToken(in[at + 1])) {
                at++; // 5.36.0+dfsg-7
            } else {
                break;
            }
        }
        masked.variable();
        if (at + 1 < end && in[at] == ' ') {
            int unit = at + 1;
            while (unit < end && Letters.isLetter(in[unit]) && unit < at + 5) {
                unit++;
            }
            if (Letters.isUnit(in, at + 1, unit) && (unit == end || Letters.endsToken(in[unit]))) {
                return unit;
            }
        }
        return at;
    }
}
