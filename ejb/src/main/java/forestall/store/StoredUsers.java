package forestall.store;

import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.decide.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** People who sign in, in PostgreSQL, each change with its entry in the audit log. Thread-safe. */
public final class StoredUsers implements Users {
    private final Jdbi jdbi;

    public StoredUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<User> all() {
        return jdbi.withExtension(UserDao.class, UserDao::all);
    }

    @Override
    public Optional<User> byName(String name) {
        return jdbi.withExtension(UserDao.class, dao -> dao.byName(name));
    }

    @Override
    public Optional<String> passwordOf(String name) {
        return jdbi.withExtension(UserDao.class, dao -> dao.passwordOf(name));
    }

    @Override
    public boolean addFirst(String name, String password, Set<Role> roles, By by) {
        Users.check(name, roles);
        return jdbi.inTransaction(
                handle -> {
                    UserDao dao = handle.attach(UserDao.class);
                    dao.lock();
                    if (dao.count() > 0) {
                        return false;
                    }
                    dao.add(name, password, roles, false, by.at());
                    handle.attach(AuditDao.class)
                            .note(by, "user-added", name, Map.of("roles", words(roles)));
                    return true;
                });
    }

    @Override
    public void add(String name, String password, Set<Role> roles, boolean mustChange, By by) {
        Users.check(name, roles);
        jdbi.useTransaction(
                handle -> {
                    int added =
                            handle.attach(UserDao.class)
                                    .add(name, password, roles, mustChange, by.at());
                    if (added == 0) {
                        throw new Unacceptable(
                                Code.USER_EXISTS, "there is a user %s already".formatted(name));
                    }
                    handle.attach(AuditDao.class)
                            .note(by, "user-added", name, Map.of("roles", words(roles)));
                });
    }

    @Override
    public void giveRoles(String name, Set<Role> roles, By by) {
        Users.check(name, roles);
        change(
                name,
                dao -> dao.giveRoles(name, roles),
                audit -> audit.note(by, "roles-given", name, Map.of("roles", words(roles))));
    }

    @Override
    public void disable(String name, boolean disabled, By by) {
        change(
                name,
                dao -> dao.disable(name, disabled),
                audit ->
                        audit.note(
                                by, disabled ? "user-disabled" : "user-enabled", name, Map.of()));
    }

    @Override
    public void unlock(String name, By by) {
        change(
                name,
                dao -> dao.unlock(name),
                audit -> audit.note(by, "user-unlocked", name, Map.of()));
    }

    @Override
    public void changePassword(String name, String password, boolean mustChange, By by) {
        change(
                name,
                dao -> dao.changePassword(name, password, mustChange),
                audit ->
                        audit.note(
                                by,
                                mustChange ? "password-reset" : "password-changed",
                                name,
                                Map.of()));
    }

    private void change(String name, ToIntFunction<UserDao> change, Consumer<AuditDao> note) {
        jdbi.useTransaction(
                handle -> {
                    UserDao dao = handle.attach(UserDao.class);
                    dao.lock();
                    int before = dao.admins();
                    if (change.applyAsInt(dao) == 0) {
                        throw new Unacceptable(
                                Code.UNKNOWN_USER, "there is no user %s".formatted(name));
                    }
                    if (before > 0 && dao.admins() == 0) {
                        throw new Unacceptable(
                                Code.LAST_ADMIN,
                                "%s is the only admin; make somebody else one first"
                                        .formatted(name));
                    }
                    note.accept(handle.attach(AuditDao.class));
                });
    }

    @Override
    public OptionalInt tryToSignIn(String name, Instant at) {
        Instant until = at.plus(LOCKED_OUT);
        return jdbi.withExtension(
                        UserDao.class, dao -> dao.tryToSignIn(name, at, MOST_FAILURES, until))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public void signedIn(String name, String from, Instant at) {
        jdbi.useTransaction(
                handle -> {
                    handle.attach(UserDao.class).signedIn(name, at);
                    handle.attach(AuditDao.class)
                            .note(new By(name, at), "sign-in", name, Map.of("from", from));
                });
    }

    @Override
    public void failed(String name, String from, int attempt, Instant at) {
        jdbi.useExtension(
                AuditDao.class,
                audit ->
                        audit.note(
                                new By(name, at),
                                attempt < MOST_FAILURES ? "sign-in-failed" : "locked-out",
                                name,
                                Map.of("from", from, "attempt", String.valueOf(attempt))));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }
}
