package forestall.sandbox;

/** A rule that met something it cannot compute, such as a division by zero. */
public final class RuleFailed extends IllegalStateException {
    private final String rule;

    RuleFailed(String rule, Throwable cause) {
        super("'%s' failed: %s".formatted(rule, rootOf(cause)), cause);
        this.rule = rule;
    }

    /** The rule that ran; when rules share a condition, one of them. */
    public String rule() {
        return rule;
    }

    private static String rootOf(Throwable cause) {
        Throwable root = cause;
        for (int deep = 0; root.getCause() != null && deep < 20; deep++) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
