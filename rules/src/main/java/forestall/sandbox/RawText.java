package forestall.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is checked of a text before any parser sees it. */
final class RawText {

    private RawText() {}

    /** Adds to {@code refusals}; when it adds none, the text may be parsed. */
    static void check(Source source, Limits limits, List<Refusal> refusals) {
        String text = source.drl();
        if (text.length() > limits.characters()) {
            refusals.add(
                    source.whole(
                            "too-large",
                            "the text has %d characters; at most %d are read"
                                    .formatted(text.length(), limits.characters()),
                            "split the rule set"));
            return;
        }
        characters(source, refusals);
        brackets(source, limits, refusals);
    }

    private static void characters(Source source, List<Refusal> refusals) {
        String text = source.drl();
        for (int at = 0;
                at < text.length() && refusals.size() < Checked.MOST_REFUSALS;
                at += Character.charCount(text.codePointAt(at))) {
            int each = text.codePointAt(at);
            if (each == '\\' && at + 1 < text.length() && text.charAt(at + 1) == 'u') {
                refusals.add(
                        source.at(
                                at,
                                "unicode-escape",
                                "a character is written as \\u…",
                                "write the character itself"));
            } else if (hidden(each)) {
                refusals.add(
                        source.at(
                                at,
                                "hidden-character",
                                "there is an invisible character (code %04X)".formatted(each),
                                "delete it; it often comes along when text is copied"));
            }
        }
    }

    /** Control and format characters, which make a text read otherwise than it is. */
    private static boolean hidden(int each) {
        if (each == '\n' || each == '\t') {
            return false;
        }
        int type = Character.getType(each);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void brackets(Source source, Limits limits, List<Refusal> refusals) {
        Deque<Word> open = new ArrayDeque<>();
        for (Word word : Words.of(source.drl())) {
            if (refusals.size() >= Checked.MOST_REFUSALS) {
                return;
            }
            if (word.is("(") || word.is("[") || word.is("{")) {
                open.push(word);
                if (open.size() > limits.nesting()) {
                    refusals.add(
                            source.at(
                                    word.start(),
                                    "too-deep",
                                    "brackets are nested more than %d deep"
                                            .formatted(limits.nesting()),
                                    "split the rule"));
                    return;
                }
            } else if ((word.is(")") || word.is("]") || word.is("}")) && !open.isEmpty()) {
                Word start = open.pop();
                int most = word.is("}") ? limits.consequence() : limits.expression();
                if (word.start() - start.start() > most) {
                    refusals.add(
                            source.at(
                                    start.start(),
                                    "too-long",
                                    "more than %d characters within one pair of brackets"
                                            .formatted(most),
                                    "split the rule, or put the values into a table"));
                }
            }
        }
    }
}
