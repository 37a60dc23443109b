package forestall.api;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.SiteId;
import forestall.model.SoftwareId;
import forestall.model.StandbyTerms;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private static final Set<String> OPTIONAL = Set.of("labels", "mandatory", "apart");

    /** Before the name of a further resource. */
    private static final String OTHER = "other:";

    private ComponentCsv() {}

    /**
     * @throws IllegalArgumentException naming the line of the first mistake
     */
    static List<Component> read(InputStream csv) throws IOException {
        return Csv.read(
                csv,
                COLUMNS,
                name -> OPTIONAL.contains(name) || name.startsWith(OTHER),
                ComponentCsv::component);
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
                        Long.parseLong(row.get("networkMbps")),
                        others(row)),
                many(row.get("inventory"), SoftwareId::of),
                many(optional(row, "labels"), Function.identity()),
                standby(row));
    }

    private static Map<String, Long> others(CSVRecord row) {
        Map<String, Long> others = new TreeMap<>();
        for (String column : row.getParser().getHeaderNames()) {
            if (column.startsWith(OTHER) && !row.get(column).isEmpty()) {
                others.put(column.substring(OTHER.length()), Long.parseLong(row.get(column)));
            }
        }
        return others;
    }

    private static Optional<StandbyTerms> standby(CSVRecord row) {
        boolean mandatory = truth(optional(row, "mandatory"));
        String apart = optional(row, "apart");
        return mandatory || !apart.isEmpty()
                ? Optional.of(
                        new StandbyTerms(
                                mandatory,
                                Optional.of(apart).filter(each -> !each.isEmpty()),
                                Map.of(),
                                Map.of()))
                : Optional.empty();
    }

    private static String optional(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no", "" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "mandatory must be true or false, was " + text);
        };
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
