package forestall.model;

import static forestall.model.Examples.LEDGER;
import static forestall.model.Examples.NOON;
import static forestall.model.Examples.OPENSSL;
import static forestall.model.Examples.STOCKHOLM;
import static forestall.model.Examples.event;
import static forestall.model.Examples.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger runs OpenSSL in Stockholm. */
class ExternalEventTest {
    private final Component ledger = Examples.component(LEDGER.value());

    @Test
    void touchesWhomItNames() {
        assertThat(touches(event(ids("ledger"), Set.of(), Set.of(), Optional.empty()))).isTrue();
        assertThat(touches(event(ids("mail"), Set.of(), Set.of(), Optional.empty()))).isFalse();
    }

    @Test
    void touchesWhoeverIsAtASiteThatItNames() {
        assertThat(touches(event(Set.of(), Set.of(STOCKHOLM.id()), Set.of(), Optional.empty())))
                .isTrue();
        assertThat(touches(event(Set.of(), Set.of(SiteId.of("malmo")), Set.of(), Optional.empty())))
                .isFalse();
    }

    @Test
    void touchesWhoeverRunsSoftwareThatItNamesAsWritten() {
        var other = SoftwareId.of("pkg:deb/debian/openssl@3.0.16");
        assertThat(touches(event(Set.of(), Set.of(), Set.of(OPENSSL), Optional.empty()))).isTrue();
        assertThat(touches(event(Set.of(), Set.of(), Set.of(other), Optional.empty()))).isFalse();
    }

    @Test
    void touchesWhoeverIsInItsCircle() {
        var near = Optional.of(new Area(59, 18, 100));
        var far = Optional.of(new Area(55, 13, 100));
        assertThat(touches(event(Set.of(), Set.of(), Set.of(), near))).isTrue();
        assertThat(touches(event(Set.of(), Set.of(), Set.of(), far))).isFalse();
        assertThat(touches(event(ids("ledger"), Set.of(), Set.of(), far))).isTrue();
    }

    @ParameterizedTest(name = "{0} s after noon: {1}")
    @CsvSource({"-1, false", "0, true", "3599, true", "3600, false"})
    void isValidFromInclusiveUntilExclusive(long seconds, boolean valid) {
        var event = event(ids("ledger"), Set.of(), Set.of(), Optional.empty());
        assertThat(event.isValidAt(NOON.plusSeconds(seconds))).isEqualTo(valid);
    }

    private boolean touches(ExternalEvent event) {
        return event.touches(ledger, STOCKHOLM);
    }
}
