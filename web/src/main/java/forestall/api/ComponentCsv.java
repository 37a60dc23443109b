package forestall.api;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Components as a spreadsheet saves them: UTF-8, one header line, one component a row. */
final class ComponentCsv {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "name",
                    "kind",
                    "site",
                    "zone",
                    "dependencies",
                    "criticality",
                    "rto",
                    "rpo",
                    "lossPerMinute",
                    "vcpuMilli",
                    "memoryMib",
                    "storageGib",
                    "networkMbps",
                    "inventory");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .setIgnoreEmptyLines(true)
                    .get();

    private ComponentCsv() {}

    /**
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static List<Component> read(InputStream csv) throws IOException {
        var text =
                new InputStreamReader(
                        csv,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT));
        List<Component> components = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
            checkHeader(rows.getHeaderNames());
            for (CSVRecord row : rows) {
                components.add(component(row, rows.getCurrentLineNumber()));
            }
        } catch (UncheckedIOException | java.nio.charset.CharacterCodingException broken) {
            throw new Problem(400, "malformed-csv", String.valueOf(broken.getMessage()));
        }
        return components;
    }

    private static void checkHeader(List<String> header) {
        List<String> missing = COLUMNS.stream().filter(each -> !header.contains(each)).toList();
        List<String> unknown = header.stream().filter(each -> !COLUMNS.contains(each)).toList();
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new Problem(
                    400,
                    "malformed-csv",
                    "the header must name %s; missing: %s; unknown: %s"
                            .formatted(COLUMNS, missing, unknown));
        }
    }

    private static Component component(CSVRecord row, long line) {
        if (!row.isConsistent()) {
            throw new Problem(
                    400, "malformed-csv", "line %d has %d columns".formatted(line, row.size()));
        }
        try {
            return new Component(
                    ComponentId.of(row.get("id")),
                    row.get("name"),
                    oneOf(Kind.class, row.get("kind")),
                    SiteId.of(row.get("site")),
                    row.get("zone"),
                    many(row.get("dependencies"), ComponentId::of),
                    oneOf(Criticality.class, row.get("criticality")),
                    duration(row.get("rto")),
                    duration(row.get("rpo")),
                    Double.parseDouble(row.get("lossPerMinute")),
                    new Capacity(
                            Long.parseLong(row.get("vcpuMilli")),
                            Long.parseLong(row.get("memoryMib")),
                            Long.parseLong(row.get("storageGib")),
                            Long.parseLong(row.get("networkMbps"))),
                    many(row.get("inventory"), SoftwareId::of));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "line %d: %s".formatted(line, wrong.getMessage()), wrong);
        }
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace(' ', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "%s is none of %s".formatted(text, Arrays.toString(type.getEnumConstants())),
                    unknown);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "%s is no duration such as PT5M".formatted(text), wrong);
        }
    }

    private static <T> Set<T> many(String text, Function<String, T> one) {
        return Arrays.stream(text.split("\\s+"))
                .filter(each -> !each.isEmpty())
                .map(one)
                .collect(Collectors.toSet());
    }
}
