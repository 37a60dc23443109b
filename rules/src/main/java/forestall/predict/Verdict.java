package forestall.predict;

import forestall.learn.Weighed;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of learning one horizon anew.
 *
 * @param horizon which
 * @param takesOver whether what was learned is better beyond doubt
 * @param cases how many were held out, 0 when there was no comparison
 * @param failuresBefore failures that could be learned from before the held-out time
 * @param failuresHeldOut failures in the held-out time
 * @param inForce how good the model in force was there; empty when there was no comparison
 * @param learned how good the new one was on the very same cases
 * @param leastGain log loss that is saved in nats a case, the lower end of its 90 % interval
 * @param words why, for people
 */
public record Verdict(
        Horizon horizon,
        boolean takesOver,
        double cases,
        int failuresBefore,
        int failuresHeldOut,
        Optional<Weighed> inForce,
        Optional<Weighed> learned,
        Optional<Double> leastGain,
        String words) {

    static Verdict tooLittle(Horizon horizon, int before, int heldOut, String why) {
        return new Verdict(
                horizon,
                false,
                0,
                before,
                heldOut,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "%s: the model in force stays; %s".formatted(name(horizon), why));
    }

    static Verdict compared(
            Horizon horizon,
            double cases,
            int before,
            int heldOut,
            Weighed inForce,
            Weighed learned,
            double leastGain) {
        boolean better = learned.logLoss() < inForce.logLoss() && leastGain > 0;
        String why =
                better
                        ? "what was learned takes over"
                        : learned.logLoss() < inForce.logLoss()
                                ? "the model in force stays, as the difference may be chance"
                                : "the model in force stays, as it is no worse";
        return new Verdict(
                horizon,
                better,
                cases,
                before,
                heldOut,
                Optional.of(inForce),
                Optional.of(learned),
                Optional.of(leastGain),
                String.format(
                        Locale.ROOT,
                        "%s: %s; on %.0f held-out cases with %d failures its log loss was %.4g and not"
                                + " %.4g, a gain of %.2g at least",
                        name(horizon),
                        why,
                        cases,
                        heldOut,
                        learned.logLoss(),
                        inForce.logLoss(),
                        leastGain));
    }

    /** What would take over is what is in force already. */
    Verdict unchanged() {
        return new Verdict(
                horizon,
                false,
                cases,
                failuresBefore,
                failuresHeldOut,
                inForce,
                learned,
                leastGain,
                name(horizon) + ": the model in force stays; it was learned from the very same");
    }

    private static String name(Horizon horizon) {
        return switch (horizon) {
            case SOON -> "30 minutes";
            case DAY -> "24 hours";
            case MONTH -> "30 days";
        };
    }
}
