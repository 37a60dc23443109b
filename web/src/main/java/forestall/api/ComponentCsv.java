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
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Components as a spreadsheet saves them. */
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

    private ComponentCsv() {}

    /**
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static List<Component> read(InputStream csv) throws IOException {
        return Csv.read(csv, COLUMNS, List.of("labels"), ComponentCsv::component);
    }

    private static Component component(CSVRecord row) {
        return new Component(
                ComponentId.of(row.get("id")),
                row.get("name"),
                Csv.oneOf(Kind.class, row.get("kind")),
                SiteId.of(row.get("site")),
                row.get("zone"),
                many(row.get("dependencies"), ComponentId::of),
                Csv.oneOf(Criticality.class, row.get("criticality")),
                duration(row.get("rto")),
                duration(row.get("rpo")),
                Double.parseDouble(row.get("lossPerMinute")),
                new Capacity(
                        Long.parseLong(row.get("vcpuMilli")),
                        Long.parseLong(row.get("memoryMib")),
                        Long.parseLong(row.get("storageGib")),
                        Long.parseLong(row.get("networkMbps"))),
                many(row.get("inventory"), SoftwareId::of),
                row.isMapped("labels") ? many(row.get("labels"), Function.identity()) : Set.of());
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
