package forestall.access;

import forestall.decide.AuditLog.By;
import forestall.decide.PasswordHash;
import forestall.decide.Role;
import forestall.decide.Secret;
import forestall.decide.Tokens;
import forestall.decide.Tokens.Token;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.decide.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What admins do with users and tokens, and users with their password. */
@ApplicationScoped
public class People {
    private static final int PASSWORD_BYTES = 15;

    @Inject Users users;
    @Inject Tokens tokens;
    @Inject SignIns signIns;

    private final SecureRandom random = new SecureRandom();

    /** A token, and the secret that is shown this once. */
    public record NewToken(Token token, String secret) {}

    /**
     * Adds a user.
     *
     * @return the password to begin with, which is shown this once
     */
    public String add(String given, Set<Role> roles, By by) {
        String name = given.strip().toLowerCase(Locale.ROOT);
        Users.check(name, roles);
        String password = newPassword();
        users.add(name, hash(password), roles, true, by);
        return password;
    }

    /**
     * Gives a user a new password to begin with.
     *
     * @return the password, which is shown this once
     */
    public String reset(String name, By by) {
        String password = newPassword();
        users.changePassword(name, hash(password), true, by);
        return password;
    }

    /**
     * Replaces one's own password.
     *
     * @throws Unacceptable when the old one is wrong, or the new one too easily guessed
     */
    public void change(String old, String chosen, By by) {
        if (users.tryToSignIn(by.who(), by.at()).isEmpty() || !signIns.isRight(by.who(), old)) {
            throw new Unacceptable(
                    Code.WRONG_PASSWORD, "the password that you have now is another one");
        }
        PasswordHash.check(by.who(), chosen);
        if (chosen.equals(old)) {
            throw new Unacceptable(Code.WEAK_PASSWORD, "the new password is the old one");
        }
        users.changePassword(by.who(), hash(chosen), false, by);
    }

    /**
     * @param valid how long; empty for ever
     */
    public NewToken addToken(String name, Set<Role> roles, Optional<Duration> valid, By by) {
        byte[] bytes = new byte[Secret.BYTES];
        random.nextBytes(bytes);
        String secret = Secret.token(bytes);
        var token =
                new Token(
                        UUID.randomUUID(),
                        name.strip(),
                        roles,
                        by.who(),
                        by.at(),
                        valid.map(by.at()::plus),
                        Optional.empty(),
                        Optional.empty());
        tokens.add(token, Secret.hash(secret), by);
        return new NewToken(token, secret);
    }

    private String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String hash(String password) {
        byte[] salt = new byte[PasswordHash.SALT_BYTES];
        random.nextBytes(salt);
        return PasswordHash.of(password, salt);
    }
}
