package forestall.logs;

import java.util.Locale;
import java.util.Set;

/** Classes of characters and words that logs of every kind share. */
final class Letters {
    /** Stands for one variable in masked text. */
    static final char VARIABLE = '\u0001';

    /** Begins a part whose digits are text until they vary. */
    static final char OPEN_DIGITS = '\u0002';

    /** Begins a part that is text until it varies. */
    static final char OPEN_ANY = '\u0003';

    /** Ends a part that may vary. */
    static final char CLOSE = '\u0004';

    private static final byte DIGIT = 1;
    private static final byte LETTER = 2;
    private static final byte WORD_END = 4; // parts words, and paths
    private static final byte TOKEN_END = 8; // parts tokens within a word
    private static final byte HEX = 16;
    private static final byte RUN = 32; // may be in a host name or package name
    private static final byte[] CLASS = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            byte is = 0;
            if (c >= '0' && c <= '9') {
                is |= DIGIT | HEX | RUN;
            }
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                is |= LETTER | RUN;
            }
            if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
                is |= HEX;
            }
            if (c <= ' ' || ",!;:=|\"'[](){}`".indexOf(c) >= 0) {
                is |= WORD_END | TOKEN_END;
            }
            if (".-+@#$%&/".indexOf(c) >= 0) {
                is |= TOKEN_END;
            }
            if (c == '.' || c == '-' || c == '_') {
                is |= RUN;
            }
            CLASS[c] = is;
        }
    }

    private static final Set<String> UNITS =
            Set.of("kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib");

    /** The word after {@code for user} and the like is a name, whatever it looks like. */
    private static final Set<String> PREPOSITIONS =
            Set.of("for", "by", "of", "from", "as", "to", "invalid", "unknown", "illegal");

    /** The word after one of these names a thing of that kind. */
    private static final Set<String> NOUNS =
            Set.of(
                    "user",
                    "username",
                    "account",
                    "host",
                    "hostname",
                    "domain",
                    "device",
                    "client",
                    "server",
                    "service",
                    "package",
                    "process",
                    "session",
                    "file",
                    "volume",
                    "group",
                    "port",
                    "address",
                    "container",
                    "instance",
                    "image",
                    "job",
                    "queue",
                    "topic",
                    "table",
                    "database",
                    "pod",
                    "unit");

    private static final Set<String> TOP_DOMAINS =
            Set.of(
                    "com",
                    "net",
                    "org",
                    "edu",
                    "gov",
                    "mil",
                    "int",
                    "info",
                    "biz",
                    "arpa",
                    "local",
                    "localdomain",
                    "internal",
                    "lan",
                    "io");

    /** What package names begin with: a domain read backwards. */
    private static final Set<String> REVERSED_DOMAINS =
            Set.of("com", "org", "net", "edu", "gov", "io", "de", "cn", "uk", "me", "dev");

    private static final Set<String> SECOND_DOMAINS =
            Set.of("co", "ac", "com", "net", "org", "edu", "gov", "or", "ne");

    private static final Set<String> MONTHS =
            Set.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 128 ? Character.isLetter(c) : (CLASS[c] & LETTER) != 0;
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isHex(char c) {
        return c < 128 && (CLASS[c] & HEX) != 0;
    }

    static boolean endsWord(char c) {
        return c < 128 && (CLASS[c] & WORD_END) != 0;
    }

    static boolean endsToken(char c) {
        return c < 128 && (CLASS[c] & TOKEN_END) != 0;
    }

    static boolean isInRun(char c) {
        return c < 128 && (CLASS[c] & RUN) != 0;
    }

    static boolean isValue(char[] in, int from, int to) {
        int length = to - from;
        if (length != 4 && length != 5) {
            return false;
        }
        return switch (in[from] | 0x20) {
            case 't' -> is("true", in, from, to);
            case 'f' -> is("false", in, from, to);
            case 'n' -> is("null", in, from, to);
            case 'r' -> is("root", in, from, to);
            case 'a' -> is("admin", in, from, to);
            default -> false;
        };
    }

    static boolean isUnit(char[] in, int from, int to) {
        int length = to - from;
        return length == 1
                ? in[from] == 'B'
                : length >= 2 && length <= 3 && UNITS.contains(lower(in, from, to));
    }

    static boolean isNoun(char[] in, int from, int to) {
        return to - from >= 3 && to - from <= 9 && NOUNS.contains(lower(in, from, to));
    }

    /** True when {@code user} is about to be followed by a name. */
    static boolean isBeforeUser(char[] in, int from, int to) {
        return to - from <= 7 && PREPOSITIONS.contains(lower(in, from, to));
    }

    static boolean isTopDomain(char[] in, int from, int to) {
        return to - from <= 11 && TOP_DOMAINS.contains(lower(in, from, to));
    }

    static boolean isSecondDomain(char[] in, int from, int to) {
        return to - from <= 3 && SECOND_DOMAINS.contains(lower(in, from, to));
    }

    static boolean isReversedDomain(char[] in, int from, int to) {
        return to - from <= 3 && REVERSED_DOMAINS.contains(new String(in, from, to - from));
    }

    static boolean isMonth(char[] in, int from, int to) {
        return to - from == 3 && MONTHS.contains(lower(in, from, to));
    }

    static boolean isDay(char[] in, int from, int to) {
        return to - from == 3 && DAYS.contains(lower(in, from, to));
    }

    static boolean is(String word, char[] in, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int at = 0; at < word.length(); at++) {
            char c = in[from + at];
            if (c != word.charAt(at) && (c | 0x20) != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static String lower(char[] in, int from, int to) {
        return new String(in, from, to - from).toLowerCase(Locale.ROOT);
    }
}
