package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.PasswordHash;
import forestall.decide.Role;
import forestall.decide.Users;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Adds the user {@code admin} with all roles when the service starts and has no user at all. {@code
 * forestall.first.password.hash} is the hash of the password; there is none that ships.
 */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class FirstUser {
    static final String NAME = "admin";
    static final String SETTING = "forestall.first.password.hash";

    private static final Logger LOG = Logger.getLogger(FirstUser.class.getName());

    @Inject Users users;

    @PostConstruct
    void start() {
        add(
                ConfigProvider.getConfig().getOptionalValue(SETTING, String.class),
                users,
                Instant.now());
    }

    static void add(Optional<String> hash, Users users, Instant at) {
        if (hash.filter(each -> !PasswordHash.isOne(each)).isPresent()) {
            throw new IllegalArgumentException(
                    SETTING + " must be a hash; ./forestall password makes one");
        }
        if (hash.isPresent()
                && users.addFirst(NAME, hash.get(), Role.OF_PEOPLE, new By(AuditLog.SERVICE, at))) {
            LOG.info("There was no user yet: %s was added, with all roles".formatted(NAME));
        } else if (users.all().isEmpty()) {
            LOG.warning(
                    "There is no user, so nobody can sign in with a password; see docs/install.md");
        }
    }
}
