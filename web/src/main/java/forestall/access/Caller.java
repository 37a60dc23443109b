package forestall.access;

import forestall.decide.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param name as the audit log has it
 * @param how they showed who they are
 * @param mustChange whether they have to choose a password before anything else
 */
public record Caller(String name, Set<Role> roles, How how, boolean mustChange)
        implements Principal {
    private static final String ATTRIBUTE = Caller.class.getName();

    /** How callers show who they are. */
    public enum How {
        PASSWORD,
        PROVIDER,
        TOKEN
    }

    public Caller {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return name;
    }

    /** True when they may do what is asked of one of these roles. */
    public boolean may(Collection<Role> asked) {
        return Role.anyCovers(roles, asked);
    }

    void enter(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Empty when nobody showed who they are. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }
}
