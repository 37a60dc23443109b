package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts code into words, apart from the parsers of Drools, so that what these overlook is seen.
 * Comments and blanks are left out. Time is linear in the text.
 */
final class Words {
    private static final List<String> SIGNS =
            List.of(
                    "...", "->", "::", ":=", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=",
                    "-=", "*=", "/=", "%=", "!.");
    private static final String SINGLE = "+-*/%<>=!()[]{},;.?:&|^~@#";

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        var cutter = new Words(text);
        while (cutter.at < text.length()) {
            cutter.next();
        }
        return cutter.words;
    }

    private void next() {
        char first = text.charAt(at);
        if (Character.isWhitespace(first)) {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                add(Word.Kind.ODD, text.length());
            } else {
                at = end + 2;
            }
        } else if (Character.isJavaIdentifierStart(first)) {
            add(Word.Kind.NAME, endOfName());
        } else if (first >= '0' && first <= '9') {
            add(Word.Kind.NUMBER, endOfNumber());
        } else if (first == '"' || first == '\'') {
            quoted(first);
        } else {
            sign(first);
        }
    }

    private int endOfName() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfNumber() {
        int end = at;
        while (end < text.length()) {
            char each = text.charAt(end);
            boolean exponentSign =
                    (each == '+' || each == '-')
                            && (text.charAt(end - 1) == 'e' || text.charAt(end - 1) == 'E');
            boolean point =
                    each == '.'
                            && end + 1 < text.length()
                            && Character.isDigit(text.charAt(end + 1));
            if (!Character.isJavaIdentifierPart(each) && !exponentSign && !point) {
                break;
            }
            end++;
        }
        return end;
    }

    private void quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        boolean block = text.startsWith("\"\"\"", at);
        add(
                closed && !block ? Word.Kind.TEXT : Word.Kind.ODD,
                Math.min(text.length(), closed ? end + 1 : end));
    }

    private void sign(char first) {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Word.Kind.SIGN, at + sign.length());
                return;
            }
        }
        add(SINGLE.indexOf(first) >= 0 ? Word.Kind.SIGN : Word.Kind.ODD, at + 1);
    }

    private void add(Word.Kind kind, int end) {
        words.add(new Word(kind, text.substring(at, end), at));
        at = end;
    }
}
