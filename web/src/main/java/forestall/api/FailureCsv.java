package forestall.api;

import forestall.model.ComponentId;
import forestall.model.Failure;
import forestall.model.Failure.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Recorded failures as a spreadsheet or a ticket system saves them. */
final class FailureCsv {
    private static final List<String> COLUMNS =
            List.of("id", "component", "began", "ended", "outcome", "source", "words");

    private FailureCsv() {}

    /**
     * An empty end is one that nobody noted, an empty outcome is FAILED.
     *
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static List<Failure> read(InputStream csv) throws IOException {
        return Csv.read(csv, COLUMNS, FailureCsv::failure);
    }

    private static Failure failure(CSVRecord row) {
        String ended = row.get("ended");
        String outcome = row.get("outcome");
        return new Failure(
                row.get("id"),
                ComponentId.of(row.get("component")),
                instant("began", row.get("began")),
                ended.isEmpty() ? Optional.empty() : Optional.of(instant("ended", ended)),
                outcome.isEmpty() ? Outcome.FAILED : Csv.oneOf(Outcome.class, outcome),
                row.get("source"),
                row.get("words"));
    }

    private static Instant instant(String column, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "%s must be a time such as 2031-03-02T12:00:00Z, was %s"
                            .formatted(column, text),
                    wrong);
        }
    }
}
