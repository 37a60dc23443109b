package forestall.command.bench;

import forestall.command.bench.planner.PlannerCommand;
import forestall.command.replay.NezhaCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The front of all benchmarks. */
@Command(
        name = "bench",
        description = "Measures prediction, rules, decisions, and planning.",
        mixinStandardHelpOptions = true,
        subcommands = {
            NabCommand.class,
            EntitiesCommand.class,
            LogsCommand.class,
            NezhaCommand.class,
            DrivesCommand.class,
            NodesCommand.class,
            ThroughputCommand.class,
            RulesCommand.class,
            DecisionsCommand.class,
            PublishingCommand.class,
            PlannerCommand.class,
            AllCommand.class
        })
public final class BenchCommand implements Runnable {

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what to measure: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()));
    }
}
