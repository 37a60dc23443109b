package forestall.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void aTokenIsAllItsRandomBytesAndBeginsSoThatItIsFound() {
        byte[] bytes = new byte[Secret.BYTES];
        String zero = Secret.token(bytes);
        bytes[Secret.BYTES - 1] = 1;

        assertThat(zero).startsWith("fst_").hasSize(4 + 43).isNotEqualTo(Secret.token(bytes));
        assertThatThrownBy(() -> Secret.token(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashIsSha256() {
        assertThat(Secret.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Secret.same(Secret.hash("abc"), Secret.hash("abc"))).isTrue();
        assertThat(Secret.same(Secret.hash("abc"), Secret.hash("abd"))).isFalse();
    }
}
