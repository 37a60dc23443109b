package forestall.command;

import forestall.command.bench.BenchCommand;
import forestall.command.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Predictive disaster recovery. */
@Command(
        name = "forestall",
        description = "Moves standby to where it will be needed, before it is.",
        mixinStandardHelpOptions = true,
        version = "Forestall 0.1.0-SNAPSHOT",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            PlanCommand.class,
            BenchCommand.class,
            PasswordCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; the last line says why",
            "2:the command line is wrong"
        })
public final class Main implements Runnable {

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: run, test, replay, plan, bench, or password");
    }

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    command.getErr().println("forestall: " + words(failure));
                    return 1;
                });
        System.exit(line.execute(arguments));
    }

    // What we foresaw has a sentence for people; anything else is a surprise, and wants its trace.
    private static String words(Exception failure) {
        if (failure instanceof Trouble) {
            return failure.getMessage();
        }
        var trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace, true));
        return "unexpected: " + trace;
    }
}
