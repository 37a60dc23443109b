package forestall.access;

import forestall.decide.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;

/** A request whose caller is known, for those who ask for principal and roles as Jakarta has it. */
final class Known extends HttpServletRequestWrapper {
    private final Caller caller;

    Known(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller.name();
    }

    /** Roles by name, in whichever case; those that a role covers count. */
    @Override
    public boolean isUserInRole(String role) {
        try {
            return caller.may(Set.of(Role.valueOf(role.toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
