package forestall.cycle;

import forestall.decide.AuditLog;
import forestall.decide.Tokens;
import forestall.decide.Users;
import forestall.store.StoredAudit;
import forestall.store.StoredTokens;
import forestall.store.StoredUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Builds what knows users, tokens, and what they did; the rest is in {@link Wiring}. */
@ApplicationScoped
public class SecurityWiring {

    @Produces
    @Singleton
    @Typed(Users.class)
    Users users(Jdbi jdbi) {
        return new StoredUsers(jdbi);
    }

    @Produces
    @Singleton
    @Typed(Tokens.class)
    Tokens tokens(Jdbi jdbi) {
        return new StoredTokens(jdbi);
    }

    @Produces
    @Singleton
    @Typed(AuditLog.class)
    AuditLog audit(Jdbi jdbi) {
        return new StoredAudit(jdbi);
    }
}
