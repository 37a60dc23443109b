package forestall.placement;

import java.util.Arrays;

/**
 * Ruin and recreate: takes a few related components out and puts each back where it is cheapest, at
 * cost and some of the price; keeps what is better, and by chance what is a little worse
 * (annealing). After Schrimpf et al., Record breaking optimization results using the ruin and
 * recreate principle, J. Comput. Phys. 159 (2000), and Christiaens and Vanden Berghe, Slack
 * induction by string removals, Transp. Sci. 54 (2020), whose blinks it uses.
 */
final class Walk {
    private static final int MOST_OUT = 48;
    private static final double[] BETAS = {0, 0.3, 1, 1};

    final Tracker tracker;
    final Lot lot;
    private final Problem problem;
    private final Candidates lists;
    private final Insertion insertion;
    private final Ruin ruin;
    private final int[] out = new int[MOST_OUT];
    private final int[] outHost = new int[MOST_OUT];
    private final int[] outTier = new int[MOST_OUT];
    private final double[] key = new double[MOST_OUT];
    private final double heavy;
    final int[] bestHost;
    final int[] bestTier;
    private final int[] dirty;
    private final boolean[] isDirty;
    private int dirtyCount;
    int bestMedium;
    long bestSoft;
    private double best;
    private double now;
    long steps;

    Walk(Tracker tracker, Candidates lists, Lot lot) {
        this.tracker = tracker;
        this.lists = lists;
        this.lot = lot;
        problem = tracker.problem;
        insertion = new Insertion(tracker, lists);
        ruin = new Ruin(tracker, lists, lot, out);
        heavy = 1e3 * Arrays.stream(problem.loss).max().orElse(1) + 1;
        bestHost = tracker.host.clone();
        bestTier = tracker.tier.clone();
        dirty = new int[problem.components];
        isDirty = new boolean[problem.components];
        begin();
    }

    private double value() {
        return tracker.soft() + heavy * tracker.medium();
    }

    /** Takes the tracker as it is for the best, after it was changed from outside. */
    void begin() {
        System.arraycopy(tracker.host, 0, bestHost, 0, bestHost.length);
        System.arraycopy(tracker.tier, 0, bestTier, 0, bestTier.length);
        for (int i = 0; i < dirtyCount; i++) {
            isDirty[dirty[i]] = false;
        }
        dirtyCount = 0;
        now = value();
        best = now;
        bestSoft = tracker.soft();
        bestMedium = tracker.medium();
        ruin.renew();
    }

    /** One ruin and recreate at a temperature. */
    void step(double temperature) {
        steps++;
        int n = ruin.choose();
        if (n == 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            int c = out[i];
            outHost[i] = tracker.host[c];
            outTier[i] = tracker.tier[c];
            if (outHost[i] >= 0) {
                tracker.remove(c);
            }
        }
        double beta = BETAS[lot.below(BETAS.length)];
        sort(n, lot.below(4));
        int blink = lot.below(3) == 0 ? 0 : 4;
        int begin = 0;
        if (ruin.forced >= 0 && tracker.hasRoom(out[0], ruin.forced >> 2, ruin.forced & 3)) {
            tracker.place(out[0], ruin.forced >> 2, ruin.forced & 3);
            begin = 1;
        }
        for (int i = begin; i < n; i++) {
            if (insertion.find(out[i], 0, beta, blink, lot)) {
                tracker.place(out[i], insertion.host, insertion.tier);
            }
        }
        double after = value();
        if (after - now < -temperature * Math.log(1 - lot.share()) || after <= now) {
            now = after;
            keep(n);
        } else {
            undo(n);
        }
    }

    private void sort(int n, int how) {
        for (int i = ruin.led ? 1 : 0; i < n; i++) {
            int c = out[i];
            int first = c * lists.width;
            key[i] =
                    switch (how) {
                        case 0 -> lot.share();
                        case 1 -> lists.count[c] == 0 ? 0 : -lists.priced[first];
                        case 2 ->
                                -problem.usage[
                                        (c * Tiers.COUNT + problem.target[c]) * problem.resources];
                        default ->
                                lists.count[c] == 0
                                        ? 0
                                        : -(problem.loss[c * Tiers.COUNT + Tiers.MINIMAL]
                                                        - problem.loss[
                                                                c * Tiers.COUNT
                                                                        + problem.target[c]])
                                                / (1 + lists.priced[first]);
                    };
        }
        for (int i = ruin.led ? 2 : 1; i < n; i++) {
            double k = key[i];
            int c = out[i];
            int h = outHost[i];
            int t = outTier[i];
            int at = i;
            while (at > (ruin.led ? 1 : 0) && key[at - 1] > k) {
                key[at] = key[at - 1];
                out[at] = out[at - 1];
                outHost[at] = outHost[at - 1];
                outTier[at] = outTier[at - 1];
                at--;
            }
            key[at] = k;
            out[at] = c;
            outHost[at] = h;
            outTier[at] = t;
        }
    }

    private void keep(int n) {
        for (int i = 0; i < n; i++) {
            if (!isDirty[out[i]]) {
                isDirty[out[i]] = true;
                dirty[dirtyCount++] = out[i];
            }
        }
        if (now < best - 0.5) {
            best = now;
            bestSoft = tracker.soft();
            bestMedium = tracker.medium();
            for (int i = 0; i < dirtyCount; i++) {
                int c = dirty[i];
                bestHost[c] = tracker.host[c];
                bestTier[c] = tracker.tier[c];
                isDirty[c] = false;
            }
            dirtyCount = 0;
        }
    }

    private void undo(int n) {
        for (int i = 0; i < n; i++) {
            if (tracker.host[out[i]] >= 0) {
                tracker.remove(out[i]);
            }
        }
        for (int i = 0; i < n; i++) {
            if (outHost[i] >= 0) {
                tracker.place(out[i], outHost[i], outTier[i]);
            }
        }
    }
}
