package forestall.failover;

import forestall.model.ComponentId;
import forestall.model.FailoverRun;
import forestall.model.FailoverRun.Step;
import forestall.model.Kind;

/** Takes one step of a run on the providers. */
public final class StepRunner {
    private final Providers providers;

    public StepRunner(Providers providers) {
        this.providers = providers;
    }

    /** The key under which the step acts, the same on every try. */
    public static ActionKey keyOf(FailoverRun run, Step step) {
        return new ActionKey("run:%s:%d".formatted(run.id(), step.number()));
    }

    /**
     * Blocks until the provider answers.
     *
     * @param kind of the step's component
     */
    public Outcome take(FailoverRun run, Step step, Kind kind) {
        ActionKey key = keyOf(run, step);
        ComponentId id = step.component();
        return switch (step.action()) {
            case FENCE -> providers.standbyFor(kind).fence(key, id);
            case FINALISE_SYNC -> providers.dataOf(kind).finaliseSync(key, id);
            case PROMOTE, START -> providers.standbyFor(kind).promote(key, id);
            case UPDATE_DNS -> providers.dns().update(key, id);
            case REDIRECT -> providers.network().redirect(key, id);
            case CHECK_HEALTH -> providers.standbyFor(kind).checkHealth(id);
        };
    }
}
