package forestall.decide;

import forestall.decide.AuditLog.By;
import forestall.model.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** People who sign in with a password. Each change is in the {@link AuditLog}. */
public interface Users {
    /** {@value} bad passwords in a row lock a user out. */
    int MOST_FAILURES = 5;

    /** For how long. */
    Duration LOCKED_OUT = Duration.ofMinutes(15);

    Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /**
     * A person.
     *
     * @param name in small letters, as {@link #NAME}
     * @param disabled whether they may not sign in at all
     * @param mustChange whether they have to choose a password before anything else
     * @param epoch counts up when open sessions have to end
     * @param failedSignIns in a row
     * @param lockedUntil no sign-in before
     * @param signedInAt last good sign-in
     */
    record User(
            String name,
            Set<Role> roles,
            boolean disabled,
            boolean mustChange,
            int epoch,
            int failedSignIns,
            Optional<Instant> lockedUntil,
            Optional<Instant> signedInAt,
            Instant createdAt) {

        public User {
            check(name, roles);
            roles = Set.copyOf(roles);
        }

        public boolean isLocked(Instant at) {
            return lockedUntil.filter(at::isBefore).isPresent();
        }
    }

    /**
     * @throws IllegalArgumentException when a person cannot be called so, or have these roles
     */
    static void check(String name, Set<Role> roles) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a user's name has 1 to 64 of a-z 0-9 . _ @ - and begins with a letter or"
                            + " digit, was “%s”".formatted(Excerpt.of(name, 64)));
        }
        if (name.equals(AuditLog.SERVICE)) {
            throw new IllegalArgumentException(
                    "nobody can be called %s: the audit log means the service by it"
                            .formatted(AuditLog.SERVICE));
        }
        if (roles.isEmpty() || !Role.OF_PEOPLE.containsAll(roles)) {
            throw new IllegalArgumentException(
                    "a user has one or more of the roles %s, was %s"
                            .formatted(
                                    Role.OF_PEOPLE.stream().sorted().toList(),
                                    roles.stream().sorted().toList()));
        }
    }

    /** In order of name. */
    List<User> all();

    Optional<User> byName(String name);

    /** The hash of a user's password, as {@link PasswordHash} writes it. */
    Optional<String> passwordOf(String name);

    /**
     * Adds a user when there is none at all yet.
     *
     * @return whether it was added
     */
    boolean addFirst(String name, String password, Set<Role> roles, By by);

    /**
     * @param password its hash
     * @throws Unacceptable when the name is taken
     */
    void add(String name, String password, Set<Role> roles, boolean mustChange, By by);

    /**
     * Gives these roles and no others; open sessions end.
     *
     * @throws Unacceptable when there is no such user, or no admin would be left
     */
    void giveRoles(String name, Set<Role> roles, By by);

    /**
     * Disables or enables; open sessions end.
     *
     * @throws Unacceptable when there is no such user, or no admin would be left
     */
    void disable(String name, boolean disabled, By by);

    /** Ends a lock-out. */
    void unlock(String name, By by);

    /**
     * Replaces a password, and ends a lock-out; open sessions end.
     *
     * @param password its hash
     * @param mustChange whether they have to choose another at once
     */
    void changePassword(String name, String password, boolean mustChange, By by);

    /**
     * Counts a try to sign in, before the password is looked at, so that tries side by side are
     * counted, too.
     *
     * @return which try in a row it is, from 1 to {@link #MOST_FAILURES}; empty when it is refused:
     *     unknown, disabled, or locked out
     */
    OptionalInt tryToSignIn(String name, Instant at);

    /**
     * Notes that the password was right: there are no failures in a row.
     *
     * @param from address they come from
     */
    void signedIn(String name, String from, Instant at);

    /**
     * Notes that the password was wrong.
     *
     * @param attempt as {@link #tryToSignIn} counted
     */
    void failed(String name, String from, int attempt, Instant at);
}
