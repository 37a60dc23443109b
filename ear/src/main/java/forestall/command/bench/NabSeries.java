package forestall.command.bench;

import forestall.command.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One series of the Numenta Anomaly Benchmark. */
final class NabSeries {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    final String category;
    final String name;
    final List<String> times;
    final long[] seconds;
    final double[] values;

    NabSeries(String category, String name, List<String> times, long[] seconds, double[] values) {
        this.category = category;
        this.name = name;
        this.times = times;
        this.seconds = seconds;
        this.values = values;
    }

    /** As the labels name it: {@code realTweets/Twitter_volume_UPS.csv}. */
    String key() {
        return category + "/" + name;
    }

    /** In order of key; {@code folder} or the {@code data} folder in it holds the categories. */
    static List<NabSeries> readAll(Path folder) {
        Path data = folder.resolve("data");
        try (Stream<Path> files = Files.walk(Files.isDirectory(data) ? data : folder, 2)) {
            List<NabSeries> all =
                    files.filter(
                                    file ->
                                            file.toString().endsWith(".csv")
                                                    || file.toString().endsWith(".csv.gz"))
                            .sorted()
                            .map(NabSeries::read)
                            .toList();
            if (all.isEmpty()) {
                throw new Trouble("%s holds no series".formatted(folder));
            }
            return all;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Trouble("cannot read %s: %s".formatted(folder, unreadable.getMessage()));
        }
    }

    private static NabSeries read(Path file) {
        List<String> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Tables.read(
                file,
                List.of("timestamp", "value"),
                row -> {
                    times.add(row.get("timestamp"));
                    values.add(Double.parseDouble(row.get("value")));
                });
        return new NabSeries(
                file.toAbsolutePath().getParent().getFileName().toString(),
                file.getFileName().toString().replaceFirst("\\.gz$", ""),
                times,
                times.stream().mapToLong(NabSeries::second).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static String normal(String time) {
        String plain = time.strip().replace('T', ' ');
        int dot = plain.indexOf('.');
        return dot < 0 ? plain : plain.substring(0, dot);
    }

    private static long second(String time) {
        try {
            return LocalDateTime.parse(normal(time), TIME).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException noTime) {
            throw new Trouble(time + " is no time such as 2014-04-01 00:00:00");
        }
    }
}
