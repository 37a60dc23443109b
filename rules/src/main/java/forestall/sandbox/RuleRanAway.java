package forestall.sandbox;

/** Rules that used up their budget and were ended. The session they ran in is of no more use. */
public final class RuleRanAway extends IllegalStateException {
    private final String rule;
    private final String why;

    RuleRanAway(String rule, String why, Throwable cause) {
        super("'%s' ran away: %s".formatted(rule, why), cause);
        this.rule = rule;
        this.why = why;
    }

    /** The rule that ran; when rules share a condition, one of them. */
    public String rule() {
        return rule;
    }

    /** What it used up. */
    public String why() {
        return why;
    }
}
