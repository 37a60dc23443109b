package forestall.sandbox;

import java.util.List;
import java.util.Set;

/**
 * A closed world: every word of a piece of code is a word of the rule language, a word of the
 * vocabulary, or a name that the rule itself gave. Knows nothing of grammar, so that nothing can
 * hide from it in a construct that a parser skips.
 */
final class WordCheck {
    private static final Set<String> SIGNS =
            Set.of(
                    "+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "!", "&&", "||", "(",
                    ")", ",", ".", "?", ":", "!.");
    private static final Set<String> MORE_SIGNS =
            Set.of("{", "}", ";", "=", "+=", "-=", "*=", "/=", "%=", "++", "--");
    private static final String NUMBER =
            "\\d[\\d_]{0,30}(\\.\\d[\\d_]{0,30})?([eE][+-]?\\d{1,3})?[lLdDfF]?"
                    + "|\\d{1,30}(\\.\\d{1,30})?B|\\d{1,30}I";
    private static final int LONGEST_TEXT = 1000;

    private final Fragment fragment;
    private final Checked checked;
    private final List<Word> words;
    private final Set<String> locals;
    private final boolean consequence;

    WordCheck(Fragment fragment, Checked checked, List<Word> words, Set<String> locals) {
        this.fragment = fragment;
        this.checked = checked;
        this.words = words;
        this.locals = locals;
        this.consequence = fragment.kind() == Fragment.Kind.CONSEQUENCE;
    }

    void check() {
        for (int at = 0; at < words.size() && !checked.isEnough(); at++) {
            Word word = words.get(at);
            switch (word.kind()) {
                case NAME -> at = name(at);
                case NUMBER -> number(word);
                case TEXT -> text(at);
                case SIGN -> sign(at);
                case ODD ->
                        refuse(
                                word,
                                "odd-character",
                                "this is not understood: " + Checked.shortened(word.text()),
                                "look for a missing quote");
            }
        }
    }

    private void number(Word word) {
        if (!word.text().matches(NUMBER)) {
            refuse(
                    word,
                    "number",
                    "'%s' is not a number that rules may write"
                            .formatted(Checked.shortened(word.text())),
                    "write digits, with a point for fractions");
        }
    }

    private void text(int at) {
        Word word = words.get(at);
        if (word.text().length() > LONGEST_TEXT) {
            refuse(word, "too-long", "a text has more than 1000 characters", "shorten it");
        }
        if (at > 0 && words.get(at - 1).is("matches")) {
            String problem = RegexCheck.problem(word.text().substring(1, word.text().length() - 1));
            if (problem != null) {
                refuse(word, "regex", problem, "write a simpler pattern, such as \"db-.*\"");
            }
        }
    }

    private void sign(int at) {
        Word word = words.get(at);
        boolean known =
                SIGNS.contains(word.text())
                        || (consequence && MORE_SIGNS.contains(word.text()))
                        || (word.is("[") && at > 0 && words.get(at - 1).is("str"))
                        || (word.is("]") && at > 2 && words.get(at - 3).is("str"));
        if (!known) {
            refuse(
                    word,
                    "sign",
                    "rules may not use '%s' here".formatted(word.text()),
                    "use the comparison, arithmetic and logical signs");
        }
    }

    /** Returns the position of the last word that belongs to the name. */
    private int name(int at) {
        Word word = words.get(at);
        if (CodeWords.isForbidden(word.text())) {
            refuse(
                    word,
                    "forbidden-word",
                    "rules may not use '%s'".formatted(word.text()),
                    "say it with conditions, if and for (… : …)");
            return at;
        }
        boolean member = at > 0 && (words.get(at - 1).is(".") || words.get(at - 1).is("!."));
        boolean called = next(at, "(");
        if (word.is("matches") && !literalFollows(at)) {
            refuse(
                    word,
                    "regex",
                    "matches takes a pattern that is written out",
                    "write: matches \"db-.*\"");
        }
        if (!member) {
            int full = fullName(at);
            if (full > at) {
                return full;
            }
        }
        boolean known = member ? memberKnown(at, called) : bareKnown(word.text(), at, called);
        if (!known) {
            refuse(
                    word,
                    called ? "unknown-method" : "unknown-name",
                    "rules know nothing named '%s'".formatted(Checked.shortened(word.text())),
                    Similar.hint(
                            word.text(),
                            called ? checked.vocabulary.calls() : checked.vocabulary.members()));
        }
        return at;
    }

    private boolean literalFollows(int at) {
        boolean literal = at + 1 < words.size() && words.get(at + 1).kind() == Word.Kind.TEXT;
        boolean alone =
                at + 2 >= words.size()
                        || Set.of(")", "&&", "||", ",").contains(words.get(at + 2).text());
        return literal && alone;
    }

    private boolean next(int at, String sign) {
        return at + 1 < words.size() && words.get(at + 1).is(sign);
    }

    private boolean memberKnown(int at, boolean called) {
        String text = words.get(at).text();
        boolean ofDrools =
                consequence
                        && (CodeWords.OF_DROOLS.contains(text) || CodeWords.ACTIONS.contains(text));
        if (called) {
            return checked.vocabulary.calls().contains(text) || ofDrools;
        }
        return checked.vocabulary.members().contains(text)
                || checked.vocabulary.typeNames().contains(text);
    }

    private boolean bareKnown(String text, int at, boolean called) {
        boolean type = checked.vocabulary.typeNames().contains(text);
        if (called) {
            boolean made = at > 0 && words.get(at - 1).is("new");
            if (made) {
                return consequence && type;
            }
            return checked.vocabulary.calls().contains(text)
                    || (consequence
                            ? CodeWords.ACTIONS.contains(text)
                                    || Set.of("if", "for", "modify").contains(text)
                            : CodeWords.CONDITION.contains(text));
        }
        return type
                || (consequence ? CodeWords.CONSEQUENCE : CodeWords.CONDITION).contains(text)
                || fragment.bound().contains(text)
                || locals.contains(text)
                || checked.vocabulary.members().contains(text)
                || (!consequence && Set.of("startsWith", "endsWith", "length").contains(text));
    }

    /** {@code forestall.model.Kind}: last word of a full name of a known type, else {@code at}. */
    private int fullName(int at) {
        var name = new StringBuilder(words.get(at).text());
        for (int end = at; end + 2 < words.size() && end - at < 20; end += 2) {
            if (!words.get(end + 1).is(".") || !words.get(end + 2).isName()) {
                return at;
            }
            name.append('.').append(words.get(end + 2).text());
            if (checked.vocabulary.type(name.toString()) != null) {
                return end + 2;
            }
        }
        return at;
    }

    private void refuse(Word word, String code, String message, String hint) {
        checked.refuse(fragment.offset() + word.start(), code, message, hint);
    }
}
