package forestall.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What a spreadsheet saves: UTF-8, one header line, one value a row. */
final class Csv {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .setIgnoreEmptyLines(true)
                    .get();

    private Csv() {}

    /**
     * @param columns that the header must name, in any order
     * @throws Problem when it is no such CSV
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static <T> List<T> read(InputStream csv, List<String> columns, Function<CSVRecord, T> one)
            throws IOException {
        return read(csv, columns, name -> false, one);
    }

    /**
     * @param columns that the header must name, in any order
     * @param optional true for those that it may name besides
     * @throws Problem when it is no such CSV
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static <T> List<T> read(
            InputStream csv,
            List<String> columns,
            Predicate<String> optional,
            Function<CSVRecord, T> one)
            throws IOException {
        var text =
                new InputStreamReader(
                        csv,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT));
        List<T> values = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
            checkHeader(rows.getHeaderNames(), columns, optional);
            for (CSVRecord row : rows) {
                values.add(value(row, rows.getCurrentLineNumber(), one));
                if (values.size() > Lines.MOST) {
                    throw new Problem(
                            413,
                            "too-many-values",
                            "a body may have at most %d values".formatted(Lines.MOST));
                }
            }
        } catch (UncheckedIOException | CharacterCodingException broken) {
            throw new Problem(400, "malformed-csv", String.valueOf(broken.getMessage()));
        }
        return values;
    }

    private static void checkHeader(
            List<String> header, List<String> columns, Predicate<String> optional) {
        List<String> missing = columns.stream().filter(each -> !header.contains(each)).toList();
        List<String> unknown =
                header.stream()
                        .filter(each -> !columns.contains(each) && !optional.test(each))
                        .toList();
        List<String> twice =
                header.stream().filter(each -> Collections.frequency(header, each) > 1).toList();
        if (!twice.isEmpty()) {
            throw new Problem(
                    400, "malformed-csv", "the header names %s twice".formatted(twice.get(0)));
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new Problem(
                    400,
                    "malformed-csv",
                    "the header must name %s; missing: %s; unknown: %s"
                            .formatted(columns, missing, unknown));
        }
    }

    private static <T> T value(CSVRecord row, long line, Function<CSVRecord, T> one) {
        if (!row.isConsistent()) {
            throw new Problem(
                    400, "malformed-csv", "line %d has %d columns".formatted(line, row.size()));
        }
        try {
            return one.apply(row);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "line %d: %s".formatted(line, wrong.getMessage()), wrong);
        }
    }

    /** In any case, and with spaces for underscores. */
    static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "%s is none of %s".formatted(text, Arrays.toString(type.getEnumConstants())),
                    unknown);
        }
    }
}
