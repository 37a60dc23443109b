package forestall.decide;

/**
 * Something that the caller can mend. The code is part of the API and never changes; the text may.
 */
public final class Unacceptable extends RuntimeException {

    /** What went wrong. */
    public enum Code {
        UNKNOWN_COMPONENT,
        UNKNOWN_SITE,
        UNKNOWN_DECISION,
        UNKNOWN_RUN,
        UNKNOWN_FAULT,
        UNKNOWN_FEED,
        UNKNOWN_FAILURE,
        UNKNOWN_MODEL,
        UNKNOWN_MAINTENANCE,
        UNKNOWN_RULE_SET,
        UNKNOWN_COMPARISON,
        UNKNOWN_CHECK,
        RULE_SET_STATE,
        RULE_SET_FAILS,
        FOUR_EYES,
        UNKNOWN_USER,
        UNKNOWN_TOKEN,
        USER_EXISTS,
        LAST_ADMIN,
        WEAK_PASSWORD,
        WRONG_PASSWORD,
        COMPONENT_IN_USE,
        SITE_IN_USE,
        HOST_IN_USE,
        TIMESTAMP_IN_FUTURE,
        TIMESTAMP_TOO_OLD,
        RUN_OVERLAPS,
        RUN_STATE,
        PROVIDER_REFUSED,
        REFIT_UNDER_WAY,
        CLOCK_NOT_DRIVEN_BY_DATA,
        CLOCK_RUNS_BACKWARDS
    }

    private final Code code;

    public Unacceptable(Code code, String detail) {
        super(detail);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
