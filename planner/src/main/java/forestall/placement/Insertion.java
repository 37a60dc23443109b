package forestall.placement;

/**
 * Finds the best slot for a component that has none, the others staying where they are. Hard
 * constraints are kept.
 */
final class Insertion {
    private static final int TRIES = 64;

    private final Tracker tracker;
    private final Candidates lists;
    private final Problem problem;

    /** What may be used of hosts; the capacity, if not less. */
    long[] limit;

    /** What was found. */
    int host;

    int tier;

    Insertion(Tracker tracker, Candidates lists) {
        this.tracker = tracker;
        this.lists = lists;
        problem = tracker.problem;
        limit = problem.capacity;
    }

    /**
     * @param warmest tiers above it are not looked at
     * @param beta how much of the price counts beside the cost
     * @param blink 0 to look at every slot, else the chance in 256 to overlook one
     * @param mine hosts to use; null for all
     * @return false when no standby is best
     */
    boolean find(int c, int warmest, double beta, int blink, Lot mine) {
        Problem p = problem;
        Tracker t = tracker;
        int first = c * lists.width;
        int end = first + lists.count[c];
        int n = p.resources;
        boolean tied = p.ties.start[c + 1] > p.ties.start[c];
        boolean grouped = p.group[c] >= 0;
        double best = p.mandatory[c] ? Double.POSITIVE_INFINITY : p.slotCost(c, -1, Tiers.NONE);
        host = -1;
        tier = Tiers.NONE;
        for (int i = first; i < end; i++) {
            double cost = lists.cost[i] + beta * lists.priced[i];
            if (cost >= best) {
                if (beta == 1) {
                    break;
                }
                continue;
            }
            if ((lists.slot[i] & 3) < warmest) {
                continue;
            }
            int slot = lists.slot[i];
            int h = slot >> 2;
            int level = slot & 3;
            if (mine != null && (!mine.has(h) || (blink > 0 && mine.chance(blink)))) {
                continue;
            }
            int use = (c * Tiers.COUNT + level) * n;
            int to = h * n;
            boolean room = true;
            for (int r = 0; r < n; r++) {
                if (t.load[to + r] + p.usage[use + r] > limit[to + r]) {
                    room = false;
                    break;
                }
            }
            if (!room) {
                continue;
            }
            int zone = p.hostZone[h];
            int link = p.linkOf(c, zone);
            if (t.linkLoad[link] + p.replication[c * Tiers.COUNT + level] > p.link[link]
                    || (grouped && t.conflicts(c, h) > 0)) {
                continue;
            }
            if (t.count[h] == 0) {
                cost += p.openCost[h];
            }
            if (tied && cost < best) {
                cost += t.ties(c, zone);
            }
            if (cost < best) {
                best = cost;
                host = h;
                tier = level;
            }
        }
        if (host < 0 && end > first) {
            if (mine == null) {
                anywhere(c, warmest, Tiers.MINIMAL, best, null);
            } else {
                somewhere(c, best, mine);
            }
        }
        return host >= 0;
    }

    /** When nothing listed has room: tries a few hosts that have some, by chance. */
    private void somewhere(int c, double none, Lot mine) {
        Problem p = problem;
        Roomy roomy = tracker.roomy;
        double best = none;
        int tries = Math.min(TRIES, roomy.count);
        int at = roomy.count == 0 ? 0 : mine.below(roomy.count);
        for (int i = 0; i < tries; i++) {
            int h = roomy.hosts[at];
            at = at + 1 == roomy.count ? 0 : at + 1;
            if (!mine.has(h)) {
                continue;
            }
            int zone = p.hostZone[h];
            for (int t = p.target[c]; t < Tiers.NONE; t++) {
                if (p.reaches(c, t, zone) && tracker.hasRoom(c, h, t)) {
                    double cost =
                            p.slotCost(c, h, t)
                                    + tracker.ties(c, zone)
                                    + (tracker.count[h] == 0 ? p.openCost[h] : 0);
                    if (cost < best) {
                        best = cost;
                        host = h;
                        tier = t;
                    }
                    break;
                }
            }
        }
    }

    /** When nothing listed has room: tries every host. */
    boolean anywhere(int c, int warmest, int coldest, double none, Lot mine) {
        Problem p = problem;
        double best = none;
        host = -1;
        tier = Tiers.NONE;
        for (int t = Math.max(warmest, p.target[c]); t <= coldest; t++) {
            for (int z = 0; z < p.zones; z++) {
                if (!p.reaches(c, t, z)) {
                    continue;
                }
                for (int i = p.zoneStart[z]; i < p.zoneStart[z + 1]; i++) {
                    int h = p.hostsByZone[i];
                    if ((mine == null || mine.has(h)) && tracker.hasRoom(c, h, t, limit)) {
                        double cost =
                                p.slotCost(c, h, t)
                                        + tracker.ties(c, z)
                                        + (tracker.count[h] == 0 ? p.openCost[h] : 0);
                        if (cost < best) {
                            best = cost;
                            host = h;
                            tier = t;
                        }
                    }
                }
            }
        }
        return host >= 0;
    }
}
