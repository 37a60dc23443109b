package forestall.command.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forestall.command.ApiClient;
import forestall.command.Built;
import forestall.command.Ports;
import forestall.command.Progress;
import forestall.command.Service;
import forestall.command.Stop;
import forestall.command.Trouble;
import forestall.json.ModelJson;
import forestall.model.Sample;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a recorded day. */
@Command(
        name = "replay",
        description = {
            "Sends a recorded day through a service over its HTTP API, faster than real time: the time stamps of the data drive the clock. Ends with a table of what the service made of it.",
            "Without --url it starts a service of its own, on free ports and with an empty database."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DAY",
            description =
                    "Folder of one day in the layout of the Nezha collection: metric/<pod>_metric.csv[.gz], metric/dependency.csv[.gz], and, to measure, <day>-fault_list.json.")
    Path day;

    @Option(
            names = "--url",
            description =
                    "A service that was started with --data-clock, such as http://127.0.0.1:8080/")
    URI url;

    @Option(
            names = "--token",
            description =
                    "File with a token of the service at --url, such as .forestall/token.secret")
    Path tokenFile;

    @Option(
            names = "--data",
            description =
                    "Data folder of the service that is started (default: a temporary one, removed afterwards unless there was trouble).")
    Path data;

    @Option(names = "--minutes", description = "Stop after that many minutes of data.")
    Integer minutes;

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var progress = new Progress(spec.commandLine().getErr());
        if (minutes != null && minutes < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--minutes must be 1 or more, was " + minutes);
        }
        RecordedDay recorded = progress.step("Reading " + day, () -> RecordedDay.read(day));
        if (url != null) {
            String slash = url.toString().endsWith("/") ? "" : "/";
            replay(new ApiClient(URI.create(url + slash), token()), recorded, progress);
            return 0;
        }
        try (Stop stop = Stop.heard()) {
            try {
                replayHere(recorded, progress);
            } catch (RuntimeException ended) { // whatever the interruption met
                if (!stop.asked()) {
                    throw ended;
                }
                progress.line("Stopped");
            }
        }
        return 0;
    }

    private String token() throws IOException {
        if (tokenFile == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--url takes --token, a file with a token of that service");
        }
        return Files.readString(tokenFile).strip();
    }

    private void replayHere(RecordedDay recorded, Progress progress) throws IOException {
        boolean temporary = data == null;
        Path folder = temporary ? Files.createTempDirectory("forestall-replay") : data;
        try (Service service =
                Service.start(
                        folder,
                        Ports.free(),
                        Map.of("FORESTALL_CLOCK", "data", "FORESTALL_SIMULATED_LATENCY", "PT0S"),
                        Optional.of(Built.ear()),
                        progress)) {
            progress.step("Waiting for the application", service::awaitReady);
            replay(service.client(), recorded, progress);
        } catch (Trouble trouble) {
            temporary = false; // its logs are named in the message
            throw trouble;
        } finally {
            if (temporary) {
                Service.forget(folder);
            }
        }
    }

    private void replay(ApiClient api, RecordedDay recorded, Progress progress) {
        if (!api.get("api/v1/clock").get("drivenByData").asBoolean()) {
            throw new Trouble(
                    "The service goes by the machine's clock; start it with: ./forestall run --data-clock");
        }
        load(api, recorded);
        NavigableMap<Instant, List<Sample>> all = recorded.minutes();
        long total = minutes == null ? all.size() : Math.min(minutes, all.size());
        Instant first = all.firstKey();
        api.put("api/v1/clock", Map.of("now", first.minusSeconds(60).toString()));

        var observed = new Observed();
        long start = System.nanoTime();
        long done = 0;
        long samples = 0;
        for (var minute : all.entrySet()) {
            if (done == total) {
                break;
            }
            api.postLines("api/v1/telemetry/samples", minute.getValue());
            samples += minute.getValue().size();
            long asked = System.nanoTime();
            api.put("api/v1/clock", Map.of("now", minute.getKey().toString()));
            double millis = (System.nanoTime() - asked) / 1e6;
            observed.add(decisionAt(api, minute.getKey()), millis);
            progress.far(
                    ++done,
                    total,
                    "%s, %d tier changes, highest risk so far %.2f"
                            .formatted(
                                    minute.getKey(),
                                    observed.tierChanges,
                                    observed.highestScore()));
        }
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        JsonNode tally = api.get("api/v1/plan/acts/tally");
        print(
                new Summary(
                        observed,
                        Fault.read(day),
                        done,
                        samples,
                        recorded.skipped(),
                        tally.get("done").asLong(),
                        tally.get("notDone").asLong(),
                        seconds));
    }

    private static JsonNode decisionAt(ApiClient api, Instant minute) {
        try {
            return api.get("api/v1/decisions/" + minute);
        } catch (Trouble missing) {
            String words = api.get("api/v1/status").path("lastCycle").path("words").asText();
            throw new Trouble(
                    "The service made no decision for %s: %s".formatted(minute, words), missing);
        }
    }

    private static void load(ApiClient api, RecordedDay recorded) {
        if (api.get("api/v1/status").get("components").asInt() > 0) {
            throw new Trouble("The service has components already; replay into an empty one");
        }
        api.put("api/v1/sites/" + AssumedCatalogue.SITE.id(), AssumedCatalogue.SITE);
        api.post("api/v1/components/import", AssumedCatalogue.components(recorded));
        api.put("api/v1/pool", AssumedCatalogue.pool(recorded.services().size()));
    }

    private void print(Summary summary) {
        try {
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? ModelJson.mapper().writeValueAsString(summary.rows())
                                    : summary.table());
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
