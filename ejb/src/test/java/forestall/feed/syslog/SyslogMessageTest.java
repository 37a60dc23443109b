package forestall.feed.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogMessageTest {

    static SyslogMessage parse(String text) {
        return SyslogMessage.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void allFieldsOfTheHeader() {
        SyslogMessage message =
                parse(
                        "<165>1 2031-03-01T12:00:00.123456+01:00 db-1 postgres 4711 ID47"
                                + " [a@32473 k=\"v ] \\\" \\] w\"][b@1] \uFEFFthe disk är full");
        assertThat(message.at()).contains(Instant.parse("2031-03-01T11:00:00.123456Z"));
        assertThat(message.severity()).isEqualTo(Severity.INFO); // notice
        assertThat(message.labels())
                .isEqualTo(
                        Map.of(
                                "facility",
                                "20",
                                "hostname",
                                "db-1",
                                "appname",
                                "postgres",
                                "procid",
                                "4711",
                                "msgid",
                                "ID47"));
        assertThat(message.text()).isEqualTo("the disk är full");
    }

    @Test
    void whatIsNotKnownIsADash() {
        SyslogMessage message = parse("<0>1 - - - - - -");
        assertThat(message.at()).isEmpty();
        assertThat(message.severity()).isEqualTo(Severity.FATAL);
        assertThat(message.labels()).isEqualTo(Map.of("facility", "0"));
        assertThat(message.text()).isEmpty();
    }

    @Test
    void whatRelaysAddAroundAMessageIsTakenOff() {
        assertThat(parse("<28>1 - vm ledger - - -  line 1\n").text()).isEqualTo("line 1");
    }

    @ParameterizedTest(name = "[{0}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | priority",
                "no priority                                     | priority",
                "<>1 - - - - - -                                 | priority",
                "<192>1 - - - - - -                              | over 191",
                "<1a>1 - - - - - -                               | no number",
                "<34>Oct 11 22:14:15 mymachine su: 'su root'     | version",
                "<34>1 yesterday h a - - - m                     | no time",
                "<34>1 2031-03-01T12:00:00Z h a                  | breaks off",
                "<34>1 2031-03-01T12:00:00Z h a - - [x y=\"1     | does not end",
                "<34>1 2031-03-01T12:00:00Z h a - - text         | structured data is missing",
                "<34>1  h a - - - m                              | breaks off",
            })
    void whatIsWrongIsSaid(String text, String words) {
        assertThatThrownBy(() -> parse(text.strip()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Property
    void noBytesBreakTheReader(@ForAll byte[] tail) {
        byte[] bytes = new byte[tail.length + 4];
        System.arraycopy("<34>".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        System.arraycopy(tail, 0, bytes, 4, tail.length);
        try {
            SyslogMessage.parse(bytes);
        } catch (IllegalArgumentException said) {
            assertThat(said.getMessage()).isNotBlank();
        }
    }
}
