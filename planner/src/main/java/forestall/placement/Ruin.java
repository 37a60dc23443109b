package forestall.placement;

/** Chooses the components that a step takes out; related ones, so that they may change places. */
final class Ruin {
    private final Tracker tracker;
    private final Problem problem;
    private final Candidates lists;
    private final Lot lot;
    private final int[] out;
    private final boolean[] taken;
    private int count;
    private int age;
    private final Regrets regrets;

    /** The slot that the first goes to if it can; -1 for any. */
    int forced;

    /** Whether the first is to be put back first. */
    boolean led;

    Ruin(Tracker tracker, Candidates lists, Lot lot, int[] out) {
        this.tracker = tracker;
        this.lists = lists;
        this.lot = lot;
        this.out = out;
        problem = tracker.problem;
        regrets = new Regrets(tracker, lists);
        taken = new boolean[problem.components];
    }

    /**
     * @return how many
     */
    int choose() {
        count = 0;
        led = false;
        forced = -1;
        if (age-- == 0) {
            age = Math.max(1000, problem.components);
            regrets.takeStock(lot);
        }
        int how = lot.below(16);
        int c = how < 4 ? regrets.draw(lot) : seed();
        if (c < 0) {
            return 0;
        }
        if (how < 8) {
            wish(c);
        } else if (how < 12) {
            hosts(c, 2 + lot.below(2), 1 + lot.below(4));
        } else if (how < 14) {
            ties(c);
        } else if (how < 15) {
            empty(c);
        } else if (lot.below(2) == 0) {
            rivals(c);
        } else {
            any(c);
        }
        for (int i = 0; i < count; i++) {
            taken[out[i]] = false;
        }
        return count;
    }

    private int seed() {
        for (int tries = 0; tries < 20 && problem.components > 0; tries++) {
            int c = lot.below(problem.components);
            if (lot.may(c, tracker.host[c])) {
                return c;
            }
        }
        return -1;
    }

    /** Regrets are to be taken stock of. */
    void renew() {
        age = 0;
    }

    private void take(int c) {
        if (count < out.length && !taken[c] && lot.may(c, tracker.host[c])) {
            taken[c] = true;
            out[count++] = c;
        }
    }

    /** A host that the component might be on, cheaper ones more often; -1 for none. */
    private int wished(int c) {
        int n = lists.count[c];
        if (n == 0) {
            return -1;
        }
        for (int tries = 0; tries < 6; tries++) {
            double u = lot.share();
            int h = lists.slot[c * lists.width + (int) (n * u * u * u)] >> 2;
            if (lot.has(h)) {
                return h;
            }
        }
        return -1;
    }

    /** A component, and from a host that it would like, enough for it to fit. */
    private void wish(int c) {
        take(c);
        int first = c * lists.width;
        int n = lists.count[c];
        if (n == 0) {
            return;
        }
        int slot = -1;
        for (int tries = 0; tries < 6 && slot < 0; tries++) {
            double u = lot.share();
            int drawn = lists.slot[first + (int) (n * u * u * u)];
            slot = lot.has(drawn >> 2) ? drawn : -1;
        }
        if (slot < 0) {
            return;
        }
        int h = slot >> 2;
        led = lot.below(4) != 0;
        forced = led && lot.below(2) == 0 ? slot : -1;
        if (h != tracker.host[c]) {
            free(c, h, slot & 3);
        }
        some(h, lot.below(3));
    }

    /** Takes components from a host, in an order by chance, until another fits. */
    private void free(int c, int h, int t) {
        Problem p = problem;
        int n = p.resources;
        int use = (c * Tiers.COUNT + t) * n;
        int[] on = tracker.on[h];
        int there = tracker.count[h];
        unlink(c, h, t);
        if (there == 0) {
            return;
        }
        if (p.group[c] >= 0 && tracker.conflicts(c, h) > 0) {
            for (int i = 0; i < there; i++) {
                if (p.group[on[i]] == p.group[c]) {
                    take(on[i]);
                }
            }
        }
        for (int r = 0; r < n; r++) {
            long over = tracker.load[h * n + r] + p.usage[use + r] - p.capacity[h * n + r];
            if (over <= 0) {
                continue;
            }
            for (int i = 0; i < count; i++) {
                if (tracker.host[out[i]] == h) {
                    over -= used(out[i], r);
                }
            }
            int width = 1 + lot.below(8);
            for (int tries = 0; tries < 60 && over > 0 && count < out.length; tries++) {
                int pick = -1;
                int most = 0;
                for (int i = 0; i < width; i++) {
                    int other = on[lot.below(there)];
                    int gain = taken[other] ? 0 : used(other, r);
                    if (gain > most) {
                        most = gain;
                        pick = other;
                    }
                }
                if (pick >= 0) {
                    take(pick);
                    over -= most;
                }
            }
        }
    }

