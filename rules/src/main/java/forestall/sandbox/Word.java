package forestall.sandbox;

/**
 * The smallest piece of code.
 *
 * @param kind what it is
 * @param text as written
 * @param start its first character within the text
 */
record Word(Kind kind, String text, int start) {

    enum Kind {
        NAME,
        NUMBER,
        /** With its quotes. */
        TEXT,
        SIGN,
        /** Not the start of anything that code may contain. */
        ODD
    }

    boolean is(String sign) {
        return kind != Kind.TEXT && text.equals(sign);
    }

    boolean isName() {
        return kind == Kind.NAME;
    }
}
