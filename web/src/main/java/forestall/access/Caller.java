package forestall.access;

import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
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

    /**
     * Who acts, for the audit log.
     *
     * @throws IllegalStateException when nobody showed who they are: the gate let them in
     */
    public static By by(HttpServletRequest request) {
        return new By(
                of(request)
                        .map(Caller::name)
                        .orElseThrow(() -> new IllegalStateException("nobody has signed in")),
                Instant.now());
    }

    /** Empty when nobody showed who they are. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }
}
