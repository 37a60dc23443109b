package forestall.command.bench;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.command.ApiClient;
import forestall.command.Built;
import forestall.command.Ports;
import forestall.command.Progress;
import forestall.command.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publishes and rolls back rule sets while decisions are asked for, and looks for what leaks. */
@Command(
        name = "publishing",
        description = {
            "Publishes and rolls back rule sets on a service of its own while decisions are asked for",
            "without a pause. Each version weighs critical components otherwise, so that each answer",
            "shows whether it was decided by the version that it names, and by that alone. Tells the",
            "classes and the heap after a full collection at the beginning and the end of each tenth."
        },
        mixinStandardHelpOptions = true)
final class PublishingCommand implements Callable<Integer> {
    private static final int TENTHS = 10;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "publications and rollbacks in all; default: ${DEFAULT-VALUE}")
    int times = 1000;

    @Option(
            names = "--versions",
            paramLabel = "N",
            description =
                    "versions that are made, checked, and published once; the rest are"
                            + " rollbacks, which compile anew; default: ${DEFAULT-VALUE}")
    int versions = 50;

    @Override
    public Integer call() throws IOException {
        if (versions < 1 || times < versions) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--versions must be 1 or more, and --times not less");
        }
        var progress = new Progress(spec.commandLine().getErr());
        Path folder = Files.createTempDirectory("forestall-bench");
        try (Service service =
                Service.start(
                        folder,
                        Ports.free(),
                        Map.of("FORESTALL_TOKEN_ROLES", "operator,analyst,approver,admin"),
                        Optional.of(Built.ear()),
                        progress)) {
            progress.step("Waiting for the application", service::awaitReady);
            return measure(service, progress);
        } finally {
            Service.forget(folder);
        }
    }

    private int measure(Service service, Progress progress) {
        PrintWriter say = spec.commandLine().getOut();
        var publisher = new Publisher(service);
        List<Integer> made = new ArrayList<>();
        for (int number = 0; number < versions; number++) {
            made.add(publisher.approved());
            progress.far(number + 1, versions, "versions made, checked, and approved");
        }
        var load = new DecisionLoad(service, publisher.points());
        load.start();
        try {
            long start = System.nanoTime();
            say.println("publishing: at the beginning " + Held.by(service));
            List<Held> tenths = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                int version = made.get(time % made.size());
                if (time < made.size()) {
                    publisher.publish(version);
                } else {
                    publisher.rollBack(version);
                }
                progress.far(time + 1, times, "publications and rollbacks");
                if ((time + 1) % Math.max(1, times / TENTHS) == 0) {
                    Held held = Held.by(service);
                    tenths.add(held);
                    say.printf("publishing: after %,d %s%n", time + 1, held);
                    say.flush();
                }
            }
            load.stop();
            say.printf(
                    Locale.ROOT,
                    "publishing: %,d publications and rollbacks of %,d versions in %.0f s; %s%n",
                    times,
                    versions,
                    (System.nanoTime() - start) / 1e9,
                    load.words());
            boolean level = Held.isLevel(tenths);
            say.println(
                    level
                            ? "publishing: classes and heap level off"
                            : "publishing: classes or heap go on growing");
            return load.isSound() && level ? 0 : 1;
        } finally {
            load.stop();
        }
    }

    /** Two people with a token each: one writes, the other approves. */
    private static final class Publisher {
        private final ApiClient author;
        private final ApiClient approver;
        private final Map<String, Double> points = new java.util.concurrent.ConcurrentHashMap<>();
        private int made;

        Publisher(Service service) {
            author = with(service, "ANALYST");
            approver = with(service, "APPROVER");
            points.put("v1", 0.60);
        }

        private static ApiClient with(Service service, String role) {
            JsonNode token =
                    service.client()
                            .post("api/v1/tokens", Map.of("name", role, "roles", List.of(role)));
            return new ApiClient(service.address(), token.get("secret").asText());
        }

        /** What critical components weigh, by version. */
        Map<String, Double> points() {
            return points;
        }

        int approved() {
            double weight = 0.300 + 0.001 * (++made % 300);
            String table = author.text("api/v1/rulesets/1/files/impact.csv");
            String changed =
                    table.replace(
                            "CRITICAL,0.60", String.format(Locale.ROOT, "CRITICAL,%.3f", weight));
            JsonNode saved =
                    author.putText("api/v1/rulesets/1/files/impact.csv", "text/csv", changed);
            int version = saved.get("number").asInt();
            JsonNode bare =
                    author.put("api/v1/rulesets/%d/scenarios".formatted(version), List.of());
            int number = bare.get("number").asInt();
            points.put("v" + number, weight);
            author.post("api/v1/rulesets/%d/submit".formatted(number), Map.of());
            approver.post("api/v1/rulesets/%d/approve".formatted(number), Map.of());
            return number;
        }

        void publish(int version) {
            approver.post("api/v1/rulesets/%d/publish".formatted(version), Map.of());
        }

        void rollBack(int version) {
            JsonNode now = approver.get("api/v1/rulesets/" + version).get("version");
            if (!now.get("state").asText().equals("PUBLISHED")) {
                approver.post("api/v1/rulesets/%d/rollback".formatted(version), Map.of());
            }
        }
    }
}
