package forestall.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

    @Test
    void aPortThatIsTakenIsNamedWithItsOption() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            var ports = new Ports(free.host(), free.http(), taken.getLocalPort(), free.database());
            assertThatThrownBy(ports::checkFree)
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port %d ".formatted(taken.getLocalPort()))
                    .hasMessageContaining("--admin-port");
        }
    }

    @Test
    void freePortsDiffer() {
        Ports free = Ports.free();
        assertThat(Set.of(free.http(), free.admin(), free.database())).hasSize(3);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "70000, 2, 3, '--port must be 1 to 65535, was 70000'",
        "1, 0, 3, '--admin-port must be 1 to 65535, was 0'",
        "1, 2, -1, '--database-port must be 1 to 65535, was -1'",
        "7, 2, 7, '--port and --database-port must differ, both were 7'",
    })
    void nonsenseIsRefusedInWords(int http, int admin, int database, String words) {
        assertThatThrownBy(() -> new Ports("127.0.0.1", http, admin, database))
                .isInstanceOf(Trouble.class)
                .hasMessage(words);
    }

    @Test
    void theHighestPortIsOne() {
        assertThatCode(() -> new Ports("127.0.0.1", 65_535, 1, 2)).doesNotThrowAnyException();
    }
}
