package forestall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCsvTest {
    static final String HEADER = "id,component,began,ended,outcome,source,words\n";

    @Test
    void aRowIsAFailure() throws IOException {
        assertThat(
                        read(
                                HEADER
                                        + "INC-7,ledger,2031-03-01T12:00:00Z,2031-03-01T12:20:00Z,failed,"
                                        + "tickets,\"disk full, again\"\n"
                                        + "INC-8,mail,2031-03-02T12:00:00Z,,,tickets,no answer\n"
                                        + "INC-9,mail,2031-03-03T12:00:00Z,,Uncertain,tickets,moved\n"))
                .containsExactly(
                        failure(
                                "INC-7",
                                "ledger",
                                1,
                                Optional.of(Instant.parse("2031-03-01T12:20:00Z")),
                                Outcome.FAILED,
                                "disk full, again"),
                        failure("INC-8", "mail", 2, Optional.empty(), Outcome.FAILED, "no answer"),
                        failure("INC-9", "mail", 3, Optional.empty(), Outcome.UNCERTAIN, "moved"));
    }

    @Test
    void columnsMayStandInAnyOrder() throws IOException {
        assertThat(
                        read(
                                """
                                words,source,outcome,ended,began,component,id
                                no answer,tickets,,,2031-03-02T12:00:00Z,mail,INC-8
                                """))
                .containsExactly(
                        failure("INC-8", "mail", 2, Optional.empty(), Outcome.FAILED, "no answer"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,ledger,yesterday,,,t,w | line 2: began must be a time such as 2031-03-02T12:00:00Z, was yesterday",
                "a,ledger,2031-03-01T12:00:00Z,soon,,t,w | line 2: ended must be a time",
                "a,ledger,2031-03-01T12:00:00Z,2031-03-01T12:00:00Z,,t,w | line 2: ended must be after began",
                "a,ledger,2031-03-01T12:00:00Z,,maybe,t,w | line 2: maybe is none of [FAILED, UNCERTAIN]",
                "a,led ger,2031-03-01T12:00:00Z,,,t,w | line 2:",
                ",ledger,2031-03-01T12:00:00Z,,,t,w | line 2: failure id",
                "a,ledger,2031-03-01T12:00:00Z,,,t, | line 2: words",
            })
    void aMistakeNamesItsLine(String row, String words) {
        assertThatThrownBy(() -> read(HEADER + row + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id,component,began | missing: [ended, outcome, source, words]",
                "id,component,began,ended,outcome,source,words,colour | unknown: [colour]",
            })
    void aHeaderThatLacksOrAddsIsRefused(String header, String words) {
        assertThatThrownBy(() -> read(header + "\n"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        byte[] latin =
                (HEADER + "a,ledger,2031-03-01T12:00:00Z,,,t,fel på disk\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FailureCsv.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(Problem.class);
    }

    private static List<Failure> read(String csv) throws IOException {
        return FailureCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static Failure failure(
            String id,
            String component,
            int day,
            Optional<Instant> ended,
            Outcome outcome,
            String words) {
        return new Failure(
                id,
                ComponentId.of(component),
                Instant.parse("2031-03-0%dT12:00:00Z".formatted(day)),
                ended,
                outcome,
                "tickets",
                words);
    }
}
