package forestall.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    static final Instant NOON = Instant.parse("2031-03-02T12:00:00Z");

    final Attempts attempts = new Attempts(Attempts.MOST);

    @Test
    void anAddressTriesTwentyTimesThenOnceEverySixSeconds() {
        for (int attempt = 0; attempt < Attempts.MOST; attempt++) {
            assertThat(attempts.may("192.0.2.1", NOON)).isTrue();
        }
        assertThat(attempts.may("192.0.2.1", NOON)).isFalse();
        assertThat(attempts.may("192.0.2.1", NOON.plusSeconds(5))).isFalse();
        assertThat(attempts.may("192.0.2.1", NOON.plusSeconds(6))).isTrue();
        assertThat(attempts.may("192.0.2.1", NOON.plusSeconds(6))).isFalse();
        assertThat(attempts.may("192.0.2.2", NOON)).isTrue();
    }

    @Test
    void awayForAWhileItMayTryAsOftenAsAtFirst() {
        for (int attempt = 0; attempt <= Attempts.MOST; attempt++) {
            attempts.may("192.0.2.1", NOON);
        }
        for (int attempt = 0; attempt < Attempts.MOST; attempt++) {
            assertThat(attempts.may("192.0.2.1", NOON.plusSeconds(120))).isTrue();
        }
        assertThat(attempts.may("192.0.2.1", NOON.plusSeconds(120))).isFalse();
    }

    @Test
    void aNetworkOfIpVersion6CountsAsOne() {
        for (int attempt = 0; attempt < Attempts.MOST; attempt++) {
            assertThat(attempts.may("2001:db8:1:2::" + attempt, NOON)).isTrue();
        }
        assertThat(attempts.may("2001:db8:1:2:ffff::9", NOON)).isFalse();
        assertThat(attempts.may("2001:db8:1:3::9", NOON)).isTrue();
    }

    @Test
    void noMoreAddressesAreRememberedThanFit() {
        for (int address = 0; address < Attempts.ADDRESSES + 500; address++) {
            attempts.may("10.%d.%d.1".formatted(address / 250, address % 250), NOON);
        }
        assertThat(attempts.remembered()).isEqualTo(Attempts.ADDRESSES);
    }
}
