package forestall.logs;

import static forestall.logs.Characters.isDigit;
import static forestall.logs.Characters.isHex;
import static forestall.logs.Characters.isLetter;
import static forestall.logs.Characters.isSpace;

import java.util.Set;

/**
 * Things that have a well-known shape. Each method looks at a place in a line and answers where the
 * thing ends, or −1 when there is none; each reads every character at most twice.
 */
final class Shapes {
    private static final Set<String> TOP_LEVEL =
            Set.of(
                    "com",
                    "net",
                    "org",
                    "edu",
                    "gov",
                    "mil",
                    "info",
                    "biz",
                    "local",
                    "lan",
                    "internal",
                    "arpa",
                    "localdomain",
                    "jp",
                    "cn",
                    "uk",
                    "de",
                    "kr",
                    "tw",
                    "fr",
                    "nl",
                    "it",
                    "ru",
                    "br",
                    "au",
                    "hk",
                    "us",
                    "ca",
                    "se",
                    "no",
                    "dk",
                    "fi",
                    "pl",
                    "cz",
                    "at",
                    "ch",
                    "be",
                    "es",
                    "pt",
                    "mx",
                    "ar",
                    "nz",
                    "sg",
                    "th",
                    "tr",
                    "gr",
                    "hu",
                    "ro",
                    "il",
                    "za",
                    "eu");
    private static final Set<String> WEEKDAYS =
            Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Set<String> MONTHS =
            Set.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");

    private Shapes() {}

    /** 10.0.0.1 */
    static int address(String line, int from) {
        int at = from;
        for (int part = 0; part < 4; part++) {
            int digits = 0;
            while (at < line.length() && isDigit(line.charAt(at)) && digits < 4) {
                at++;
                digits++;
            }
            if (digits == 0 || digits == 4) {
                return -1;
            }
            if (part < 3) {
                if (at >= line.length() || line.charAt(at) != '.') {
                    return -1;
                }
                at++;
            }
        }
        boolean ends =
                at >= line.length()
                        || (!isDigit(line.charAt(at))
                                && !isLetter(line.charAt(at))
                                && line.charAt(at) != '-');
        return ends ? at : -1;
    }

    /** 123e4567-e89b-12d3-a456-426614174000 */
    static int uuid(String line, int from) {
        int[] lengths = {8, 4, 4, 4, 12};
        int at = from;
        for (int part = 0; part < lengths.length; part++) {
            for (int digit = 0; digit < lengths[part]; digit++, at++) {
                if (at >= line.length() || !isHex(line.charAt(at))) {
                    return -1;
                }
            }
            if (part < lengths.length - 1) {
                if (at >= line.length() || line.charAt(at) != '-') {
                    return -1;
                }
                at++;
            }
        }
        return at;
    }

    /** 00:1a:2b:3c:4d:5e, and the long form of an IPv6 address. */
    static int colonHex(String line, int from) {
        int at = from;
        int groups = 0;
        while (true) {
            int digits = 0;
            while (at < line.length() && isHex(line.charAt(at)) && digits < 5) {
                at++;
                digits++;
            }
            if (digits == 0 || digits == 5) {
                return -1;
            }
            groups++;
            if (at < line.length() && line.charAt(at) == ':' && groups < 8) {
                at++;
            } else {
                break;
            }
        }
        boolean ends = at >= line.length() || !isLetter(line.charAt(at));
        return groups >= 6 && ends ? at : -1;
    }

    /** 0000:00:1f.0, where a card sits. */
    static int busAddress(String line, int from) {
        int[] lengths = {4, 2, 2};
        int at = from;
        for (int part = 0; part < lengths.length; part++) {
            for (int digit = 0; digit < lengths[part]; digit++, at++) {
                if (at >= line.length() || !isHex(line.charAt(at))) {
                    return -1;
                }
            }
            char next = at < line.length() ? line.charAt(at) : ' ';
            if (next != (part < 2 ? ':' : '.')) {
                return -1;
            }
            at++;
        }
        return at < line.length() && isDigit(line.charAt(at)) ? at + 1 : -1;
    }

    /** Letters, digits, dots, hyphens, and underscores. */
    static int run(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (!isLetter(c) && !isDigit(c) && c != '.' && c != '-' && c != '_') {
                break;
            }
            at++;
        }
        while (at > from && line.charAt(at - 1) == '.') {
            at--;
        }
        return at;
    }

    /** A host by its full name, or by its number within a family: db.example.org, eu-west-07. */
    static boolean isHost(String line, int from, int to) {
        int lastDot = line.lastIndexOf('.', to - 1);
        if (lastDot > from) {
            return TOP_LEVEL.contains(line.substring(lastDot + 1, to))
                    && isLetterOrDigit(line.charAt(from));
        }
        int hyphens = 0;
        boolean letters = false;
        int begin = from;
        for (int at = from; at < to; at++) {
            char c = line.charAt(at);
            if (c == '-') {
                if (at == begin) {
                    return false;
                }
                hyphens++;
                begin = at + 1;
            } else if (c == '_') {
                return false;
            } else {
                letters |= isLetter(c);
            }
        }
        return hyphens >= 2 && letters && isLetter(line.charAt(from)) && isNumber(line, begin, to);
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isNumber(String line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDigit(line.charAt(at))) {
                return false;
            }
        }
        return to > from;
    }

    /** The end of a path: what it can hold goes on until something that encloses or lists. */
    static int path(String line, int from) {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (isSpace(c) || ",;'\"()[]{}<>|=:".indexOf(c) >= 0) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Fri Jun 17 07:07:00 2005, with or without the day of the week and the year. */
    static int date(String line, int from) {
        int at = from;
        if (isWordOf(line, at, WEEKDAYS)) {
            at = skipSpaces(line, at + 3);
        }
        if (!isWordOf(line, at, MONTHS)) {
            return -1;
        }
        at = skipSpaces(line, at + 3);
        int day = digits(line, at, 2);
        if (day == at) {
            return -1;
        }
        at = skipSpaces(line, day);
        int time = time(line, at);
        if (time < 0) {
            return -1;
        }
        int afterSpace = skipSpaces(line, time);
        int year = digits(line, afterSpace, 4);
        return year == afterSpace + 4 ? year : time;
    }

    private static int time(String line, int from) {
        int at = from;
        for (int part = 0; part < 3; part++) {
            int end = digits(line, at, 2);
            if (end != at + 2) {
                return -1;
            }
            at = end;
            if (part < 2) {
                if (at >= line.length() || line.charAt(at) != ':') {
                    return -1;
                }
                at++;
            }
        }
        return at;
    }

    private static int digits(String line, int from, int most) {
        int at = from;
        while (at < line.length() && at - from < most && isDigit(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipSpaces(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isWordOf(String line, int at, Set<String> words) {
        return at + 3 < line.length()
                && line.charAt(at + 3) == ' '
                && words.contains(line.substring(at, at + 3));
    }
}
