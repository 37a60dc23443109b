package forestall.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Forgets what was not seen for longest, a quarter at a time, or a half of what a line brings many
 * of, so that it is rarely done.
 */
final class Trim {
    private Trim() {}

    static List<Change> down(TemplateMiner miner) {
        List<Change> forgotten = new ArrayList<>();
        List<Cluster> live = miner.clusters.all();
        long oldest = oldest(live, miner.limits.clusters(), 4, each -> worth(each, miner.limits));
        for (Cluster each : live) {
            if (worth(each, miner.limits) < oldest) {
                each.forgotten = true;
                forgotten.add(new Change.Forgotten(each.id));
            }
        }
        miner.clusters.keep(each -> !each.forgotten);
        List<TemplateMiner.Entry> entries = miner.entries.unordered();
        entries.forEach(each -> each.cluster = each.cluster.today());
        long oldestEntry = oldest(entries, miner.limits.keys(), 4, each -> each.seen);
        miner.entries.keep(each -> each.seen >= oldestEntry && !each.cluster.forgotten);
        long oldestSlot =
                oldest(miner.slots.slots.unordered(), miner.limits.slots(), 2, each -> each.seen);
        miner.slots.slots.keep(
                each ->
                        each.seen >= oldestSlot
                                && (each.merged() != null || !each.members().isEmpty()));
        return forgotten;
    }

    // Each doubling of its count lets a cluster stay as long again as the memory is deep.
    private static long worth(Cluster cluster, MinerLimits limits) {
        int doublings = 63 - Long.numberOfLeadingZeros(Math.max(1, cluster.count));
        return cluster.seen + (long) doublings * limits.clusters();
    }

    private static <T> long oldest(List<T> all, int most, int part, ToLongFunction<T> worth) {
        if (all.size() <= most - most / 8) {
            return Long.MIN_VALUE;
        }
        long[] sorted = all.stream().mapToLong(worth).toArray();
        Arrays.sort(sorted);
        return sorted[all.size() - (most - most / part)];
    }
}
