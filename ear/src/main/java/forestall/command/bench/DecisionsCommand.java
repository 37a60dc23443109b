package forestall.command.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.command.Built;
import forestall.command.Ports;
import forestall.command.Progress;
import forestall.command.Service;
import forestall.json.ModelJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the API decides. */
@Command(
        name = "decisions",
        description =
                "Measures POST /decisions on a service of its own, by requests at a fixed rate, warmed up."
                        + " Latencies count from when a request was due.",
        mixinStandardHelpOptions = true)
final class DecisionsCommand implements Callable<Integer> {

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            description = "requests for one component a second; default: ${DEFAULT-VALUE}")
    List<Double> rates = List.of(50.0, 100.0, 200.0, 300.0);

    @Option(
            names = "--rates-of-many",
            split = ",",
            paramLabel = "N",
            description = "requests for --many components a second; default: ${DEFAULT-VALUE}")
    List<Double> ratesOfMany = List.of(0.1, 0.5);

    @Option(
            names = "--many",
            paramLabel = "N",
            description = "components in a large request; default: ${DEFAULT-VALUE}")
    int many = 1000;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description =
                    "how long each rate is held, and the same before to warm up; default: ${DEFAULT-VALUE}")
    int seconds = 30;

    @Override
    public Integer call() throws IOException {
        if (seconds < 1
                || many < 1
                || rates.stream().anyMatch(each -> each <= 0)
                || ratesOfMany.stream().anyMatch(each -> each <= 0)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "rates and --seconds and --many must be more than 0");
        }
        var progress = new Progress(spec.commandLine().getErr());
        Path folder = Files.createTempDirectory("forestall-bench");
        try (Service service =
                Service.start(folder, Ports.free(), Map.of(), Optional.of(Built.ear()), progress)) {
            progress.step("Waiting for the application", service::awaitReady);
            measure(service, 1, rates);
            measure(service, many, ratesOfMany);
        } finally {
            Service.forget(folder);
        }
        return 0;
    }

    private void measure(Service service, int components, List<Double> perSecond) {
        PrintWriter say = spec.commandLine().getOut();
        URI address = service.address().resolve("api/v1/decisions");
        byte[] body = body(components);
        var load = new PacedLoad(address, service.token(), body);
        if (!perSecond.isEmpty()) {
            load.run(perSecond.get(perSecond.size() - 1), Duration.ofSeconds(seconds));
        }
        for (double rate : perSecond) {
            PacedLoad.Outcome outcome = load.run(rate, Duration.ofSeconds(seconds));
            say.printf(
                    "decisions: %,d component%s, %s a second for %d s: %s%n",
                    components, components == 1 ? "" : "s", rate, seconds, outcome.words());
            say.flush();
        }
    }

    private static byte[] body(int components) {
        try {
            return ModelJson.mapper().writeValueAsBytes(MadeSituation.of(components));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
