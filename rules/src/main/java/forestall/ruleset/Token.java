package forestall.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a number, a text, or a sign of a condition.
 *
 * @param text of it; of a text what stands between its quotes
 * @param offset character that it begins at, from 0
 */
record Token(Kind kind, String text, int offset) {
    private static final Pattern NEXT =
            Pattern.compile(
                    "\\s*(?:(?<word>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                            + "|(?<number>(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?[dDfFlLBI]?)"
                            + "|\"(?<text>(?:[^\"\\\\]|\\\\.)*+)\"|'(?<single>(?:[^'\\\\]|\\\\.)*+)'"
                            + "|(?<sign>&&|\\|\\||==|!=|<=|>=|:=|[-+*/%!<>(),.:]))");

    /** What it is. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN
    }

    /** Whether it is this word or sign. */
    boolean is(String expected) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(expected);
    }

    /** All in their order; empty when something is none of them. */
    static Optional<List<Token>> read(String code) {
        List<Token> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(code);
        int at = 0;
        while (at < code.length() && !code.substring(at).isBlank()) {
            next.region(at, code.length());
            if (!next.lookingAt()) {
                return Optional.empty();
            }
            if (next.group("word") != null) {
                tokens.add(new Token(Kind.WORD, next.group("word"), next.start("word")));
            } else if (next.group("number") != null) {
                tokens.add(new Token(Kind.NUMBER, next.group("number"), next.start("number")));
            } else if (next.group("sign") != null) {
                tokens.add(new Token(Kind.SIGN, next.group("sign"), next.start("sign")));
            } else {
                String text = next.group("text") == null ? "single" : "text";
                tokens.add(new Token(Kind.TEXT, next.group(text), next.start(text)));
            }
            at = next.end();
        }
        return Optional.of(tokens);
    }
}
