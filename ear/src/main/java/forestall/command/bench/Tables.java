package forestall.command.bench;

import forestall.command.Trouble;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** CSV files with a header, packed with gzip or not. */
final class Tables {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Tables() {}

    /** Hands over each row; a file that cannot be read, or lacks a column, is a {@link Trouble}. */
    static void read(Path file, List<String> columns, Consumer<CSVRecord> each) {
        try (BufferedReader in = open(file);
                var rows = FORMAT.parse(in)) {
            for (String column : columns) {
                if (!rows.getHeaderNames().contains(column)) {
                    throw new Trouble("%s has no column %s".formatted(file, column));
                }
            }
            for (CSVRecord row : rows) {
                try {
                    each.accept(row);
                } catch (IllegalArgumentException bad) {
                    throw new Trouble(
                            "%s, line %d: %s"
                                    .formatted(
                                            file, rows.getCurrentLineNumber(), bad.getMessage()));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(file, unreadable.getMessage()));
        }
    }

    static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return new BufferedReader(
                    new InputStreamReader(
                            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in,
                            StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            in.close();
            throw unreadable;
        }
    }

    /** Writes a file whose folders are made as needed. */
    static void write(Path file, List<String> header, Consumer<CSVPrinter> rows) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file);
                    var printer =
                            new CSVPrinter(
                                    out,
                                    CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
                printer.printRecord(header);
                rows.accept(printer);
            }
        } catch (IOException | UncheckedIOException unwritable) {
            throw new Trouble("cannot write %s: %s".formatted(file, unwritable.getMessage()));
        }
    }

    static void row(CSVPrinter out, Object... values) {
        try {
            out.printRecord(values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
