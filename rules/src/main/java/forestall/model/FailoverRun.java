package forestall.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One failover, from the moment someone or something asked for it.
 *
 * @param id the run
 * @param trigger who asked
 * @param reason why, 1 to 500 characters
 * @param state where it stands
 * @param steps in the order in which they are taken; numbered from 0
 * @param startedAt when it was asked for
 * @param endedAt when it ended; present exactly when {@link State#isEnded}
 */
public record FailoverRun(
        UUID id,
        Trigger trigger,
        String reason,
        State state,
        List<Step> steps,
        Instant startedAt,
        Optional<Instant> endedAt) {

    /** Who asked for the run. */
    public enum Trigger {
        /** A person. */
        OPERATOR,
        /** Health checks found the component down. */
        DETECTED,
        /** A rule, on a prediction of high confidence. */
        PREDICTED
    }

    /** Where a run stands. */
    public enum State {
        /** Waits for a person to approve it. */
        AWAITING_APPROVAL,
        /** Takes its steps, one at a time. */
        RUNNING,
        /** Stopped at a step that was refused; a person may retry or abort it. */
        STUCK,
        /** All steps are done. */
        SUCCEEDED,
        /** A person ended it before all steps were done. */
        ABORTED;

        public boolean isEnded() {
            return this == SUCCEEDED || this == ABORTED;
        }
    }

    /** What a step does to its component. */
    public enum Action {
        /** Cuts the primary off, so that it can no longer change anything. */
        FENCE,
        /** Waits until the standby has all the data that the primary wrote. */
        FINALISE_SYNC,
        /** Makes the standby the one that counts, at full capacity. */
        PROMOTE,
        /** Starts a dependant in the failover region. */
        START,
        /** Points the DNS name at the failover region. */
        UPDATE_DNS,
        /** Sends traffic to the failover region. */
        REDIRECT,
        /** Asks whether the component works in the failover region. */
        CHECK_HEALTH
    }

    /** Where a step stands. */
    public enum StepState {
        PENDING,
        /** Written down before the provider is called; after a crash the outcome is unknown. */
        STARTED,
        DONE,
        REFUSED
    }

    /**
     * One step.
     *
     * @param number from 0
     * @param action what it does
     * @param component to whom
     * @param state where it stands
     * @param detail what the provider said, for people; empty until it answered
     */
    public record Step(
            int number,
            Action action,
            ComponentId component,
            StepState state,
            Optional<String> detail) {

        public Step {
            Require.atLeastZero(number, "number");
            Require.present(action, "action");
            Require.present(component, "component");
            Require.present(state, "state");
            Require.present(detail, "detail");
        }
    }

    public FailoverRun {
        Require.present(id, "run id");
        Require.present(trigger, "trigger");
        Require.text(reason, "reason", 500);
        Require.present(state, "state");
        steps = List.copyOf(Require.present(steps, "steps"));
        Require.present(startedAt, "startedAt");
        Require.present(endedAt, "endedAt");
        if (endedAt.isPresent() != state.isEnded()) {
            throw new IllegalArgumentException(
                    "a run that is %s %s an end"
                            .formatted(state, endedAt.isPresent() ? "cannot have" : "needs"));
        }
        for (int number = 0; number < steps.size(); number++) {
            if (steps.get(number).number() != number) {
                throw new IllegalArgumentException(
                        "step %d has number %d".formatted(number, steps.get(number).number()));
            }
        }
    }

    /** The first step that is not done; empty when all are. */
    public Optional<Step> next() {
        return steps.stream().filter(step -> step.state() != StepState.DONE).findFirst();
    }
}
