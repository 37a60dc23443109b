package forestall.command.bench;

import forestall.command.Trouble;
import forestall.learn.FailureHistory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Node failures of clusters as Los Alamos published them: one row a failure. */
final class NodeRecords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/uuuu H:mm");
    private static final List<String> CAUSES =
            List.of("Facilities", "Hardware", "Human Error", "Network", "Undetermined", "Software");
    private static final double SECONDS_A_DAY = 86_400;

    private NodeRecords() {}

    /** One failure; times in days since 1970, as local clocks told them. */
    private record Failure(
            String system, int nodes, int node, double day, double downFor, int cause) {}

    /** One cluster. */
    static final class Cluster {
        final String name;
        final int nodes;
        final int firstDay;
        final int lastDay;
        final FailureHistory[] histories;
        private final int[][] starts; // by node, then day since the first: failures that began

        private Cluster(String name, List<Failure> failures) {
            this.name = name;
            failures.sort(Comparator.comparingDouble(Failure::day));
            nodes =
                    Math.max(
                            failures.stream().mapToInt(Failure::nodes).max().orElseThrow(),
                            failures.stream().mapToInt(Failure::node).max().orElseThrow() + 1);
            firstDay = (int) Math.floor(failures.get(0).day);
            lastDay = (int) Math.floor(failures.get(failures.size() - 1).day);
            histories = new FailureHistory[nodes];
            starts = new int[nodes][lastDay - firstDay + 1];
            for (int node = 0; node < nodes; node++) {
                histories[node] = new FailureHistory(CAUSES.size() + 1);
            }
            for (Failure each : failures) {
                histories[each.node].add(each.day, each.downFor, each.cause);
                starts[each.node][(int) Math.floor(each.day) - firstDay]++;
            }
        }

        int days() {
            return lastDay - firstDay + 1;
        }

        /**
         * True when a failure begins in the {@code length} days from day number {@code from} on.
         */
        boolean failsFrom(int node, int from, int length) {
            for (int day = from; day < Math.min(days(), from + length); day++) {
                if (starts[node][day] > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** In order of name. */
    static List<Cluster> read(Path file) {
        Map<String, List<Failure>> failures = new TreeMap<>();
        List<String> columns = new ArrayList<>(CAUSES);
        columns.addAll(List.of("System", "nodes", "nodenum", "Prob Started", "Prob Fixed"));
        Tables.read(
                file,
                columns,
                row -> {
                    Failure failure = failure(row);
                    failures.computeIfAbsent(failure.system, any -> new ArrayList<>()).add(failure);
                });
        if (failures.isEmpty()) {
            throw new Trouble("%s holds no failures".formatted(file));
        }
        return failures.entrySet().stream()
                .map(each -> new Cluster(each.getKey(), each.getValue()))
                .toList();
    }

    private static Failure failure(CSVRecord row) {
        double from = day(row.get("Prob Started"));
        String fixed = row.get("Prob Fixed");
        int cause = CAUSES.size();
        for (int at = 0; at < CAUSES.size(); at++) {
            if (!row.get(CAUSES.get(at)).isBlank()) {
                cause = at;
                break;
            }
        }
        int node = Integer.parseInt(row.get("nodenum").strip());
        if (node < 0 || node > 100_000) {
            throw new IllegalArgumentException("nodenum must be 0 to 100,000, was " + node);
        }
        return new Failure(
                row.get("System"),
                Integer.parseInt(row.get("nodes").strip()),
                node,
                from,
                fixed.isBlank() ? 0 : Math.max(0, day(fixed) - from),
                cause);
    }

    private static double day(String text) {
        try {
            return LocalDateTime.parse(text.strip(), TIME).toEpochSecond(ZoneOffset.UTC)
                    / SECONDS_A_DAY;
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException(
                    "%s is no time such as 6/7/2002 16:00".formatted(text), bad);
        }
    }
}
