package forestall.decide;

import forestall.decide.Unacceptable.Code;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018) with HMAC-SHA-512, in the text form of Jakarta Security's reference
 * implementation: algorithm, iterations, salt, hash, by colons. 210,000 iterations are what the
 * OWASP Password Storage Cheat Sheet asks of this algorithm.
 */
public final class PasswordHash {
    /** Iterations of what is hashed now. */
    public static final int ITERATIONS = 210_000;

    /** {@value} random bytes of salt. */
    public static final int SALT_BYTES = 16;

    /** {@value} to {@link #LONGEST} characters make a password. */
    public static final int SHORTEST = 12;

    public static final int LONGEST = 200;

    /** Of a password that nobody has, to compare with where there is no user; equally slow. */
    public static final String NOBODYS =
            "PBKDF2WithHmacSHA512:%d:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
                    .formatted(ITERATIONS);

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int HASH_BITS = 256;
    private static final Pattern FORM =
            Pattern.compile(
                    ALGORITHM + ":([1-9][0-9]{3,7}):([A-Za-z0-9+/]{22}==):([A-Za-z0-9+/]{43}=)");

    private PasswordHash() {}

    /**
     * @param salt {@link #SALT_BYTES} bytes from a cryptographic source
     */
    public static String of(String password, byte[] salt) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException(
                    "a salt has %d bytes, not %d".formatted(SALT_BYTES, salt.length));
        }
        Base64.Encoder text = Base64.getEncoder();
        return "%s:%d:%s:%s"
                .formatted(
                        ALGORITHM,
                        ITERATIONS,
                        text.encodeToString(salt),
                        text.encodeToString(derive(password, salt, ITERATIONS)));
    }

    /** True when the text is a hash as {@link #of} makes it, of whatever number of iterations. */
    public static boolean isOne(String hash) {
        return FORM.matcher(hash).matches();
    }

    /**
     * True when the hash is that of the password. Slow by intent, and equally slow either way.
     *
     * @throws IllegalArgumentException when it is no hash
     */
    public static boolean matches(String hash, String password) {
        Matcher parts = FORM.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is no hash of a password");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(2));
        byte[] derived = derive(password, salt, Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts.group(3)), derived);
    }

    /**
     * @throws Unacceptable when a password is too easily guessed for this user
     */
    public static void check(String name, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Unacceptable(
                    Code.WEAK_PASSWORD,
                    "a password has %d to %d characters, this has %d"
                            .formatted(SHORTEST, LONGEST, length));
        }
        boolean containsName =
                name.length() > 2 && password.toLowerCase(Locale.ROOT).contains(name);
        if (containsName || password.codePoints().distinct().count() < 5) {
            throw new Unacceptable(
                    Code.WEAK_PASSWORD,
                    "a password must not contain the user's name, and has 5 different characters or more");
        }
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) { // every Java 17 has it
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
