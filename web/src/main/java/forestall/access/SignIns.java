package forestall.access;

import forestall.decide.PasswordHash;
import forestall.decide.Users;
import forestall.decide.Users.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/**
 * Looks at names and passwords. Takes as long for a name that nobody has; says not which of the two
 * was wrong; lets no address and no name be tried over and over.
 */
@ApplicationScoped
public class SignIns {
    private static final Logger LOG = Logger.getLogger(SignIns.class.getName());
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final Users users;
    private final Attempts attempts;

    /** A hash is dear: no more at once, or signing in would slow all else down. */
    private final Semaphore hashing = new Semaphore(2, true);

    @Inject
    SignIns(Users users) {
        this(users, AccessSettings.configured().tries());
    }

    SignIns(Users users, int tries) {
        this.users = users;
        this.attempts = new Attempts(tries);
    }

    /** For the proxy alone. */
    protected SignIns() {
        this(null, 0);
    }

    /**
     * The user, when name and password are right and sign-in is not refused.
     *
     * @param from address they come from
     */
    Optional<User> signIn(String given, String password, String from, Instant at) {
        if (!attempts.may(from, at)) {
            LOG.warning("Too many tries to sign in come from %s".formatted(from));
            return Optional.empty();
        }
        if (password.length() > 2 * PasswordHash.LONGEST) {
            return Optional.empty();
        }
        String name = given.strip().toLowerCase(Locale.ROOT);
        if (!mayHash()) { // before it is counted: being busy is nobody's fault
            LOG.warning("Too many sign in at once; one from %s has to try again".formatted(from));
            return Optional.empty();
        }
        try {
            return counted(name, password, from, at);
        } finally {
            hashing.release();
        }
    }

    private Optional<User> counted(String name, String password, String from, Instant at) {
        boolean possible = Users.NAME.matcher(name).matches();
        OptionalInt attempt = possible ? users.tryToSignIn(name, at) : OptionalInt.empty();
        Optional<String> hash = attempt.isPresent() ? users.passwordOf(name) : Optional.empty();
        boolean right = PasswordHash.matches(hash.orElse(PasswordHash.NOBODYS), password);
        if (hash.isEmpty()) { // the name may be a password in the wrong field
            LOG.info("A sign-in was refused, from %s: no such user, or locked out".formatted(from));
            return Optional.empty();
        }
        if (!right) {
            users.failed(name, from, attempt.getAsInt(), at);
            LOG.info(
                    "%s gave a wrong password, number %d, from %s"
                            .formatted(name, attempt.getAsInt(), from));
            return Optional.empty();
        }
        users.signedIn(name, from, at);
        LOG.info("%s signed in from %s".formatted(name, from));
        return users.byName(name);
    }

    /** True when a user who is signed in already gives the password once more. */
    boolean isRight(String name, String password) {
        return users.passwordOf(name).filter(hash -> matches(hash, password)).isPresent();
    }

    private boolean matches(String hash, String password) {
        if (!mayHash()) {
            return false;
        }
        try {
            return PasswordHash.matches(hash, password);
        } finally {
            hashing.release();
        }
    }

    private boolean mayHash() {
        try {
            return hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
