package forestall.api;

import forestall.decide.AuditLog.By;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;

/** Who acts, for the audit log. */
final class Acting {

    private Acting() {}

    /**
     * @throws IllegalStateException when nobody showed who they are: the gate let them in
     */
    static By by(SecurityContext context) {
        Principal who = context.getUserPrincipal();
        if (who == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return new By(who.getName(), Instant.now());
    }
}
