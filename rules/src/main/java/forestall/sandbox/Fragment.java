package forestall.sandbox;

import java.util.Set;

/**
 * A piece of code within a rule.
 *
 * @param kind where it stands
 * @param text as the parser of rules hands it on
 * @param offset its first character within the text of the source
 * @param bound names that the rule gives to what it found
 */
record Fragment(Kind kind, String text, int offset, Set<String> bound) {

    enum Kind {
        /** One condition on a fact. */
        CONDITION,
        /** A value that is computed: what an accumulate sums, where {@code from} takes from. */
        VALUE,
        /** What the rule does. */
        CONSEQUENCE
    }
}
