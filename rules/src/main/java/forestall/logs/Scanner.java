package forestall.logs;

import java.util.List;
import java.util.Locale;

/** Reads a header from left to right; never goes back. */
final class Scanner {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int LONGEST = 300; // of one field

    final String line;
    int at;

    Scanner(String line) {
        this.line = line;
    }

    char peek() {
        return at < line.length() ? line.charAt(at) : '\0';
    }

    /** A blank stands for one or more. */
    boolean literal(String text) {
        for (int each = 0; each < text.length(); each++) {
            char c = text.charAt(each);
            if (c == ' ') {
                int from = at;
                while (peek() == ' ' || peek() == '\t') {
                    at++;
                }
                if (at == from && at < line.length()) {
                    return false;
                }
            } else if (peek() == c && at < line.length()) {
                at++;
            } else {
                return false;
            }
        }
        return true;
    }

    /** The text up to a literal, which stays; null when it isn't near. */
    String until(String literal) {
        String first = literal.strip().isEmpty() ? " " : literal;
        int limit = Math.min(line.length(), at + LONGEST);
        int found = line.indexOf(first, at);
        String bare = first.stripTrailing();
        if (found < 0 && !bare.isEmpty() && line.endsWith(bare)) {
            found = line.length() - bare.length();
        }
        if (found < at || found > limit) {
            return null;
        }
        String text = line.substring(at, found);
        at = found;
        return text;
    }

    String word() {
        int from = at;
        while (at < line.length() && line.charAt(at) > ' ' && at - from < LONGEST) {
            at++;
        }
        return at > from ? line.substring(from, at) : null;
    }

    String letters() {
        int from = at;
        while (at < line.length() && Letters.isLetter(line.charAt(at)) && at - from < 20) {
            at++;
        }
        return line.substring(from, at);
    }

    /** -1 when there is no number of so many digits here. */
    long number(int least, int most) {
        int from = at;
        long value = 0;
        while (at < line.length() && at - from < most && Letters.isDigit(line.charAt(at))) {
            value = value * 10 + line.charAt(at) - '0';
            at++;
        }
        boolean more = at < line.length() && Letters.isDigit(line.charAt(at));
        return at - from < least || more ? -1 : value;
    }

    /** 1 to 12, or 0. */
    int month() {
        return MONTHS.indexOf(letters().toLowerCase(Locale.ROOT)) + 1;
    }

    boolean dayName() {
        String name = letters().toLowerCase(Locale.ROOT);
        return name.length() >= 3 && DAYS.contains(name.substring(0, 3));
    }

    /** {@code 07:15:29}, a fraction after dot, comma or colon, and an offset. */
    boolean clock(HeaderTime time) {
        long hour = number(1, 2);
        if (hour < 0 || hour > 24 || !literal(":")) {
            return false;
        }
        long minute = number(1, 2);
        if (minute < 0 || !literal(":")) {
            return false;
        }
        long second = number(1, 2);
        if (second < 0) {
            return false;
        }
        time.clock((int) hour % 24, (int) minute, (int) second, fraction());
        zone(time);
        return true;
    }

    private int fraction() {
        char c = peek();
        boolean digit = at + 1 < line.length() && Letters.isDigit(line.charAt(at + 1));
        if (!digit || ".,:".indexOf(c) < 0) {
            return 0;
        }
        at++;
        int nanos = 0;
        int digits = 0;
        while (Letters.isDigit(peek())) {
            if (digits < 9) {
                nanos = nanos * 10 + peek() - '0';
                digits++;
            }
            at++;
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** {@code Z}, {@code +02:00}, or {@code -0530}; false when there is none. */
    boolean zone(HeaderTime time) {
        if (peek() == 'Z') {
            at++;
            return true;
        }
        boolean signed = peek() == '+' || peek() == '-';
        if (!signed || at + 1 >= line.length() || !Letters.isDigit(line.charAt(at + 1))) {
            return false;
        }
        int sign = peek() == '-' ? -1 : 1;
        at++;
        int hours = pair();
        if (peek() == ':') {
            at++;
        }
        time.offset(sign * (hours * 3600 + pair() * 60));
        return true;
    }

    private int pair() {
        int value = 0;
        for (int digit = 0; digit < 2 && Letters.isDigit(peek()); digit++) {
            value = value * 10 + peek() - '0';
            at++;
        }
        return value;
    }
}
