package forestall.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Secrets that were made at random, and are therefore kept as a plain hash: nobody guesses 256
 * bits.
 */
public final class Secret {
    /** {@value} random bytes make a token. */
    public static final int BYTES = 32;

    /** How tokens begin, so that scanners for leaked secrets find them. */
    public static final String PREFIX = "fst_";

    private Secret() {}

    /**
     * @param random {@link #BYTES} bytes from a cryptographic source
     */
    public static String token(byte[] random) {
        if (random.length != BYTES) {
            throw new IllegalArgumentException(
                    "a token has %d random bytes, not %d".formatted(BYTES, random.length));
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** SHA-256, in hexadecimal. */
    public static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }

    /** True when both hashes are the same; takes equally long either way. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
