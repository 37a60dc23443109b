package forestall.command.replay;

import forestall.command.Trouble;
import forestall.learn.Skill;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.FailureProbability;
import forestall.predict.OnsetModel;
import forestall.predict.OnsetModel.Known;
import forestall.predict.Prediction;
import forestall.predict.Predictor;
import forestall.predict.PredictorSettings;
import forestall.predict.Symptoms;
import forestall.predict.Telemetry;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has a fault begun within the last three minutes, and where? */
@Command(
        name = "nezha",
        description = {
            "Says each minute how likely it is that a fault began within three minutes, by service.",
            "With --train it learns from those days alone; without, the model that ships is used.",
            "Where a fault list lies in DAY, prints what the probabilities are worth."
        },
        mixinStandardHelpOptions = true)
public final class NezhaCommand implements Callable<Integer> {
    private static final Duration SOON = Duration.ofMinutes(3);

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DAY",
            description = "a recorded day, with metric/<pod>_metric.csv.gz")
    Path data;

    @Option(
            names = "--train",
            paramLabel = "DAY",
            description = "a day with its faults to learn from; may be given again")
    List<Path> train = new ArrayList<>();

    @Option(names = "--model", paramLabel = "FILE", description = "gets the model that was learned")
    Path model;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "gets scores.csv with minute,service,probability")
    Path out;

    /** What the service's predictor says of a day, minute by minute. */
    private static SortedMap<Instant, Prediction> foretell(Path day, OnsetModel onset) {
        RecordedDay recorded = RecordedDay.read(day);
        List<Component> components = AssumedCatalogue.components(recorded);
        var predictor = new Predictor(PredictorSettings.defaults(), onset);
        SortedMap<Instant, Prediction> minutes = new TreeMap<>();
        recorded.minutes()
                .forEach(
                        (end, arrived) -> {
                            Instant taken = arrived.get(0).at().truncatedTo(ChronoUnit.MINUTES);
                            var telemetry = new Telemetry(arrived, List.of(), List.of());
                            minutes.put(
                                    taken,
                                    predictor.advance(
                                            end,
                                            telemetry,
                                            components,
                                            List.of(AssumedCatalogue.SITE)));
                        });
        return minutes;
    }

    @Override
    public Integer call() {
        OnsetModel learned = train.isEmpty() ? OnsetModel.shipped() : learned();
        SortedMap<Instant, Map<String, Double>> said = new TreeMap<>();
        foretell(data, learned)
                .forEach(
                        (minute, prediction) -> {
                            Map<String, Double> byService = new TreeMap<>();
                            for (FailureProbability each : prediction.probabilities()) {
                                byService.put(each.component().value(), each.probability());
                            }
                            said.put(minute, byService);
                        });
        write(said);
        List<Fault> faults = Fault.read(data);
        PrintWriter say = spec.commandLine().getOut();
        say.println(
                faults.isEmpty()
                        ? "nezha: %d minutes; no fault list lies beside them".formatted(said.size())
                        : measures(said, faults));
        return 0;
    }

    private OnsetModel learned() {
        List<Known> known = new ArrayList<>();
        for (Path day : train) {
            List<Fault> faults = Fault.read(day);
            foretell(day, OnsetModel.shipped())
                    .forEach(
                            (minute, prediction) -> {
                                Symptoms.Minute looks = prediction.symptoms().orElseThrow();
                                known.add(new Known(looks, faulty(minute, looks, faults)));
                            });
        }
        OnsetModel learned;
        try {
            learned = OnsetModel.learn(known);
        } catch (IllegalArgumentException noFaults) {
            throw new Trouble(train + ": " + noFaults.getMessage());
        }
        if (model != null) {
            try (var file = new DataOutputStream(Files.newOutputStream(model))) {
                learned.write(file);
            } catch (IOException unwritable) {
                throw new Trouble("cannot write %s: %s".formatted(model, unwritable.getMessage()));
            }
        }
        return learned;
    }

    private static int faulty(Instant minute, Symptoms.Minute symptoms, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> follows(minute, fault))
                .mapToInt(fault -> symptoms.components().indexOf(ComponentId.of(fault.service())))
                .findFirst()
                .orElse(-1);
    }

    /** The minute of the fault, and the three after it. */
    private static boolean follows(Instant minute, Fault fault) {
        Instant began = fault.at().truncatedTo(ChronoUnit.MINUTES);
        return !minute.isBefore(began) && !minute.isAfter(began.plus(SOON));
    }

    private void write(SortedMap<Instant, Map<String, Double>> said) {
        Path file = out.resolve("scores.csv");
        try {
            Files.createDirectories(out);
            try (var rows =
                    new CSVPrinter(
                            Files.newBufferedWriter(file),
                            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
                rows.printRecord("minute", "service", "probability");
                for (var minute : said.entrySet()) {
                    for (var each : minute.getValue().entrySet()) {
                        rows.printRecord(minute.getKey(), each.getKey(), each.getValue());
                    }
                }
            }
        } catch (IOException unwritable) {
            throw new Trouble("cannot write %s: %s".formatted(file, unwritable.getMessage()));
        }
    }

    private static String measures(
            SortedMap<Instant, Map<String, Double>> said, List<Fault> faults) {
        var highest = new double[said.size()];
        var faulty = new boolean[said.size()];
        int at = 0;
        for (var minute : said.entrySet()) {
            highest[at] =
                    minute.getValue().values().stream().mapToDouble(each -> each).max().orElse(0);
            faulty[at++] = faults.stream().anyMatch(fault -> follows(minute.getKey(), fault));
        }
        int first = 0;
        int amongThree = 0;
        for (Fault fault : faults) {
            Map<String, Double> peaks = new TreeMap<>();
            said.forEach(
                    (minute, services) -> {
                        if (follows(minute, fault)) {
                            services.forEach((id, p) -> peaks.merge(id, p, Math::max));
                        }
                    });
            double own = peaks.getOrDefault(fault.service(), 0.0);
            long above = peaks.values().stream().filter(each -> each >= own).count() - 1;
            first += above == 0 ? 1 : 0;
            amongThree += above < 3 ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "nezha: %d minutes, %d faults: AUC-PR of a fault within 3 minutes %.3f, hit@1 %.2f, hit@3"
                        + " %.2f",
                said.size(),
                faults.size(),
                Skill.averagePrecision(highest, faulty),
                (double) first / faults.size(),
                (double) amongThree / faults.size());
    }
}
