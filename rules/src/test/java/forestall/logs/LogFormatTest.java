package forestall.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LogFormatTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-01T00:00:00Z");

    static Stream<String[]> rows() {
        return LogFormat.rows().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowOfTheTableIsInferredFromItsExample(String name, String layout, String example) {
        LogFormat format = LogFormat.infer(List.of(example));
        LogRecord read = format.read(example, RECEIVED);

        assertThat(format.name()).isEqualTo(name);
        assertThat(example).endsWith(read.content());
        assertThat(read.content().length()).isLessThan(example.length());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Dec 31 23:59:59 host app[1]: late|2026-12-31T23:59:59Z||app[1]|late",
                "<11>Oct 11 22:14:15 host su: no|2026-10-11T22:14:15Z|ERROR|su|no",
                "<165>1 2026-10-11T22:14:15.003Z h evt - ID47 [a@1 x=\"]\"] hi"
                        + "|2026-10-11T22:14:15.003Z|INFO|evt|hi",
                "<3>1 - h evt - - - hi||ERROR|evt|hi",
                "{\"ts\":1790000000.5,\"level\":\"warn\",\"msg\":\"slow\",\"a\":{\"b\":[1]}}"
                        + "|2026-09-21T14:13:20.500Z|WARNING||slow",
                "{\"time\":1790000000500,\"level\":50,\"msg\":\"down\"}"
                        + "|2026-09-21T14:13:20.500Z|ERROR||down",
                "time=2026-10-11T22:14:15+02:00 level=error msg=\"no \\\"route\\\"\" n=1"
                        + "|2026-10-11T20:14:15Z|ERROR||no \"route\"",
                "10.0.0.1 - - [29/Jul/2026:17:41:44 +0200] \"GET / HTTP/1.1\" 200"
                        + "|2026-07-29T15:41:44Z|||\"GET / HTTP/1.1\" 200",
            })
    void readsTimeSeverityAndSource(
            String line, Instant at, Severity severity, String source, String content) {
        LogRecord read = LogFormat.infer(List.of(line)).read(line, RECEIVED);

        assertThat(read.at().orElse(null)).isEqualTo(at);
        assertThat(read.severity().orElse(null)).isEqualTo(severity);
        assertThat(read.source()).isEqualTo(source == null ? "" : source);
        assertThat(read.content()).isEqualTo(content);
    }

    @Test
    void aDayWithoutAYearIsTheNearestOne() {
        var format = LogFormat.infer(List.of("Dec 31 23:59:59 host app: late"));
        var newYear = Instant.parse("2027-01-01T00:00:05Z");

        assertThat(format.read("Dec 31 23:59:59 host app: late", newYear).at())
                .hasValue(Instant.parse("2026-12-31T23:59:59Z"));
    }

    @Test
    void theFormatOfMostLinesWinsAndTheOthersStayWhole() {
        List<String> lines =
                List.of(
                        "2026-10-18 18:01:47,978 INFO [main] a.B: ready",
                        "java.io.IOException: gone",
                        "\tat a.B.c(B.java:1)",
                        "2026-10-18 18:01:48,978 WARN [main] a.B: slow");
        LogFormat format = LogFormat.infer(lines);

        assertThat(format.name()).isEqualTo("log4j, thread and class");
        assertThat(format.read(lines.get(1), RECEIVED).content()).isEqualTo(lines.get(1));
    }

    @Test
    void withoutAHeaderTheLineIsTheContent() {
        LogFormat format = LogFormat.infer(List.of("something happened", "and something else"));
        assertThat(format.name()).isEqualTo("plain");
        assertThat(LogFormat.infer(List.of()).name()).isEqualTo("plain");
    }

    @Test
    void anUnknownFieldIsRefused() {
        assertThatThrownBy(() -> new HeaderFormat("x", "{date} {colour} "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
    }

    @Property(tries = 1000)
    void anyTextIsRead(@ForAll String line, @ForAll String other) {
        LogFormat format = LogFormat.infer(List.of(line, other));
        assertThat(line).endsWith(LogFormat.plain().read(line, RECEIVED).content());
        format.read(other, RECEIVED);
    }

    /** A pattern that went back would take days for these. */
    @Test
    void aHostileLineIsReadOnce() {
        List<String> hostile =
                List.of(
                        "[".repeat(1_000_000),
                        "a ".repeat(500_000),
                        "2026-10-18 18:01:47 INFO [" + "] [".repeat(300_000),
                        "<1>1 - - - - - [" + "\\\"".repeat(500_000),
                        "{\"a\":".repeat(200_000),
                        "a=\"\\".repeat(250_000),
                        ": ".repeat(500_000));
        for (String line : hostile) {
            LogFormat format = LogFormat.infer(Collections.nCopies(20, line));
            assertThat(format.read(line, RECEIVED).content()).isNotNull();
        }
    }
}
