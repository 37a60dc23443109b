package forestall.access;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.decide.AuditLog.By;
import forestall.decide.PasswordHash;
import forestall.decide.Role;
import forestall.decide.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInsTest {
    static final Instant NOON = Instant.parse("2031-03-02T12:00:00Z");
    static final String PASSWORD = "seven green umbrellas";
    static final String HASH = PasswordHash.of(PASSWORD, new byte[PasswordHash.SALT_BYTES]);

    final OneUser ada = new OneUser();
    final SignIns signIns = new SignIns(ada, Attempts.MOST);

    @Test
    void theRightPasswordLetsInWhateverTheCaseOfTheName() {
        assertThat(signIns.signIn(" Ada ", PASSWORD, "192.0.2.1", NOON)).isPresent();
        assertThat(ada.noted).containsExactly("try ada", "in ada");
    }

    @Test
    void aWrongPasswordIsCountedAndNoted() {
        assertThat(signIns.signIn("ada", "another", "192.0.2.1", NOON)).isEmpty();
        assertThat(ada.noted).containsExactly("try ada", "failed ada 1");
    }

    @Test
    void whoIsLockedOutIsRefusedAlsoWithTheRightPassword() {
        ada.locked = true;
        assertThat(signIns.signIn("ada", PASSWORD, "192.0.2.1", NOON)).isEmpty();
        assertThat(ada.noted).containsExactly("try ada");
    }

    @Test
    void aNameThatNobodyHasIsRefusedAndWhatIsNoNameIsNotEvenLookedUp() {
        assertThat(signIns.signIn("eve", PASSWORD, "192.0.2.1", NOON)).isEmpty();
        assertThat(signIns.signIn("my secret pass word!", "", "192.0.2.1", NOON)).isEmpty();
        assertThat(ada.noted).containsExactly("try eve");
    }

    @Test
    void anAddressThatTriesTooOftenIsRefusedBeforeAnythingIsLookedUp() {
        for (int attempt = 0; attempt < Attempts.MOST; attempt++) {
            signIns.signIn("", "", "192.0.2.9", NOON);
        }
        assertThat(signIns.signIn("ada", PASSWORD, "192.0.2.9", NOON)).isEmpty();
        assertThat(ada.noted).isEmpty();
        assertThat(signIns.signIn("ada", PASSWORD, "192.0.2.8", NOON)).isPresent();
    }

    /** Knows ada alone. */
    private static final class OneUser implements Users {
        final List<String> noted = new ArrayList<>();
        boolean locked;

        @Override
        public OptionalInt tryToSignIn(String name, Instant at) {
            noted.add("try " + name);
            return locked || !name.equals("ada") ? OptionalInt.empty() : OptionalInt.of(1);
        }

        @Override
        public Optional<String> passwordOf(String name) {
            return name.equals("ada") ? Optional.of(HASH) : Optional.empty();
        }

        @Override
        public void signedIn(String name, String from, Instant at) {
            noted.add("in " + name);
        }

        @Override
        public void failed(String name, String from, int attempt, Instant at) {
            noted.add("failed " + name + " " + attempt);
        }

        @Override
        public Optional<User> byName(String name) {
            return Optional.of(
                    new User(
                            name,
                            Set.of(Role.VIEWER),
                            false,
                            false,
                            0,
                            0,
                            Optional.empty(),
                            Optional.empty(),
                            NOON));
        }

        @Override
        public List<User> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean addFirst(String name, String password, Set<Role> roles, By by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void add(String name, String hash, Set<Role> roles, boolean must, By by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void giveRoles(String name, Set<Role> roles, By by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void disable(String name, boolean disabled, By by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void unlock(String name, By by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void changePassword(String name, String hash, boolean must, By by) {
            throw new UnsupportedOperationException();
        }
    }
}
