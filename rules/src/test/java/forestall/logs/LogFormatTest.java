package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "2031-03-01 12:00:00,123 INFO [main] org.shop.Till: open ~ log4j-thread ~ INFO ~ open",
                "2031-03-01T12:00:00Z WARN low on disk ~ iso-level ~ WARN ~ low on disk",
                "Mar  1 12:00:00 db-1 postgres[4711]: ready ~ syslog ~ '' ~ ready",
                "<34>1 2031-03-01T12:00:00Z db-1 postgres 4711 - - ready ~ syslog-5424 ~ '' ~ ready",
                "[Sat Mar 01 12:00:00 2031] [error] gone ~ httpd ~ error ~ gone",
                "03-01 12:00:00.123  1702  2395 E Till: gone ~ logcat ~ E ~ gone",
                "ERROR: gone ~ level ~ ERROR ~ gone",
                "plain words ~ none ~ '' ~ plain words",
            })
    void theHeaderThatFitsIsTakenOff(String line, String name, String level, String message) {
        LogFormat format = LogFormat.of(Collections.nCopies(10, line.strip()));
        assertThat(format.name()).isEqualTo(name.strip());
        assertThat(format.level(line.strip())).isEqualTo(level.strip());
        assertThat(format.message(line.strip())).isEqualTo(message.strip());
    }

    @Test
    void aLineWithoutTheHeaderOfItsLogIsAllMessage() {
        LogFormat format = LogFormat.of(Collections.nCopies(10, "ERROR: gone"));
        assertThat(format.message("  at org.shop.Till(Till.java:17)"))
                .isEqualTo("  at org.shop.Till(Till.java:17)");
        assertThat(format.level("  at org.shop.Till")).isEmpty();
    }

    @Test
    void noLinesHaveNoFormat() {
        assertThat(LogFormat.of(List.of())).isSameAs(LogFormat.NONE);
    }
}
