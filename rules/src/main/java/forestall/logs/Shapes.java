package forestall.logs;

/**
 * Recognises what is longer than one token: dates, addresses, host names, paths. Each method looks
 * at the characters from a position and returns where the shape ends, or -1. Each looks at a
 * character a bounded number of times.
 */
final class Shapes {
    private Shapes() {}

    /** End of the run of letters, digits, dots, hyphens and underscores. */
    static int run(char[] in, int from, int end) {
        int at = from;
        while (at < end && Letters.isInRun(in[at])) {
            at++;
        }
        return at;
    }

    /**
     * {@code /a/b}: everything up to the end of the word; a drive, a query or an archive goes on.
     */
    static int path(char[] in, int from, int end) {
        if (in[from] != '/' || from + 1 >= end || Letters.endsWord(in[from + 1])) {
            return -1;
        }
        boolean query = false;
        int at = from + 1;
        for (; at < end; at++) {
            char c = in[at];
            query |= c == '?';
            if (Letters.endsWord(c)
                    && !(query && c == '=')
                    && !((c == ':' || c == '!')
                            && at + 1 < end
                            && (in[at + 1] == '/' || in[at + 1] == '\\'))) {
                break;
            }
        }
        return at;
    }

    /** {@code C:\a\b} or {@code \\host\share}. */
    static int windowsPath(char[] in, int from, int end) {
        boolean drive =
                from + 2 < end
                        && Letters.isLetter(in[from])
                        && in[from + 1] == ':'
                        && in[from + 2] == '\\';
        boolean share =
                from + 2 < end
                        && in[from] == '\\'
                        && in[from + 1] == '\\'
                        && Letters.isLetter(in[from + 2]);
        if (!drive && !share) {
            return -1;
        }
        int at = from + 3;
        while (at < end && !Letters.endsWord(in[at])) {
            at++;
        }
        return at;
    }

    /** The rest of a URL after {@code ://}. */
    static int urlRest(char[] in, int from, int end) {
        int at = from;
        while (at < end && in[at] > ' ' && "\"'<>|,;)]}`".indexOf(in[at]) < 0) {
            at++;
        }
        while (at > from && (in[at - 1] == '.' || in[at - 1] == ':')) {
            at--;
        }
        return at;
    }

    /** {@code [Fri ]Jun 17 07:07:00}, and the year when it is next. */
    static int date(char[] in, int from, int runEnd, int end) {
        int at = from;
        int wordEnd = runEnd;
        if (Letters.isDay(in, at, wordEnd)) {
            at = wordEnd < end && in[wordEnd] == ',' ? wordEnd + 1 : wordEnd;
            at = spaces(in, at, end);
            wordEnd = run(in, at, end);
        }
        if (!Letters.isMonth(in, at, wordEnd)) {
            return -1;
        }
        at = spaces(in, wordEnd, end);
        int dayEnd = digits(in, at, end);
        if (at == wordEnd || dayEnd == at || dayEnd > at + 2) {
            return -1;
        }
        at = time(in, spaces(in, dayEnd, end), end);
        if (at < 0) {
            return -1;
        }
        int year = spaces(in, at, end);
        boolean isYear =
                digits(in, year, end) == year + 4
                        && (in[year] == '1' || in[year] == '2')
                        && (year + 4 == end || in[year + 4] == ' ');
        return isYear && year > at ? year + 4 : at;
    }

    private static int time(char[] in, int from, int end) {
        int at = from;
        for (int part = 0; part < 3; part++) {
            if (part > 0) {
                if (at >= end || in[at] != ':') {
                    return -1;
                }
                at++;
            }
            if (digits(in, at, end) != at + 2) {
                return -1;
            }
            at += 2;
        }
        return at;
    }

    /** IPv6 or hardware address, or a PCI one: groups of hexadecimal digits with colons. */
    static int colonAddress(char[] in, int from, int end) {
        int groups = 1;
        int length = 0;
        boolean doubled = false;
        int at = from;
        for (; at < end; at++) {
            char c = in[at];
            if (Letters.isHex(c)) {
                if (++length > 4) {
                    return -1;
                }
            } else if (c == ':'
                    && at + 1 < end
                    && (Letters.isHex(in[at + 1]) || in[at + 1] == ':')) {
                if (length == 0 && !(at == from && in[at + 1] == ':') && !doubled) {
                    return -1;
                }
                doubled |= in[at + 1] == ':';
                groups++;
                length = 0;
            } else {
                break;
            }
        }
        if (at < end && !Letters.endsToken(in[at])) {
            return -1;
        }
        if (groups == 6 || groups == 8 || (doubled && groups > 2)) {
            return at;
        }
        boolean pci = groups == 3 && in[from + 4] == ':' && at + 1 < end && in[at] == '.';
        return pci && length == 2 && Letters.isHex(in[at + 1]) ? at + 2 : -1;
    }

    static int digits(char[] in, int from, int end) {
        int at = from;
        while (at < end && Letters.isDigit(in[at])) {
            at++;
        }
        return at;
    }

    static int spaces(char[] in, int from, int end) {
        int at = from;
        while (at < end && in[at] == ' ') {
            at++;
        }
        return at;
    }
}
