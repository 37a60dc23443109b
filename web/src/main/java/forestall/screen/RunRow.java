package forestall.screen;

import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Step;
import forestall.model.FailoverRun.StepState;
import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One failover run in the list.
 *
 * @param id the run
 * @param state in words
 * @param badge severity of its badge: success, warning, danger, info
 * @param trigger in words
 * @param reason why
 * @param components that it moves, in words
 * @param done steps that are done
 * @param total steps
 * @param percent of steps that are done, 0 to 100
 * @param now what it is at, in words
 * @param startedAt when it was asked for
 * @param waits true while it waits for approval
 * @param stuck true while a step was refused
 * @param open true until it has ended
 */
public record RunRow(
        String id,
        String state,
        String badge,
        String trigger,
        String reason,
        String components,
        long done,
        int total,
        int percent,
        String now,
        String startedAt,
        boolean waits,
        boolean stuck,
        boolean open)
        implements Serializable {

    static RunRow of(FailoverRun run) {
        long done = run.steps().stream().filter(step -> step.state() == StepState.DONE).count();
        int total = run.steps().size();
        return new RunRow(
                run.id().toString(),
                words(run.state()),
                badge(run.state()),
                words(run.trigger()),
                run.reason(),
                run.steps().stream()
                        .map(step -> step.component().value())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                done,
                total,
                total == 0 ? 100 : (int) (100 * done / total),
                run.next().map(RunRow::words).orElse("all steps are done"),
                Times.words(run.startedAt()),
                run.state() == FailoverRun.State.AWAITING_APPROVAL,
                run.state() == FailoverRun.State.STUCK,
                !run.state().isEnded());
    }

    private static String words(Step step) {
        return words(step.action())
                + " "
                + step.component()
                + step.detail().map(each -> ": " + each).orElse("");
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String badge(FailoverRun.State state) {
        return switch (state) {
            case AWAITING_APPROVAL -> "warning";
            case RUNNING -> "info";
            case STUCK -> "danger";
            case SUCCEEDED -> "success";
            case ABORTED -> "secondary";
        };
    }
}
