package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.model.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * An exploration: one day of ten services with 24 injected faults, folded minute by minute. What it
 * prints is the measure; the assertions only notice when something broke. Other data: {@code
 * -Dforestall.data=…}.
 */
class NezhaDayTest {
    private static final Path DAY =
            Path.of(System.getProperty("forestall.data", "../../shared/data"))
                    .resolve("nezha/2022-08-22");
    private static final Duration SOON = Duration.ofMinutes(3);

    /** An alarm this long after a fault is its aftermath, not a false alarm. */
    private static final Duration AFTERMATH = Duration.ofMinutes(8);

    private static final double ALARM = 0.5;

    private static final Pattern FAULT =
            Pattern.compile(
                    "\"inject_time\":\\s*\"([^\"]+)\"[^}]*?\"inject_pod\":\\s*\"([^\"]+)\"[^}]*?"
                            + "\"inject_type\":\\s*\"([^\"]+)\"");

    private record Fault(Instant at, ComponentId component, String type) {
        boolean isFollowedBy(Instant minute, Duration within) {
            return !minute.isBefore(at) && !minute.isAfter(at.plus(within));
        }
    }

    private final NavigableMap<Instant, Map<ComponentId, Double>> probabilities = new TreeMap<>();

    @Test
    void servicesThatAreAboutToFailStandOut() throws IOException {
        assumeTrue(Files.isDirectory(DAY), () -> "skipped: no development data at " + DAY);
        List<Sample> samples = samples();
        List<Fault> faults = faults();
        fold(samples);

        int right = 0;
        int any = 0;
        int first = 0;
        int amongThree = 0;
        for (Fault fault : faults) {
            Map<ComponentId, Double> peaks = peaksWithin(fault);
            List<ComponentId> ranked = new ArrayList<>(peaks.keySet());
            ranked.sort(Comparator.comparing(peaks::get).reversed());
            int rank = ranked.indexOf(fault.component());
            right += peaks.get(fault.component()) > ALARM ? 1 : 0;
            any += Collections.max(peaks.values()) > ALARM ? 1 : 0;
            first += rank == 0 ? 1 : 0;
            amongThree += rank < 3 ? 1 : 0;
            System.out.printf(
                    "%s %-22s %-15s rank %2d, %.3f, highest %.3f%n",
                    fault.at(),
                    fault.component(),
                    fault.type(),
                    rank + 1,
                    peaks.get(fault.component()),
                    Collections.max(peaks.values()));
        }
        List<Double> quiet = quiet(faults);
        System.out.printf(
                "of %d faults: %d by the right service, %d by any; hit@1 %.2f, hit@3 %.2f%n",
                faults.size(),
                right,
                any,
                1.0 * first / faults.size(),
                1.0 * amongThree / faults.size());
        System.out.printf(
                "false alarms an hour %.2f; quiet minutes: median %.3f, 99 %% below %.3f%n",
                falseAlarmsPerHour(faults),
                quiet.get(quiet.size() / 2),
                quiet.get(quiet.size() * 99 / 100));
        Instant end = faults.get(faults.size() - 1).at().plus(AFTERMATH);
        System.out.printf(
                "AUC-PR of a fault within 3 minutes %.3f; until the last fault %.3f%n",
                areaUnderPrecisionRecall(faults, Instant.MAX),
                areaUnderPrecisionRecall(faults, end));

        assertThat(right).isGreaterThanOrEqualTo(faults.size() / 4);
        assertThat(falseAlarmsPerHour(faults)).isLessThan(2);
        assertThat(quiet.get(quiet.size() / 2)).isLessThan(0.05);
    }

    private void fold(List<Sample> samples) {
        List<Component> components =
                samples.stream().map(Sample::component).distinct().map(Scene::component).toList();
        var byMinute = new TreeMap<Instant, List<Sample>>();
        for (Sample sample : samples) {
            Instant end = sample.at().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            byMinute.computeIfAbsent(end, any -> new ArrayList<>()).add(sample);
        }
        var predictor = new Predictor(PredictorSettings.defaults());
        byMinute.forEach(
                (end, arrived) -> {
                    Prediction prediction =
                            predictor.advance(
                                    end,
                                    new Telemetry(arrived, List.of(), List.of()),
                                    components,
                                    Scene.sites());
                    Map<ComponentId, Double> scores = new TreeMap<>();
                    for (FailureProbability each : prediction.probabilities()) {
                        scores.put(each.component(), each.probability());
                    }
                    // Known when the samples were taken, some 20 s into the minute.
                    probabilities.put(arrived.get(0).at(), scores);
                });
    }

