package forestall.command.replay;

import forestall.command.Trouble;
import forestall.model.ComponentId;
import forestall.model.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One day of a microservice application as the Nezha collection (Yu et al., ESEC/FSE 2023) lays it
 * out: {@code metric/<pod>_metric.csv[.gz]}, a row a minute, and {@code
 * metric/dependency.csv[.gz]}. The column {@code Time} is UTC; {@code TimeStamp} is wrong in places
 * and not read. Faults are not read here.
 *
 * @param services in order of name
 * @param needs who calls whom; empty where nothing is known
 * @param minutes samples by the full minute after they were taken
 * @param skipped values that were empty or not finite
 */
record RecordedDay(
        Set<ComponentId> services,
        Map<ComponentId, Set<ComponentId>> needs,
        NavigableMap<Instant, List<Sample>> minutes,
        long skipped) {

    private static final Pattern METRIC_FILE =
            Pattern.compile("(.+)-[0-9a-f]{6,10}-[a-z0-9]{5}_metric\\.csv(\\.gz)?");
    private static final Set<String> NO_METRICS = Set.of("Time", "TimeStamp", "PodName");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int TIME_LENGTH = "2022-08-22 03:51:19".length();
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * @throws Trouble when there are no metric files, or one cannot be read
     */
    static RecordedDay read(Path folder) {
        var reading = new Reading();
        for (Path file : files(folder.resolve("metric"))) {
            Matcher name = METRIC_FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                reading.metrics(ComponentId.of(name.group(1)), file);
            }
        }
        if (reading.services.isEmpty()) {
            throw new Trouble(
                    "%s has no metric/<pod>_metric.csv or .csv.gz files".formatted(folder));
        }
        for (Path file : files(folder.resolve("metric"))) {
            if (file.getFileName().toString().startsWith("dependency.csv")) {
                reading.dependencies(file);
            }
        }
        return new RecordedDay(reading.services, reading.needs, reading.minutes, reading.skipped);
    }

    /**
     * The service that a pod belongs to: its name without the two hashes of the replica set and
     * pod.
     */
    static String serviceOf(String pod) {
        return pod.replaceFirst("-[0-9a-f]{6,10}-[a-z0-9]{5}$", "");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Trouble("There is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new Trouble("Cannot list " + folder, broken);
        }
    }

    private static final class Reading {
        final Set<ComponentId> services = new TreeSet<>();
        final Map<ComponentId, Set<ComponentId>> needs = new TreeMap<>();
        final NavigableMap<Instant, List<Sample>> minutes = new TreeMap<>();
        long skipped;

        void metrics(ComponentId service, Path file) {
            services.add(service);
            try (CSVParser rows = open(file)) {
                List<String> metrics =
                        rows.getHeaderNames().stream()
                                .filter(each -> !NO_METRICS.contains(each))
                                .toList();
                for (CSVRecord row : rows) {
                    Instant at = time(row.get("Time"));
                    Instant minute = at.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
                    List<Sample> samples =
                            minutes.computeIfAbsent(minute, key -> new ArrayList<>());
                    for (String metric : metrics) {
                        add(samples, service, metric, at, row.get(metric));
                    }
                }
            } catch (IOException | RuntimeException broken) {
                throw new Trouble(
                        "Cannot read %s: %s".formatted(file, broken.getMessage()), broken);
            }
        }

        private void add(
                List<Sample> samples, ComponentId service, String metric, Instant at, String text) {
            double value = text.isBlank() ? Double.NaN : Double.parseDouble(text);
            if (Double.isFinite(value)) {
                samples.add(new Sample(service, metric, at, value));
            } else {
                skipped++;
            }
        }

        void dependencies(Path file) {
            try (CSVParser rows = open(file)) {
                for (CSVRecord row : rows) {
                    String from = row.get("Source");
                    String to = row.get("Target");
                    // The file also names the nodes that pods run on; they are no services.
                    if (named(from) && named(to) && !from.equals(to)) {
                        needs.computeIfAbsent(ComponentId.of(from), key -> new TreeSet<>())
                                .add(ComponentId.of(to));
                    }
                }
            } catch (IOException | RuntimeException broken) {
                throw new Trouble(
                        "Cannot read %s: %s".formatted(file, broken.getMessage()), broken);
            }
        }

        private boolean named(String service) {
            return services.stream().anyMatch(each -> each.value().equals(service));
        }

        private static Instant time(String text) {
            return LocalDateTime.parse(text.substring(0, TIME_LENGTH), TIME)
                    .toInstant(ZoneOffset.UTC);
        }

        private static CSVParser open(Path file) throws IOException {
            var bytes = Files.newInputStream(file);
            return CSVParser.parse(
                    new BufferedReader(
                            new InputStreamReader(
                                    file.toString().endsWith(".gz")
                                            ? new GZIPInputStream(bytes)
                                            : bytes,
                                    StandardCharsets.UTF_8)),
                    CSV);
        }
    }
}
