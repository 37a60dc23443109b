package forestall.store;

import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.AuditLog.By;
import forestall.decide.AuditLog.Choice;
import forestall.decide.AuditLog.Entry;
import forestall.decide.Role;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.decide.Users;
import forestall.decide.Users.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredUsersIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final By ROOT = new By("root", NOON);
    static final String HASH = "a hash, as it were";

    final StoredUsers users = new StoredUsers(JDBI);
    final StoredAudit audit = new StoredAudit(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void aUserIsAddedOnceAndReadBack() {
        users.add("ada", HASH, Set.of(Role.ANALYST, Role.VIEWER), true, ROOT);

        assertThat(users.byName("ada"))
                .contains(
                        new User(
                                "ada",
                                Set.of(Role.ANALYST, Role.VIEWER),
                                false,
                                true,
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                NOON));
        assertThat(users.passwordOf("ada")).contains(HASH);
        assertThat(users.byName("bob")).isEmpty();
        refused(Code.USER_EXISTS, () -> users.add("ada", HASH, Set.of(Role.VIEWER), false, ROOT));
        assertThatThrownBy(() -> users.add("eve", HASH, Set.of(Role.SENDER), false, ROOT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstUserIsAddedOnlyWhereThereIsNone() {
        assertThat(users.addFirst("admin", HASH, Role.OF_PEOPLE, ROOT)).isTrue();
        assertThat(users.addFirst("admin", "another", Role.OF_PEOPLE, ROOT)).isFalse();
        assertThat(users.addFirst("other", HASH, Role.OF_PEOPLE, ROOT)).isFalse();

        assertThat(users.all()).extracting(User::name).containsExactly("admin");
        assertThat(users.passwordOf("admin")).contains(HASH);
    }

    @Test
    void fiveBadPasswordsLockOutForAQuarterOfAnHour() {
        users.add("ada", HASH, Set.of(Role.VIEWER), false, ROOT);
        for (int attempt = 1; attempt <= Users.MOST_FAILURES; attempt++) {
            assertThat(users.tryToSignIn("ada", NOON)).isEqualTo(OptionalInt.of(attempt));
        }
        assertThat(users.tryToSignIn("ada", NOON)).isEmpty();
        Instant end = NOON.plus(Users.LOCKED_OUT);
        assertThat(users.byName("ada").orElseThrow().lockedUntil()).contains(end);
        assertThat(users.tryToSignIn("ada", end.minusMillis(1))).isEmpty();
        assertThat(users.tryToSignIn("ada", end)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void aGoodPasswordBeginsTheCountAnew() {
        users.add("ada", HASH, Set.of(Role.VIEWER), false, ROOT);
        IntStream.rangeClosed(1, Users.MOST_FAILURES)
                .forEach(attempt -> users.tryToSignIn("ada", NOON));

        users.signedIn("ada", "192.0.2.1", NOON.plusSeconds(1)); // the fifth was right

        User ada = users.byName("ada").orElseThrow();
        assertThat(ada.failedSignIns()).isZero();
        assertThat(ada.lockedUntil()).isEmpty();
        assertThat(ada.signedInAt()).contains(NOON.plusSeconds(1));
        assertThat(users.tryToSignIn("ada", NOON)).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void triesSideBySideAreCountedEach() throws Exception {
        users.add("ada", HASH, Set.of(Role.VIEWER), false, ROOT);
        List<OptionalInt> tries =
                IntStream.range(0, 40)
                        .parallel()
                        .mapToObj(each -> users.tryToSignIn("ada", NOON))
                        .toList();

        assertThat(tries.stream().filter(OptionalInt::isPresent).map(OptionalInt::getAsInt))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void whoIsDisabledOrUnknownMayNotTry() {
        users.add("ada", HASH, Set.of(Role.VIEWER), false, ROOT);
        users.disable("ada", true, ROOT);

        assertThat(users.tryToSignIn("ada", NOON)).isEmpty();
        assertThat(users.tryToSignIn("nobody", NOON)).isEmpty();
        users.disable("ada", false, ROOT);
        assertThat(users.tryToSignIn("ada", NOON)).isPresent();
    }

    @Test
    void whatEndsSessionsCountsTheEpochUp() {
        users.add("root", HASH, Set.of(Role.ADMIN), false, ROOT);
        users.add("ada", HASH, Set.of(Role.VIEWER), true, ROOT);

        users.giveRoles("ada", Set.of(Role.OPERATOR), ROOT);
        users.disable("ada", true, ROOT);
        users.changePassword("ada", "another", false, ROOT);
        users.unlock("ada", ROOT); // ends none

        User ada = users.byName("ada").orElseThrow();
        assertThat(ada.epoch()).isEqualTo(3);
        assertThat(ada.roles()).containsExactly(Role.OPERATOR);
        assertThat(ada.mustChange()).isFalse();
        assertThat(users.passwordOf("ada")).contains("another");
    }

    @Test
    void theLastAdminStays() {
        users.add("root", HASH, Set.of(Role.ADMIN), false, ROOT);
        users.add("ada", HASH, Set.of(Role.ADMIN), false, ROOT);
        users.disable("ada", true, ROOT);

        refused(Code.LAST_ADMIN, () -> users.disable("root", true, ROOT));
        refused(Code.LAST_ADMIN, () -> users.giveRoles("root", Set.of(Role.VIEWER), ROOT));
        assertThat(users.byName("root").orElseThrow().roles()).containsExactly(Role.ADMIN);
        refused(Code.UNKNOWN_USER, () -> users.unlock("nobody", ROOT));
    }

    @Test
    void eachChangeIsInTheAuditLogAndNoneThatWasRefused() {
        int before = audit.newest(Choice.ALL, 0, 1).total();
        users.add("ada", HASH, Set.of(Role.VIEWER, Role.ADMIN), true, ROOT);
        users.tryToSignIn("ada", NOON);
        users.failed("ada", "192.0.2.1", 1, NOON);
        users.failed("ada", "192.0.2.1", Users.MOST_FAILURES, NOON);
        users.unlock("ada", ROOT);
        users.signedIn("ada", "192.0.2.1", NOON);
        users.changePassword("ada", "another", true, ROOT);
        refused(Code.LAST_ADMIN, () -> users.disable("ada", true, ROOT));

        List<Entry> entries = audit.newest(Choice.ALL, 0, 100).entries();
        assertThat(entries.subList(0, entries.size() - before))
                .extracting(each -> each.who() + " " + each.what() + " " + each.subject())
                .containsExactly(
                        "root password-reset ada",
                        "ada sign-in ada",
                        "root user-unlocked ada",
                        "ada locked-out ada",
                        "ada sign-in-failed ada",
                        "root user-added ada");
        assertThat(entries.toString()).doesNotContain(HASH).doesNotContain("another");
    }

    private static void refused(Code code, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Unacceptable.class, each -> assertThat(each.code()).isEqualTo(code));
    }
}
