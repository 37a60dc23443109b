package forestall.sandbox;

/**
 * How large a text may be before anyone parses it. Beyond these the parsers and the compiler of
 * Drools 10.2 were seen to hang or to run out of stack.
 *
 * @param characters of all texts together
 * @param nesting of brackets
 * @param expression characters between a bracket and its partner, and of one condition
 * @param rules in all texts together
 * @param patterns in one rule, at any depth
 * @param consequence characters of what one rule does
 */
public record Limits(
        int characters, int nesting, int expression, int rules, int patterns, int consequence) {

    public Limits {
        if (characters < 1
                || nesting < 1
                || expression < 1
                || rules < 1
                || patterns < 1
                || consequence < 1) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
    }

    /** 512 Ki characters, 40 deep, 4000 an expression, 1000 rules, 6 patterns a rule. */
    public static Limits usual() {
        return new Limits(512 * 1024, 40, 4000, 1000, 6, 8000);
    }
}
