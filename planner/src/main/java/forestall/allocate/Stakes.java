package forestall.allocate;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.RiskScore;
import forestall.model.StandbyTerms;
import forestall.model.Tier;
import forestall.placement.Tiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is at stake in money. The loss of a component at a tier is what its failure is expected to
 * lose, probability × loss a minute × minutes down at that tier, and, for each step below the tier
 * that its risk calls for, a penalty that no saving outweighs: tiers fall only where room is short,
 * and there the least risk × impact falls first.
 */
final class Stakes {
    /** Probabilities are of a failure within this time. */
    private static final double HORIZON_HOURS = 0.5;

    /** Millionths for 24 hours, from currency units an hour. */
    private static final double FINEST = 24e6;

    /** All together stay below this, coarser money if need be. */
    private static final double MOST_MONEY = 1e15;

    /** More than anything costs an hour in earnest. */
    static final double MOST_AN_HOUR = 1e9;

    /** Steps of risk × impact that are told apart. */
    private static final double FINENESS = 1e4;

    /** Above nothing, which is two steps below MINIMAL: recovery has nowhere to start there. */
    private static final int[] HEIGHT = {4, 3, 2, 0};

    private final Outages outages;
    private final double step;
    private final double scale;

    Stakes(
            List<Component> components,
            Map<ComponentId, RiskScore> risks,
            List<Host> hosts,
            Scales scales,
            AllocatorSettings settings) {
        outages = settings.outages();
        double most = 1e-6;
        double open =
                hosts.stream()
                        .mapToDouble(each -> clamp(each.openCost().orElse(0.0)))
                        .max()
                        .orElse(0);
        double sum = 0;
        double[] dearest = new double[scales.resources()];
        for (Host host : hosts) {
            for (int r = 0; r < dearest.length; r++) {
                dearest[r] = Math.max(dearest[r], clamp(scales.price(host, r)));
            }
        }
        for (Component each : components) {
            double own = open + settings.movesAtLeast();
            for (int r = 0; r < dearest.length; r++) {
                own += dearest[r] * scales.need(each.demand(), r);
            }
            own = clamp(own);
            for (StandbyTerms.Nearness near : each.standbyTerms().near().values()) {
                own += clamp(near.lossAnHour());
            }
            most = Math.max(most, own);
            sum += own;
        }
        step = 2 * most;
        for (Component each : components) {
            sum += anHour(each, risks.get(each.id()), Tiers.NONE);
        }
        scale = Math.min(FINEST, MOST_MONEY / Math.max(1e-6, sum));
    }

    private static double clamp(double anHour) {
        return Math.min(MOST_AN_HOUR, anHour);
    }

    /** From currency units an hour. */
    long money(double anHour) {
        return Math.round(clamp(anHour) * scale);
    }

    long loss(Component component, RiskScore risk, int tier) {
        return Math.round(anHour(component, risk, tier) * scale);
    }

    private double anHour(Component component, RiskScore risk, int tier) {
        int steps = Math.max(0, HEIGHT[TierNumbers.of(risk.tier())] - HEIGHT[tier]);
        return clamp(expected(component, risk, tier))
                + steps * step * (1 + Math.round(FINENESS * risk.score() * risk.impact()));
    }

    /** Currency units an hour that failures are expected to lose. */
    private double expected(Component component, RiskScore risk, int tier) {
        Optional<Tier> standby =
                tier == Tiers.NONE ? Optional.empty() : Optional.of(TierNumbers.of(tier));
        return risk.probability() * component.lossPerMinute() * outages.at(standby) / HORIZON_HOURS;
    }
}