    private Map<ComponentId, Double> peaksWithin(Fault fault) {
        Map<ComponentId, Double> peaks = new TreeMap<>();
        probabilities
                .subMap(fault.at(), true, fault.at().plus(SOON), true)
                .values()
                .forEach(scores -> scores.forEach((id, p) -> peaks.merge(id, p, Math::max)));
        return peaks;
    }

    private List<Double> quiet(List<Fault> faults) {
        List<Double> quiet = new ArrayList<>();
        probabilities.forEach(
                (at, scores) -> {
                    if (isQuiet(at, faults)) {
                        quiet.addAll(scores.values());
                    }
                });
        Collections.sort(quiet);
        return quiet;
    }

    private static boolean isQuiet(Instant at, List<Fault> faults) {
        return faults.stream().noneMatch(fault -> fault.isFollowedBy(at, AFTERMATH));
    }

    private double falseAlarmsPerHour(List<Fault> faults) {
        int alarms = 0;
        int minutes = 0;
        boolean before = false;
        for (var entry : probabilities.entrySet()) {
            boolean alarm = Collections.max(entry.getValue().values()) > ALARM;
            if (isQuiet(entry.getKey(), faults)) {
                minutes++;
                alarms += alarm && !before ? 1 : 0;
            }
            before = alarm;
        }
        return 60.0 * alarms / minutes;
    }

    private double areaUnderPrecisionRecall(List<Fault> faults, Instant until) {
        record Minute(double score, boolean fault) {}
        List<Minute> minutes = new ArrayList<>();
        probabilities
                .headMap(until)
                .forEach(
                        (at, scores) ->
                                minutes.add(
                                        new Minute(
                                                Collections.max(scores.values()),
                                                faults.stream()
                                                        .anyMatch(f -> f.isFollowedBy(at, SOON)))));
        minutes.sort(Comparator.comparingDouble(Minute::score).reversed());
        long positives = minutes.stream().filter(Minute::fault).count();
        double area = 0;
        int found = 0;
        int foundBefore = 0;
        for (int at = 0; at < minutes.size(); at++) {
            found += minutes.get(at).fault() ? 1 : 0;
            boolean tie =
                    at + 1 < minutes.size()
                            && minutes.get(at + 1).score() == minutes.get(at).score();
            if (!tie) {
                area += 1.0 * (found - foundBefore) / positives * found / (at + 1);
                foundBefore = found;
            }
        }
        return area;
    }

    private static List<Fault> faults() throws IOException {
        List<Fault> faults = new ArrayList<>();
        Matcher each = FAULT.matcher(Files.readString(DAY.resolve("2022-08-22-fault_list.json")));
        while (each.find()) {
            Instant at = time(each.group(1));
            faults.add(new Fault(at, service(each.group(2)), each.group(3)));
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(DAY.resolve("metric"))) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().endsWith("_metric.csv.gz")) {
                    read(file, samples);
                }
            }
        }
        return samples;
    }

    private static void read(Path file, List<Sample> samples) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                Instant at = time(cells[0]);
                ComponentId service = service(cells[header.indexOf("PodName")]);
                for (int column = 3; column < cells.length; column++) {
                    if (!cells[column].isBlank()) {
                        double value = Double.parseDouble(cells[column]);
                        if (Double.isFinite(value)) {
                            samples.add(new Sample(service, header.get(column), at, value));
                        }
                    }
                }
            }
        }
    }

    /** {@code 2022-08-22 03:51:19.607158889 +0000 UTC m=+0.113112869}, or only to the second. */
    private static Instant time(String text) {
        return Instant.parse(text.substring(0, 10) + "T" + text.substring(11, 19) + "Z");
    }

    /** A pod is called after its service, with two hashes behind. */
    private static ComponentId service(String pod) {
        return ComponentId.of(pod.replaceFirst("-[^-]+-[^-]+$", ""));
    }
}
