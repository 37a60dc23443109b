package forestall.placement;

import forestall.placement.Reason.Better;
import forestall.placement.Reason.Stop;
import java.util.List;
import java.util.Optional;

/** Explains a plan, component by component. Not for threads to share. */
public final class Reasons {
    private final Problem problem;
    private final Tracker tracker;

    /**
     * @param slots of the plan, by component
     */
    public Reasons(Problem problem, List<Instance.Slot> slots) {
        this.problem = problem;
        tracker = new Tracker(problem);
        for (int c = 0; c < slots.size(); c++) {
            tracker.move(c, slots.get(c).host(), slots.get(c).tier());
        }
    }

    /** Looks at every host once. */
    public Reason of(int c) {
        int h = tracker.host[c];
        int t = tracker.tier[c];
        return new Reason(
                c,
                new Instance.Slot(h, t),
                problem.loss(c, t),
                h < 0 ? 0 : problem.price(c, h, t),
                problem.changeCost(c, h, t),
                h < 0 ? 0 : tracker.ties(c, problem.zoneOf(h)),
                t == problem.target(c) ? Optional.empty() : Optional.of(better(c, h, t)));
    }

    private Better better(int c, int h, int t) {
        int up = t - 1;
        tracker.move(c, -1, Tiers.NONE); // its own room would be free for it
        try {
            long now = h < 0 ? withoutLoss(c, -1, t) : withoutLoss(c, h, t);
            long saves = problem.loss(c, t) - problem.loss(c, up);
            var look = new Look(c, up);
            for (int host = 0; host < problem.hosts; host++) {
                look.at(host);
            }
            return look.found(saves, now);
        } finally {
            tracker.move(c, h, t);
        }
    }

    private long withoutLoss(int c, int h, int t) {
        return h < 0
                ? problem.changeCost(c, -1, t)
                : problem.price(c, h, t)
                        + problem.changeCost(c, h, t)
                        + tracker.ties(c, problem.zoneOf(h))
                        + (tracker.count[h] == 0 ? problem.openCost[h] : 0);
    }

    /** The hosts, one after the other. */
    private final class Look {
        private final int c;
        private final int tier;
        private int roomiest = -1;
        private long cheapestWithRoom = Long.MAX_VALUE;
        private long cheapest = Long.MAX_VALUE;
        private int closest = -1;
        private double leastMissing = Double.POSITIVE_INFINITY;
        private boolean reached;
        private boolean bigEnough;
        private boolean room;
        private int beside = -1;
        private int unlinked = -1;
        private long leastMbps = Long.MAX_VALUE;

        Look(int c, int tier) {
            this.c = c;
            this.tier = tier;
        }

        void at(int h) {
            if (!problem.reaches(c, tier, problem.zoneOf(h))) {
                return;
            }
            reached = true;
            long cost = withoutLoss(c, h, tier);
            cheapest = Math.min(cheapest, cost);
            bigEnough |= problem.fitsAlone(c, h, tier);
            double missing = missing(h);
            if (missing > 0) {
                if (missing < leastMissing) {
                    leastMissing = missing;
                    closest = h;
                }
                return;
            }
            room = true;
            long mbps = missingMbps(h);
            if (mbps > 0) {
                if (mbps < leastMbps) {
                    leastMbps = mbps;
                    unlinked = h;
                }
            } else if (tracker.conflicts(c, h) > 0) {
                beside = h;
            } else if (cost < cheapestWithRoom) {
                cheapestWithRoom = cost;
                roomiest = h;
            }
        }

        Better found(long saves, long now) {
            if (roomiest >= 0) {
                return better(saves, cheapestWithRoom - now, Stop.COSTS_MORE, roomiest, -1, 0);
            }
            if (!reached) {
                return better(saves, 0, Stop.OUT_OF_REACH, -1, -1, 0);
            }
            long extra = cheapest - now;
            if (room) {
                return unlinked >= 0
                        ? better(saves, extra, Stop.LINKS_FULL, unlinked, -1, leastMbps)
                        : better(saves, extra, Stop.GROUP, beside, -1, 0);
            }
            int most = mostMissing(closest);
            return better(
                    saves,
                    extra,
                    bigEnough ? Stop.HOSTS_FULL : Stop.TOO_BIG,
                    closest,
                    most,
                    missing(closest, most));
        }

        private Better better(long saves, long extra, Stop stop, int h, int resource, long lacks) {
            return new Better(tier, saves, extra, stop, h, resource, lacks);
        }

        private long missing(int h, int r) {
            return tracker.load(h, r) + problem.usage(c, tier, r) - problem.capacity(h, r);
        }

        /** Missing shares of what it needs, summed. */
        private double missing(int h) {
            double sum = 0;
            for (int r = 0; r < problem.resources; r++) {
                sum += share(h, r);
            }
            return sum;
        }

        private double share(int h, int r) {
            int use = problem.usage(c, tier, r);
            return use == 0 ? 0 : Math.max(0, (double) missing(h, r) / use);
        }

        private int mostMissing(int h) {
            int most = 0;
            for (int r = 1; r < problem.resources; r++) {
                if (share(h, r) > share(h, most)) {
                    most = r;
                }
            }
            return most;
        }

        private long missingMbps(int h) {
            int link = problem.linkOf(c, problem.zoneOf(h));
            return tracker.linkLoad[link] + problem.replication(c, tier) - problem.link[link];
        }
    }
}
