package forestall.logs;

/** Kinds of characters, by table. */
final class Characters {
    private static final boolean[] DELIMITER = new boolean[128];
    private static final String DELIMITERS = ",!;:=|\"'[](){}.-+@#$%&";

    static {
        for (int at = 0; at < DELIMITERS.length(); at++) {
            DELIMITER[DELIMITERS.charAt(at)] = true;
        }
    }

    private Characters() {}

    static boolean isDelimiter(char c) {
        return c < 128 && DELIMITER[c];
    }

    static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= 128 && Character.isLetter(c));
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
