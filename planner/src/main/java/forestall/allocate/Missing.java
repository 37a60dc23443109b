package forestall.allocate;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.Host;
import forestall.model.Shortfall;
import forestall.model.Tier;
import forestall.placement.Instance;
import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says for each lowered component what the pool lacks to hold it at the wanted tier. */
final class Missing {
    private final String region;
    private final Translation situation;
    private final List<Instance.Slot> slots;
    private final Load[] taken;
    private final Map<Integer, Long> replicating = new HashMap<>();

    Missing(String region, Translation situation, List<Instance.Slot> slots) {
        this.region = region;
        this.situation = situation;
        this.slots = slots;
        taken = new Load[situation.hosts.size()];
        java.util.Arrays.fill(taken, Load.NONE);
        for (int c = 0; c < slots.size(); c++) {
            count(c, 1);
        }
    }

    private void count(int c, int sign) {
        Instance.Slot slot = slots.get(c);
        if (slot.host() >= 0) {
            Load load = Load.of(situation.capacity(c, slot.tier()));
            int h = slot.host();
            taken[h] = sign > 0 ? taken[h].plus(load) : taken[h].minus(load);
            replicating.merge(
                    link(c, h), (long) sign * problem().replication(c, slot.tier()), Long::sum);
        }
    }

    private Problem problem() {
        return situation.problem;
    }

    private int link(int c, int h) {
        return problem().linkOf(c, problem().zoneOf(h));
    }

    /** In order of component. */
    List<Shortfall> all() {
        List<Shortfall> all = new ArrayList<>();
        for (int c = 0; c < slots.size(); c++) {
            if (slots.get(c).tier() > problem().target(c)) {
                count(c, -1); // its own place would be free for it
                all.add(of(c));
                count(c, 1);
            }
        }
        return all;
    }

    private Shortfall of(int c) {
        int wanted = problem().target(c);
        if (situation.hosts.isEmpty()) {
            return shortfall(c, situation.capacity(c, wanted), "%s has no hosts".formatted(region));
        }
        List<Integer> near =
                IntStream.range(0, taken.length)
                        .filter(h -> problem().reaches(c, wanted, problem().zoneOf(h)))
                        .boxed()
                        .toList();
        if (near.isEmpty()) {
            return shortfall(
                    c,
                    Capacity.NONE,
                    "no zone of %s is near enough to %s for it"
                            .formatted(region, situation.components.get(c).zone()));
        }
        List<Integer> roomy = near.stream().filter(h -> missing(c, h).isNone()).toList();
        if (roomy.isEmpty()) {
            return hostIsShort(c, near);
        }
        return roomy.stream()
                .filter(h -> missingMbps(c, h) <= 0)
                .findFirst()
                .map(h -> beside(c, h))
                .orElseGet(() -> linkIsShort(c, roomy));
    }

    /** What the host lacks to hold it beside all that is there. */
    private Capacity missing(int c, int h) {
        Load wanted = Load.of(situation.capacity(c, problem().target(c)));
        return taken[h].plus(wanted).over(situation.hosts.get(h).capacity());
    }

    private long missingMbps(int c, int h) {
        long mbps = problem().replication(c, problem().target(c));
        int link = link(c, h);
        return mbps == 0 ? 0 : replicating.getOrDefault(link, 0L) + mbps - problem().link(link);
    }

    private Shortfall beside(int c, int h) {
        int group = problem().group(c);
        Optional<String> other =
                IntStream.range(0, slots.size())
                        .filter(o -> o != c && group >= 0 && problem().group(o) == group)
                        .filter(o -> slots.get(o).host() == h)
                        .mapToObj(o -> situation.components.get(o).name())
                        .findFirst();
        return shortfall(
                c,
                Capacity.NONE,
                other.map(
                                name ->
                                        "%s has room, but %s stands by there, from which it must"
                                                        .formatted(host(h), name)
                                                + " stay apart")
                        .orElse(
                                "%s has room, but all together cost more with it there"
                                        .formatted(host(h))));
    }

    private Shortfall linkIsShort(int c, List<Integer> roomy) {
        int best = roomy.get(0);
        for (int h : roomy) {
            best = missingMbps(c, h) < missingMbps(c, best) ? h : best;
        }
        return shortfall(
                c,
                Capacity.NONE,
                "the link into zone %s is %d Mbit/s of replication bandwidth short"
                        .formatted(situation.hosts.get(best).zone(), missingMbps(c, best)));
    }

    private Shortfall hostIsShort(int c, List<Integer> near) {
        Capacity wanted = situation.capacity(c, problem().target(c));
        int roomiest = near.get(0);
        double least = Double.POSITIVE_INFINITY;
        boolean tooBig = true;
        for (int h : near) {
            double share = share(missing(c, h), wanted);
            if (share < least) {
                least = share;
                roomiest = h;
            }
            tooBig &= !wanted.fitsIn(situation.hosts.get(h).capacity());
        }
        Capacity missing = missing(c, roomiest);
        return shortfall(
                c,
                missing,
                "%s%s is %s short"
                        .formatted(
                                tooBig ? "it is bigger than every host; " : "",
                                host(roomiest),
                                missing.inWords()));
    }

    private String host(int h) {
        Host host = situation.hosts.get(h);
        return host.id().value();
    }

    /** Missing shares of the resources, summed: 0 = fits, n = there is nothing of any of n. */
    private static double share(Capacity missing, Capacity wanted) {
        double sum =
                share(missing.vcpuMilli(), wanted.vcpuMilli())
                        + share(missing.memoryMib(), wanted.memoryMib())
                        + share(missing.storageGib(), wanted.storageGib())
                        + share(missing.networkMbps(), wanted.networkMbps());
        for (Map.Entry<String, Long> each : missing.others().entrySet()) {
            sum += share(each.getValue(), wanted.other(each.getKey()));
        }
        return sum;
    }

    private static double share(long missing, long wanted) {
        return missing == 0 ? 0 : (double) missing / Math.max(1, wanted);
    }

    private Shortfall shortfall(int c, Capacity missing, String why) {
        Component component = situation.components.get(c);
        Tier wanted = TierNumbers.of(problem().target(c));
        int tier = slots.get(c).tier();
        Optional<Tier> placed =
                tier == Tiers.NONE ? Optional.empty() : Optional.of(TierNumbers.of(tier));
        return new Shortfall(
                component.id(),
                wanted,
                placed,
                missing,
                "%s gets %s instead of %s: %s"
                        .formatted(
                                component.name(),
                                placed.map(Tier::name).orElse("no standby"),
                                wanted,
                                why));
    }
}
