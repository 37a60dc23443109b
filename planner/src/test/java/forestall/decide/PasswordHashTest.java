package forestall.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    static final byte[] SALT = new byte[PasswordHash.SALT_BYTES];

    @Test
    void aPasswordMatchesItsOwnHashAndNoOther() {
        String hash = PasswordHash.of("correct horse battery", SALT);

        assertThat(PasswordHash.isOne(hash)).isTrue();
        assertThat(PasswordHash.matches(hash, "correct horse battery")).isTrue();
        assertThat(PasswordHash.matches(hash, "correct horse batterz")).isFalse();
        assertThat(PasswordHash.matches(hash, "")).isFalse();
        assertThat(hash).doesNotContain("horse").contains(":210000:");
    }

    @Test
    void theSaltMakesEqualPasswordsDiffer() {
        byte[] other = SALT.clone();
        other[3] = 1;

        assertThat(PasswordHash.of("correct horse battery", SALT))
                .isNotEqualTo(PasswordHash.of("correct horse battery", other));
    }

    /** PBKDF2 with HMAC-SHA-512, as Python's hashlib computes it. */
    @Test
    void aHashOfAnotherProgramIsUnderstood() {
        String derived = "20MTVzg/n3H4pkjP7rPbs9uXGvJYlRG4j32EBHiNeeg=";
        String hash =
                "PBKDF2WithHmacSHA512:1000:%s:%s"
                        .formatted(
                                Base64.getEncoder()
                                        .encodeToString(
                                                "0123456789abcdef"
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .US_ASCII)),
                                derived);

        assertThat(PasswordHash.matches(hash, "pässword")).isTrue();
        assertThat(PasswordHash.matches(hash, "password")).isFalse();
    }

    @Test
    void nobodyHasAPasswordYetItTakesAsLong() {
        assertThat(PasswordHash.isOne(PasswordHash.NOBODYS)).isTrue();
        assertThat(PasswordHash.NOBODYS).contains(":" + PasswordHash.ITERATIONS + ":");
        assertThat(PasswordHash.matches(PasswordHash.NOBODYS, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "PBKDF2WithHmacSHA512:1:AAAAAAAAAAAAAAAAAAAAAA==:x",
                "PBKDF2WithHmacSHA1:210000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void whatIsNoHashIsRefused(String text) {
        assertThat(PasswordHash.isOne(text)).isFalse();
        assertThatThrownBy(() -> PasswordHash.matches(text, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenchars",
                "aaaaaaaaaaaa",
                "abababababababab",
                "ada-lovelace-1",
                "Mrs ADA of x"
            })
    void whatIsEasilyGuessedIsRefused(String password) {
        assertThatThrownBy(() -> PasswordHash.check("ada", password))
                .isInstanceOf(Unacceptable.class);
    }

    @Test
    void twelveCharactersAreEnough() {
        assertThatCode(() -> PasswordHash.check("ada", "twelve chars")).doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordHash.check("ada", "abcde".repeat(41)))
                .isInstanceOf(Unacceptable.class);
    }
}
