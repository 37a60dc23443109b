package forestall.logs;

import java.util.Arrays;

/** A line cut into words, separators, and variables. Reused from line to line; not thread-safe. */
final class Tokens {
    static final String VARIABLE = "<*>";

    /** What a token is. */
    enum Kind {
        /** Text that stays. */
        WORD,
        /** Text with one or two digits in it, which may turn out to vary. */
        WEAK,
        /** What varies. */
        VARIABLE,
        /** What stands between: punctuation, or one space. */
        SEPARATOR
    }

    private String[] texts = new String[64];
    private Kind[] kinds = new Kind[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(String text, Kind kind) {
        if (kind == Kind.VARIABLE && joinsVariable()) {
            return;
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
        }
        texts[size] = text;
        kinds[size++] = kind;
    }

    // <*><*> and <*>.<*> are one variable: a decimal, an address, a version.
    private boolean joinsVariable() {
        if (size > 0 && kinds[size - 1] == Kind.VARIABLE) {
            return true;
        }
        if (size > 1 && texts[size - 1].equals(".") && kinds[size - 2] == Kind.VARIABLE) {
            size--;
            return true;
        }
        return false;
    }

    /** Takes all tokens from {@code from} on away, and puts one variable in their place. */
    void replaceFrom(int from) {
        size = from;
        add(VARIABLE, Kind.VARIABLE);
    }

    void dropLast() {
        size--;
    }

    /** What comes after is one variable. */
    void limit(int most) {
        if (size > most) {
            replaceFrom(most);
        }
    }

    void vary(int at) {
        texts[at] = VARIABLE;
        kinds[at] = Kind.VARIABLE;
    }

    void insertVariable(int at) {
        add(VARIABLE, Kind.SEPARATOR); // makes room; what it was does not matter
        System.arraycopy(texts, at, texts, at + 1, size - 1 - at);
        System.arraycopy(kinds, at, kinds, at + 1, size - 1 - at);
        vary(at);
    }

    int size() {
        return size;
    }

    String text(int at) {
        return texts[at];
    }

    Kind kind(int at) {
        return kinds[at];
    }

    boolean isVariable(int at) {
        return kinds[at] == Kind.VARIABLE;
    }

    String[] texts() {
        return Arrays.copyOf(texts, size);
    }

    Kind[] kinds() {
        return Arrays.copyOf(kinds, size);
    }
}