    /** Takes components from the link to a host, until another has bandwidth. */
    private void unlink(int c, int h, int t) {
        Problem p = problem;
        int zone = p.hostZone[h];
        int link = p.linkOf(c, zone);
        long over = tracker.linkLoad[link] + p.replication[c * Tiers.COUNT + t] - p.link[link];
        if (tracker.host[c] >= 0 && p.hostZone[tracker.host[c]] == zone) {
            over -= p.replication[c * Tiers.COUNT + tracker.tier[c]];
        }
        int hosts = p.zoneStart[zone + 1] - p.zoneStart[zone];
        int at = lot.below(hosts);
        for (int k = 0; k < hosts && over > 0; k++) {
            int other = p.hostsByZone[p.zoneStart[zone] + (at + k) % hosts];
            for (int i = 0; i < tracker.count[other] && over > 0; i++) {
                int d = tracker.on[other][i];
                int gain = p.replication[d * Tiers.COUNT + tracker.tier[d]];
                if (p.linkOf(d, zone) == link
                        && d != c
                        && (gain * 3L >= over || lot.below(4) == 0)) {
                    take(d);
                    over -= gain;
                }
            }
        }
    }

    private int used(int c, int r) {
        return problem.usage[(c * Tiers.COUNT + tracker.tier[c]) * problem.resources + r];
    }

    private void some(int h, int many) {
        int there = tracker.count[h];
        for (int i = 0; i < many && there > 0; i++) {
            take(tracker.on[h][lot.below(there)]);
        }
    }

    /** Some of several hosts that a component might be on. */
    private void hosts(int c, int hosts, int each) {
        take(c);
        if (tracker.host[c] >= 0) {
            some(tracker.host[c], each);
        }
        for (int i = 1; i < hosts; i++) {
            int h = wished(c);
            if (h >= 0) {
                some(h, each);
            }
        }
    }

    private void ties(int c) {
        take(c);
        Links ties = problem.ties;
        for (int i = ties.start[c]; i < ties.start[c + 1]; i++) {
            take(ties.other[i]);
        }
        int n = count;
        for (int i = 0; i < n; i++) {
            int h = wished(out[i]);
            if (h >= 0) {
                some(h, 2);
            }
        }
    }

    /** All of a host with few on it, and a few of one where they might go. */
    private void empty(int c) {
        int h = tracker.host[c];
        take(c);
        if (h < 0 || tracker.count[h] > out.length - 4) {
            return;
        }
        for (int i = 0; i < tracker.count[h]; i++) {
            take(tracker.on[h][i]);
        }
        int other = wished(c);
        if (other >= 0) {
            some(other, 3);
        }
    }

    /** Components by chance, up to all of a small problem. */
    private void any(int c) {
        take(c);
        int many = lot.below(out.length);
        for (int i = 0; i < many; i++) {
            take(lot.below(problem.components));
        }
    }

    /** Components that would like the same host. */
    private void rivals(int c) {
        take(c);
        int h = wished(c);
        for (int i = 0; i < 40 && count < 8 && h >= 0; i++) {
            int other = lot.below(problem.components);
            if (tracker.tier[other] != problem.target[other]) {
                for (int k = 0; k < Math.min(12, lists.count[other]); k++) {
                    if (lists.slot[other * lists.width + k] >> 2 == h) {
                        take(other);
                        break;
                    }
                }
            }
        }
        if (h >= 0) {
            some(h, 4);
        }
    }
}
