package forestall.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is foreseen for one component.
 *
 * @param component what may fail
 * @param at from when on
 * @param probabilities of failure, one for each horizon, the nearest first; never less for a longer
 *     horizon
 * @param leadTime time to the failure, if there is one within the longest horizon: half of them
 *     come sooner; empty when no failure is likelier than usual
 */
public record Outlook(
        ComponentId component,
        Instant at,
        List<FailureProbability> probabilities,
        Optional<Duration> leadTime) {

    public Outlook {
        Require.present(component, "component");
        Require.present(at, "at");
        probabilities = List.copyOf(Require.present(probabilities, "probabilities"));
        Require.present(leadTime, "leadTime");
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("an outlook needs a horizon");
        }
        for (int next = 1; next < probabilities.size(); next++) {
            FailureProbability nearer = probabilities.get(next - 1);
            FailureProbability further = probabilities.get(next);
            if (nearer.horizon().compareTo(further.horizon()) >= 0
                    || nearer.probability() > further.probability()) {
                throw new IllegalArgumentException(
                        "%s within %s, but %s within %s"
                                .formatted(
                                        nearer.probability(),
                                        nearer.horizon(),
                                        further.probability(),
                                        further.horizon()));
            }
        }
    }

    /** The one that decisions are made on. */
    public FailureProbability nearest() {
        return probabilities.get(0);
    }
}
