package forestall.command;

import forestall.command.demo.Demo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts an embedded service and, by default, a demonstration. */
@Command(
        name = "run",
        description =
                "Starts PostgreSQL and Payara Server with Forestall and, unless told otherwise, a demonstration: a dozen services, telemetry, and an incident. Ctrl-C stops everything.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");

    @Option(
            names = "--data",
            description = "Folder that holds all data (default: .forestall in the checkout).")
    Path data;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "Address of pages and API (default: ${DEFAULT-VALUE}; what is sent there is not encrypted).")
    String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of pages and API (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--admin-port",
            defaultValue = "14848",
            description =
                    "Port of Payara's administration, on loopback (default: ${DEFAULT-VALUE}).")
    int adminPort;

    @Option(
            names = "--database-port",
            defaultValue = "15432",
            description = "Port of PostgreSQL, on loopback (default: ${DEFAULT-VALUE}).")
    int databasePort;

    @Option(
            names = "--cycle",
            description =
                    "Seconds between two decisions (default: 15 with the demonstration, else 60).")
    String cycle;

    @Option(names = "--no-demo", description = "An empty service, without the demonstration.")
    boolean noDemo;

    @Option(
            names = "--data-clock",
            description = "Time is driven by data that is replayed; implies --no-demo.")
    boolean dataClock;

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        boolean demo = !noDemo && !dataClock;
        var progress = new Progress(spec.commandLine().getErr());
        Ports ports = ports();
        Path folder = data != null ? data : Built.home().resolve(".forestall");
        try (Stop stop = Stop.heard()) {
            try {
                serve(folder, ports, demo, progress, stop);
            } catch (InterruptedException ended) {
                progress.line("Stopped");
            } catch (RuntimeException ended) { // whatever the interruption met
                if (!stop.asked()) {
                    throw ended;
                }
                progress.line("Stopped");
            }
        }
        return 0;
    }

    private void serve(Path folder, Ports ports, boolean demo, Progress progress, Stop stop)
            throws InterruptedException {
        Service service =
                Service.start(folder, ports, settings(demo), Optional.of(Built.ear()), progress);
        try {
            try {
                progress.step("Waiting for the application", service::awaitReady);
            } finally { // the user may be there all the same, and nobody is told twice
                service.firstPassword().ifPresent(this::tellFirst);
            }
            spec.commandLine().getOut().println("Forestall is at " + service.address());
            spec.commandLine()
                    .getOut()
                    .println("Programs use the token in " + folder.resolve("token.secret"));
            spec.commandLine().getOut().flush();
            Optional<Demo> shown = demo ? Demo.begin(service.client(), progress) : Optional.empty();
            while (!stop.askedWithinASecond()) {
                service.checkAlive();
                shown.ifPresent(Demo::goOn);
            }
        } finally {
            progress.step("Stopping", service::close);
        }
    }

    private void tellFirst(String password) {
        spec.commandLine()
                .getOut()
                .println(
                        "Sign in as admin with the password %s (shown this once; change it on the page)"
                                .formatted(password));
        spec.commandLine().getOut().flush();
    }

    private Ports ports() {
        try {
            return new Ports(host, port, adminPort, databasePort);
        } catch (Trouble wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private Map<String, String> settings(boolean demo) {
        Map<String, String> settings = new HashMap<>();
        String seconds = cycle != null ? cycle : demo ? "15" : "60";
        if (!SECONDS.matcher(seconds).matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--cycle must be whole seconds, 1 or more, was " + seconds);
        }
        settings.put("FORESTALL_CYCLE", "PT%sS".formatted(seconds));
        if (dataClock) {
            settings.put("FORESTALL_CLOCK", "data");
            settings.put("FORESTALL_SIMULATED_LATENCY", "PT0S");
        }
        return settings;
    }
}
