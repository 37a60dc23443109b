package forestall.ruleset;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * A table as comma-separated text (RFC 4180), read and written without loss of a cell's content.
 *
 * @param grid its cells
 * @param mark whether it begins with a byte order mark, as spreadsheets write it
 * @param windows whether its lines end as on Windows
 */
public record CsvFile(Grid grid, boolean mark, boolean windows) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final char MARK = '\uFEFF';

    /**
     * @throws IllegalArgumentException when a quote is not closed, naming the line, or when there
     *     are more rows, columns, or cells than are looked at
     */
    public static CsvFile read(String text) {
        boolean mark = !text.isEmpty() && text.charAt(0) == MARK;
        String body = mark ? text.substring(1) : text;
        List<List<String>> rows = new ArrayList<>();
        int width = 0;
        try (CSVParser parser = FORMAT.parse(new StringReader(body))) {
            for (CSVRecord record : parser) {
                width = Math.max(width, record.size());
                TooLarge.check(rows.size() + 1, width); // before it is held and filled up
                rows.add(record.toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new IllegalArgumentException(
                    "after row %d a quote is not closed, or text follows a closing quote: %s"
                            .formatted(rows.size(), broken.getMessage()),
                    broken);
        }
        return new CsvFile(new Grid("", rows), mark, body.contains("\r\n"));
    }

    /** As text; a cell is quoted only when it must be. */
    public String write() {
        var text = new StringBuilder();
        if (mark) {
            text.append(MARK);
        }
        CSVFormat format =
                FORMAT.builder()
                        .setRecordSeparator(windows ? "\r\n" : "\n")
                        .setQuoteMode(QuoteMode.MINIMAL)
                        .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> row : grid.rows()) {
                printer.printRecord(row);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text can always be appended to", impossible);
        }
        return text.toString();
    }

    /** The grid as text without a mark, with lines that end in a line feed. */
    public static String write(Grid grid) {
        return new CsvFile(grid, false, false).write();
    }
}
