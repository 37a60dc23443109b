package forestall.command.bench;

import static java.util.stream.Collectors.toMap;

import forestall.command.Trouble;
import forestall.learn.CounterHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * Drives in start-stop form: a row holds what the SMART attributes were from {@code tstart} to
 * {@code tstop}, in hours of power-on, and whether the drive failed at the end of it.
 */
final class DriveRecords {
    /** Thirty days of power-on. */
    static final int HORIZON_HOURS = 30 * 24;

    static final List<String> COUNTERS =
            List.of(
                    "smart_5",
                    "smart_10",
                    "smart_12",
                    "smart_187",
                    "smart_188",
                    "smart_189",
                    "smart_196",
                    "smart_197",
                    "smart_198");

    private DriveRecords() {}

    /** One drive. */
    static final class Drive {
        final String serial;
        final String model;
        final float terabytes;
        final CounterHistory counters = new CounterHistory(COUNTERS.size());
        final long first;
        final long last;
        final boolean fails;

        private Drive(List<Row> rows) {
            Row row = rows.get(0);
            serial = row.serial;
            model = row.model;
            terabytes = row.terabytes;
            first = row.start;
            last = rows.stream().mapToLong(Row::stop).max().orElseThrow();
            fails = rows.stream().anyMatch(Row::fails);
            for (Row each : rows) {
                counters.add(each.start, each.values);
            }
        }

        /** When it was running and is looked at: every 720 h of power-on. */
        List<Long> snapshots() {
            List<Long> hours = new ArrayList<>();
            long step = HORIZON_HOURS;
            for (long at = Math.floorDiv(first + step - 1, step) * step; at < last; at += step) {
                hours.add(at);
            }
            return hours;
        }

        boolean failsWithin(long snapshot) {
            return fails && last <= snapshot + HORIZON_HOURS;
        }

        /** False when the records end before it is known whether it failed in time. */
        boolean isOutcomeKnown(long snapshot) {
            return fails || last >= snapshot + HORIZON_HOURS;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives until the drive is built
    private record Row(
            String serial,
            String model,
            float terabytes,
            long start,
            long stop,
            boolean fails,
            float[] values) {}

    /** In order of serial number. */
    static List<Drive> read(Path file) {
        Map<String, List<Row>> rows = new TreeMap<>();
        List<String> columns = new ArrayList<>(COUNTERS);
        columns.addAll(List.of("serial_number", "model", "size_tb", "tstart", "tstop", "fails"));
        Tables.read(
                file,
                columns,
                record -> {
                    Row row = row(record);
                    rows.computeIfAbsent(row.serial, any -> new ArrayList<>()).add(row);
                });
        if (rows.isEmpty()) {
            throw new Trouble("%s holds no drives".formatted(file));
        }
        rows.values().forEach(each -> each.sort(Comparator.comparingLong(Row::start)));
        return rows.values().stream().map(Drive::new).toList();
    }

    private static Row row(CSVRecord record) {
        var values = new float[COUNTERS.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = number(record.get(COUNTERS.get(at)));
        }
        return new Row(
                record.get("serial_number"),
                record.get("model"),
                number(record.get("size_tb")),
                Long.parseLong(record.get("tstart")),
                Long.parseLong(record.get("tstop")),
                record.get("fails").equals("1"),
                values);
    }

    private static float number(String text) {
        return text.isEmpty() ? Float.NaN : Float.parseFloat(text);
    }

    /**
     * What a drive's model alone is known for, from drives whose fate is known; models that are new
     * or rare are taken for the mean of all.
     */
    static final class ModelRates {
        private static final double CASES_OF_THE_MEAN = 1000;

        private final Map<String, Double> rates;
        private final double mean;

        ModelRates(Stream<Drive> drives) {
            Map<String, long[]> counts = new TreeMap<>();
            long[] all = new long[2];
            drives.forEach(
                    drive -> {
                        long[] count = counts.computeIfAbsent(drive.model, any -> new long[2]);
                        long seen =
                                drive.snapshots().stream().filter(drive::isOutcomeKnown).count();
                        for (long[] each : Arrays.asList(count, all)) {
                            each[0] += seen;
                            each[1] += drive.fails ? 1 : 0;
                        }
                    });
            mean = (double) all[1] / Math.max(1, all[0]);
            rates =
                    counts.entrySet().stream()
                            .collect(toMap(Map.Entry::getKey, each -> rate(each.getValue())));
        }

        private double rate(long[] count) {
            return (count[1] + CASES_OF_THE_MEAN * mean) / (count[0] + CASES_OF_THE_MEAN);
        }

        float of(String model) {
            return (float) (double) rates.getOrDefault(model, mean);
        }
    }
}
