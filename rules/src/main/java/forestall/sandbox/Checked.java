package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.BaseDescr;

/** One text while it is checked: what was found so far. */
final class Checked {
    private static final String NAME = "[\\p{L}\\p{N} _.,:#()/+%&!?'’–<>=≥≤°€-]{1,120}";
    static final int MOST_REFUSALS = 200;
    private static final String LABEL = "\\$?[A-Za-z_][A-Za-z0-9_]{0,60}|\\$[0-9]{1,9}";

    final Source source;
    final Vocabulary vocabulary;
    final Limits limits;
    final List<Refusal> refusals;
    final Pairings pairings;

    /** Code of the rule that is walked. */
    final List<Fragment> fragments = new ArrayList<>();

    /** Names that the rule that is walked gives to what it finds. */
    final Set<String> bound = new TreeSet<>();

    /** Of these, the ones that hold many facts. */
    final Set<String> collections = new TreeSet<>();

    Checked(
            Source source,
            Vocabulary vocabulary,
            Limits limits,
            Pairings pairings,
            List<Refusal> refusals) {
        this.pairings = pairings;
        this.source = source;
        this.vocabulary = vocabulary;
        this.limits = limits;
        this.refusals = refusals;
    }

    void refuse(int offset, String code, String message, String hint) {
        if (!isEnough()) {
            refusals.add(source.at(offset, code, message, hint));
        }
    }

    /** Nobody mends more at once, and a text of nothing but faults must not take long. */
    boolean isEnough() {
        return refusals.size() >= MOST_REFUSALS;
    }

    void refuse(BaseDescr where, String code, String message, String hint) {
        refuse(offset(where), code, message, hint);
    }

    /** Names are copied into generated code unescaped, so they are plain. */
    void name(BaseDescr where, String name, String what) {
        if (name == null || !name.matches(NAME)) {
            refuse(
                    where,
                    "name",
                    "the %s is empty, too long, or has a character that names may not have"
                            .formatted(what),
                    "use letters, digits, space and common punctuation but no quotes, backslash,"
                            + " star, semicolon or braces; at most 120");
        }
    }

    /** A name for something that a rule found; null is none. */
    void bind(BaseDescr where, String label) {
        if (label != null) {
            bind(offset(where), label);
        }
    }

    void bind(int offset, String label) {
        if (!label.matches(LABEL)
                || vocabulary.typeNames().contains(label)
                || CodeWords.isReserved(label)) {
            refuse(
                    offset,
                    "label",
                    "'%s' cannot name what a rule found".formatted(shortened(label)),
                    "begin with $ and use letters and digits");
        }
        bound.add(label);
    }

    /** Code at or after {@code where}. */
    void code(BaseDescr where, Fragment.Kind kind, String text) {
        if (text == null) {
            return;
        }
        int from = offset(where);
        int at = source.drl().indexOf(text, from);
        fragments.add(new Fragment(kind, text, at < 0 ? from : at, bound));
    }

    int offset(BaseDescr where) {
        return where.getStartCharacter() > 0
                ? where.getStartCharacter()
                : source.offset(where.getLine(), where.getColumn());
    }

    /** So that a message stays readable. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }
}
