package forestall.placement;

import java.util.Arrays;

/**
 * What a plan loads and costs, kept exactly while components come and go; each step is linear in
 * resources, dependencies of the component, and, for small groups, members of its group. Not for
 * threads to share.
 *
 * <p>Hard: units over capacity and over links, one for each pair of a group on one host, one for
 * each component in its primary zone, one for each too far away, and one for each above its target
 * tier. Medium: mandatory components without standby. Soft: money.
 */
public final class Tracker {
    /** Groups up to this size are searched, larger ones counted by host. */
    private static final int SMALL_GROUP = 8;

    final Problem problem;
    final int[] host;
    final int[] tier;
    final long[] load;
    final long[] linkLoad;
    final int[] count;
    final int[][] on;
    private final int[] at;
    private final int[][] grouped;
    final Roomy roomy;
    private long hard;
    private int medium;
    private long soft;

    /** Nothing is placed. */
    public Tracker(Problem problem) {
        this.problem = problem;
        host = new int[problem.components];
        tier = new int[problem.components];
        at = new int[problem.components];
        load = new long[problem.hosts * problem.resources];
        linkLoad = new long[problem.link.length];
        count = new int[problem.hosts];
        on = new int[problem.hosts][4];
        grouped = new int[problem.members.length][];
        for (int g = 0; g < grouped.length; g++) {
            if (problem.members[g].length > SMALL_GROUP) {
                grouped[g] = new int[problem.hosts];
            }
        }
        roomy = new Roomy(problem);
        for (int h = 0; h < problem.hosts; h++) {
            roomy.update(h, load);
        }
        Arrays.fill(host, -1);
        Arrays.fill(tier, Tiers.NONE);
        for (int c = 0; c < problem.components; c++) {
            soft += problem.slotCost(c, -1, Tiers.NONE);
            medium += problem.mandatory[c] ? 1 : 0;
        }
    }

    public long hard() {
        return hard;
    }

    public int medium() {
        return medium;
    }

    public long soft() {
        return soft;
    }

    /** Where {@code c} is, -1 without standby. */
    public int hostOf(int c) {
        return host[c];
    }

    public int tierOf(int c) {
        return tier[c];
    }

    /** What is used of a resource of a host. */
    public long load(int h, int resource) {
        return load[h * problem.resources + resource];
    }

    /** Puts {@code c} elsewhere; {@code h} is -1 exactly at {@link Tiers#NONE}. */
    public void move(int c, int h, int t) {
        if ((h < 0) != (t == Tiers.NONE)) {
            throw new IllegalArgumentException("host %d at tier %d".formatted(h, t));
        }
        if (host[c] >= 0) {
            remove(c);
        }
        if (h >= 0) {
            place(c, h, t);
        }
    }

    /** Adds {@code c}, which has no standby, to a host, whether it fits or not. */
    void place(int c, int h, int t) {
        Problem p = problem;
        soft += p.slotCost(c, h, t) - p.slotCost(c, -1, Tiers.NONE) + ties(c, p.hostZone[h]);
        hard += conflicts(c, h) + misplaced(c, h, t);
        medium -= p.mandatory[c] ? 1 : 0;
        if (count[h] == 0) {
            soft += p.openCost[h];
        }
        shift(c, h, t, 1);
        host[c] = h;
        tier[c] = t;
        if (on[h].length == count[h]) {
            on[h] = Arrays.copyOf(on[h], 2 * count[h]);
        }
        on[h][count[h]] = c;
        at[c] = count[h]++;
    }

    /** Takes {@code c} from its host; it is then without standby. */
    void remove(int c) {
        Problem p = problem;
        int h = host[c];
        int t = tier[c];
        host[c] = -1;
        tier[c] = Tiers.NONE;
        int last = on[h][--count[h]];
        on[h][at[c]] = last;
        at[last] = at[c];
        shift(c, h, t, -1);
        if (count[h] == 0) {
            soft -= p.openCost[h];
        }
        medium += p.mandatory[c] ? 1 : 0;
        hard -= conflicts(c, h) + misplaced(c, h, t);
        soft -= p.slotCost(c, h, t) - p.slotCost(c, -1, Tiers.NONE) + ties(c, p.hostZone[h]);
    }

    private void shift(int c, int h, int t, int sign) {
        Problem p = problem;
        int use = (c * Tiers.COUNT + t) * p.resources;
        int to = h * p.resources;
        for (int r = 0; r < p.resources; r++) {
            long before = load[to + r];
            long after = before + (long) sign * p.usage[use + r];
            load[to + r] = after;
            hard +=
                    Math.max(0, after - p.capacity[to + r])
                            - Math.max(0, before - p.capacity[to + r]);
        }
        roomy.update(h, load);
        int link = p.linkOf(c, p.hostZone[h]);
        long before = linkLoad[link];
        long after = before + (long) sign * p.replication[c * Tiers.COUNT + t];
        linkLoad[link] = after;
        hard += Math.max(0, after - p.link[link]) - Math.max(0, before - p.link[link]);
        int g = p.group[c];
        if (g >= 0 && grouped[g] != null) {
            grouped[g][h] += sign;
        }
    }

    private int misplaced(int c, int h, int t) {
        Problem p = problem;
        int from = p.primary[c];
        int to = p.hostZone[h];
        return (from == to ? 1 : 0)
                + (p.latency[from * p.zones + to] > p.maxLatency[c * Tiers.COUNT + t] ? 1 : 0)
                + (t < p.target[c] ? 1 : 0);
    }

    /** How many others of its group are on a host. */
    int conflicts(int c, int h) {
        int g = problem.group[c];
        if (g < 0) {
            return 0;
        }
        if (grouped[g] != null) {
            return grouped[g][h] - (host[c] == h ? 1 : 0);
        }
        int found = 0;
        for (int member : problem.members[g]) {
            found += host[member] == h && member != c ? 1 : 0;
        }
        return found;
    }

    /** Penalties that are due when {@code c} is in a zone, the others staying where they are. */
    long ties(int c, int zone) {
        Links ties = problem.ties;
        long due = 0;
        for (int i = ties.start[c]; i < ties.start[c + 1]; i++) {
            int h = host[ties.other[i]];
            if (h >= 0) {
                int far = problem.hostZone[h];
                int us =
                        problem.latency[
                                ties.outward[i]
                                        ? zone * problem.zones + far
                                        : far * problem.zones + zone];
                due += us > ties.maxLatency[i] ? ties.penalty[i] : 0;
            }
        }
        return due;
    }

    /** Takes over another plan of the same problem. */
    void become(int[] hosts, int[] tiers) {
        for (int c = 0; c < host.length; c++) {
            if (host[c] != hosts[c] || tier[c] != tiers[c]) {
                move(c, hosts[c], tiers[c]);
            }
        }
    }

    /**
     * Whether there is room on the host and the link, and none of its group. The zone is not looked
     * at.
     */
    boolean hasRoom(int c, int h, int t) {
        return hasRoom(c, h, t, problem.capacity);
    }

    /** The same with less than the capacity. */
    boolean hasRoom(int c, int h, int t, long[] limit) {
        Problem p = problem;
        int use = (c * Tiers.COUNT + t) * p.resources;
        int to = h * p.resources;
        for (int r = 0; r < p.resources; r++) {
            if (load[to + r] + p.usage[use + r] > limit[to + r]) {
                return false;
            }
        }
        int link = p.linkOf(c, p.hostZone[h]);
        return linkLoad[link] + p.replication[c * Tiers.COUNT + t] <= p.link[link]
                && conflicts(c, h) == 0;
    }
}
