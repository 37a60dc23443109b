package forestall.command;

import forestall.decide.PasswordHash;
import forestall.decide.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How this command, and the first person, get into an embedded service: a token, kept in the data
 * folder, and a password, kept nowhere. The service learns their hashes alone.
 */
final class Credentials {
    /** Name of the token's file, as the data folder names secrets. */
    static final String TOKEN = "token";

    private static final int PASSWORD_BYTES = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token;
    private final Optional<String> firstPassword;

    private Credentials(String token, Optional<String> firstPassword) {
        this.token = token;
        this.firstPassword = firstPassword;
    }

    /**
     * @param first whether there is no user yet
     */
    static Credentials of(Folder folder, boolean first) {
        return new Credentials(
                folder.secret(TOKEN), first ? Optional.of(password()) : Optional.empty());
    }

    String token() {
        return token;
    }

    /** The password of the user {@code admin} whom this start adds; empty when there was one. */
    Optional<String> firstPassword() {
        return firstPassword;
    }

    /** What the service is told. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("FORESTALL_TOKEN_HASH", Secret.hash(token));
        firstPassword.ifPresent(
                password -> environment.put("FORESTALL_FIRST_PASSWORD_HASH", hash(password)));
        return environment;
    }

    static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static String hash(String password) {
        byte[] salt = new byte[PasswordHash.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return PasswordHash.of(password, salt);
    }
}
