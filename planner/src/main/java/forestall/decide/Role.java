package forestall.decide;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may do. Every role but {@link #SENDER} lets view, too. */
public enum Role {
    /** Looks at everything, and asks what would be decided. */
    VIEWER,
    /** Edits rule sets. */
    ANALYST,
    /** Approves, publishes, and rolls back rule sets. */
    APPROVER,
    /** Failovers, catalogue, feeds, models, and telemetry. */
    OPERATOR,
    /** Users, tokens, and the audit log. */
    ADMIN,
    /** Pushes telemetry, and sees nothing; for tokens alone. */
    SENDER;

    /** Those that a person can have. */
    public static final Set<Role> OF_PEOPLE =
            Set.copyOf(EnumSet.of(VIEWER, ANALYST, APPROVER, OPERATOR, ADMIN));

    /** True when who has this role may do what {@code other} may. */
    public boolean covers(Role other) {
        return this == other
                || (other == VIEWER && this != SENDER)
                || (other == SENDER && this == OPERATOR);
    }

    /** True when one of the roles covers one of those that are asked for. */
    public static boolean anyCovers(Collection<Role> held, Collection<Role> asked) {
        return held.stream().anyMatch(each -> asked.stream().anyMatch(each::covers));
    }
}
