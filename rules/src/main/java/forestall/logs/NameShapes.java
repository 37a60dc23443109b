package forestall.logs;

/** Recognises names by their form: of hosts, of packages, and numbers that are names. */
final class NameShapes {
    private NameShapes() {}

    /** {@code 8-4-4-4-12} hexadecimal digits. */
    static boolean isUuid(char[] in, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int at = 0; at < 36; at++) {
            boolean hyphen = at == 8 || at == 13 || at == 18 || at == 23;
            if (hyphen ? in[from + at] != '-' : !Letters.isHex(in[from + at])) {
                return false;
            }
        }
        return true;
    }

    /** A dotted name that ends as host names do and doesn't begin as package names do. */
    static boolean isHost(char[] in, int from, int to) {
        int firstDot = -1;
        int lastDot = -1;
        int dots = 0;
        for (int at = from; at < to; at++) {
            if (in[at] == '.') {
                firstDot = firstDot < 0 ? at : firstDot;
                lastDot = at;
                dots++;
            }
        }
        if (dots == 0 || lastDot == to - 1 || firstDot == from) {
            return false;
        }
        for (int at = lastDot + 1; at < to; at++) {
            if (!Letters.isLetter(in[at])) {
                return false;
            }
        }
        return (isCountry(in, from, lastDot, to) || Letters.isTopDomain(in, lastDot + 1, to))
                && !Letters.isReversedDomain(in, from, firstDot);
    }

    // Two letters also end class and file names, so there must be more to it.
    private static boolean isCountry(char[] in, int from, int lastDot, int to) {
        if (to - lastDot != 3) {
            return false;
        }
        int before = lastDot - 1;
        boolean odd = false;
        while (before > from && in[before] != '.') {
            before--;
        }
        for (int at = from; at < before; at++) {
            odd |= Letters.isDigit(in[at]) || in[at] == '-';
        }
        return in[before] == '.' && (odd || Letters.isSecondDomain(in, before + 1, lastDot));
    }

    /** {@code com.example.app}: a domain backwards, in lower case, at least three parts. */
    static boolean isPackage(char[] in, int from, int to) {
        int firstDot = -1;
        int dots = 0;
        for (int at = from; at < to; at++) {
            char c = in[at];
            if (c == '.') {
                firstDot = firstDot < 0 ? at : firstDot;
                dots++;
            } else if (Letters.isUpper(c) || c == '-') {
                return false;
            }
        }
        return dots >= 2 && Letters.isReversedDomain(in, from, firstDot) && in[to - 1] != '.';
    }

    /** {@code rack-blade-07}: letters, at least two hyphens, and a number at the end. */
    static boolean isNumberedName(char[] in, int from, int to) {
        int hyphens = 0;
        int last = from;
        for (int at = from; at < to; at++) {
            if (in[at] == '-') {
                hyphens++;
                last = at;
            } else if (in[at] == '.' || in[at] == '_') {
                return false;
            }
        }
        return hyphens >= 2
                && Letters.isLetter(in[from])
                && last + 1 < to
                && Shapes.digits(in, last + 1, to) == to;
    }

    /** {@code for user X}, {@code invalid user X}: what begins here is a name. */
    static boolean isUserName(char[] in, int from) {
        int user = from - 5;
        if (user < 4 || in[from - 1] != ' ' || in[user - 1] != ' ') {
            return false;
        }
        if (!Letters.is("user", in, user, from - 1)) {
            return false;
        }
        int before = user - 2;
        while (before >= 0 && Letters.isLetter(in[before])) {
            before--;
        }
        return Letters.isBeforeUser(in, before + 1, user - 1);
    }

    /** {@code v1.2}: otherwise one digit would be text. */
    static boolean isVersion(char[] in, int from, int to, int end) {
        return (in[from] | 0x20) == 'v'
                && to - from >= 2
                && Letters.isDigit(in[from + 1])
                && to + 1 < end
                && in[to] == '.'
                && Letters.isDigit(in[to + 1]);
    }
}
