package forestall.command.bench.planner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Median and worst by size and contestant. */
final class Summary {
    /** Best bound by instance. */
    private final Map<String, Long> bounds;

    private final List<Row> rows;

    /**
     * @param stored bounds that were known before, by instance
     */
    Summary(List<Row> rows, Map<String, Long> stored) {
        this.rows = List.copyOf(rows);
        bounds = new TreeMap<>(stored);
        for (Row row : rows) {
            row.bound().ifPresent(bound -> bounds.merge(row.instance(), bound, Math::max));
        }
    }

    /** The best bound of a problem that anyone has. */
    OptionalLong bound(String instance) {
        Long bound = bounds.get(instance);
        return bound == null ? OptionalLong.empty() : OptionalLong.of(bound);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-11s %-9s %3s %8s %8s %19s %19s%n",
                        "size",
                        "planner",
                        "n",
                        "wall s",
                        "cpu s",
                        "gap % median/worst",
                        "over % median/worst"));
        rows.stream()
                .map(Row::size)
                .distinct()
                .sorted()
                .forEach(
                        size ->
                                rows.stream()
                                        .filter(row -> row.size().equals(size))
                                        .map(Row::contestant)
                                        .distinct()
                                        .forEach(
                                                name ->
                                                        table.append(line(size, name))
                                                                .append('\n')));
        return table.toString();
    }

    private String line(Size size, String contestant) {
        List<Row> those =
                rows.stream()
                        .filter(row -> row.size().equals(size))
                        .filter(row -> row.contestant().equals(contestant))
                        .toList();
        List<Row> bounded =
                those.stream().filter(row -> bounds.containsKey(row.instance())).toList();
        long bad = those.stream().filter(row -> row.hard() > 0 || row.open() > 0).count();
        long heap = those.stream().mapToLong(Row::heapBytes).max().orElse(0);
        long proven = bounded.stream().filter(row -> proven(row.instance())).count();
        long best =
                bounded.stream()
                        .filter(row -> proven(row.instance()))
                        .filter(row -> row.gap(bounds.get(row.instance())) <= 0)
                        .filter(row -> row.hard() == 0 && row.medium() == fewest(row.instance()))
                        .count();
        return String.format(
                Locale.ROOT,
                "%-11s %-9s %3d %8.2f %8.2f %19s %19s%s%s%s",
                size,
                contestant,
                those.size(),
                median(those, Row::wall),
                median(those, Row::cpu),
                pair(bounded, row -> row.gap(bounds.get(row.instance())), 3),
                pair(bounded, row -> row.gapOver(bounds.get(row.instance())), 1),
                proven == 0 ? "" : ", proven optimum reached on %d of %d".formatted(best, proven),
                heap == 0 ? "" : ", heap %d MB".formatted(heap >> 20),
                bad == 0 ? "" : ", no whole plan on %d".formatted(bad));
    }

    /** Whether some plan of the run costs just what a bound says that all cost. */
    private boolean proven(String instance) {
        return rows.stream()
                .filter(row -> row.instance().equals(instance))
                .anyMatch(
                        row ->
                                row.hard() == 0
                                        && row.medium() == fewest(instance)
                                        && row.soft() <= bounds.get(instance));
    }

    private long fewest(String instance) {
        return rows.stream()
                .filter(row -> row.instance().equals(instance) && row.hard() == 0)
                .mapToLong(Row::medium)
                .min()
                .orElse(0);
    }

    private static String pair(List<Row> rows, ToDoubleFunction<Row> share, int digits) {
        if (rows.isEmpty()) {
            return "-";
        }
        double worst = rows.stream().mapToDouble(share).max().orElse(0);
        return Row.percent(median(rows, share), digits) + " / " + Row.percent(worst, digits);
    }

    /** Of an even number, the mean of the two in the middle. */
    private static double median(List<Row> rows, ToDoubleFunction<Row> value) {
        double[] sorted = rows.stream().mapToDouble(value).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElse(0);
    }
}
