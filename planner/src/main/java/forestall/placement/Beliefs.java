package forestall.placement;

import java.util.Arrays;

/**
 * How likely each component is to stand by in each zone when slots are drawn by cost at a
 * temperature and dependencies of a {@link Forest} count: sum-product messages, from the leaves to
 * the root and back. Threads may work on trees apart.
 */
final class Beliefs {
    /** Nothing is quite impossible, so that messages can be divided. */
    private static final double FLOOR = 1e-200;

    private final Problem problem;
    private final Forest forest;
    private final int wide;

    /** Weight of the slots of a zone, then of no standby; {@code component * (zones + 1)}. */
    final double[] weight;

    /** Weight that a component has once all others have had their say. */
    final double[] belief;

    private final double[] told;

    Beliefs(Problem problem, Forest forest) {
        this.problem = problem;
        this.forest = forest;
        wide = problem.zones + 1;
        weight = new double[problem.components * wide];
        belief = new double[problem.components * wide];
        told = new double[problem.components * wide];
    }

    /**
     * Works out one tree from the weights of its components.
     *
     * @return logarithm of the sum over all placements of the tree
     */
    double tree(int tree, double temperature) {
        double log = 0;
        int first = forest.treeStart[tree];
        int end = forest.treeStart[tree + 1];
        for (int i = first; i < end; i++) {
            int row = forest.order[i] * wide;
            System.arraycopy(weight, row, belief, row, wide);
        }
        for (int i = end - 1; i > first; i--) {
            int c = forest.order[i];
            log += pass(c, belief, c * wide, told, true, temperature);
            int up = forest.parent[c] * wide;
            for (int z = 0; z < wide; z++) {
                belief[up + z] *= told[c * wide + z];
            }
            log += scale(belief, up);
        }
        double all = 0;
        for (int z = 0; z < wide; z++) {
            all += belief[forest.order[first] * wide + z];
        }
        log += Math.log(all);
        double[] down = new double[wide];
        double[] rest = new double[wide];
        for (int i = first + 1; i < end; i++) {
            int c = forest.order[i];
            int up = forest.parent[c] * wide;
            for (int z = 0; z < wide; z++) {
                rest[z] = belief[up + z] / told[c * wide + z];
            }
            scale(rest, 0);
            pass(c, rest, 0, down, false, temperature);
            for (int z = 0; z < wide; z++) {
                belief[c * wide + z] *= down[z];
            }
            scale(belief, c * wide);
        }
        return log;
    }

    /**
     * Sums over one end of the tie between {@code c} and its parent, for every zone of the other.
     */
    private double pass(
            int c, double[] from, int row, double[] to, boolean up, double temperature) {
        Problem p = problem;
        int into = up ? c * wide : 0;
        double discount = Math.max(FLOOR, Math.exp(-forest.penalty[c] / temperature));
        double sum = 0;
        for (int z = 0; z < wide; z++) {
            sum += from[row + z];
        }
        Arrays.fill(to, into, into + p.zones, from[row + p.zones]);
        to[into + p.zones] = sum;
        for (int z = 0; z < p.zones; z++) {
            double here = from[row + z];
            if (here > 0) {
                for (int over = 0; over < p.zones; over++) {
                    boolean far = up ? forest.far(p, c, z, over) : forest.far(p, c, over, z);
                    to[into + over] += far ? here * discount : here;
                }
            }
        }
        double log = scale(to, into);
        for (int z = 0; z < wide; z++) {
            to[into + z] = Math.max(FLOOR, to[into + z]);
        }
        return log;
    }

    private double scale(double[] row, int from) {
        double most = 0;
        for (int z = from; z < from + wide; z++) {
            most = Math.max(most, row[z]);
        }
        if (most > 0) {
            double by = 1 / most;
            for (int z = from; z < from + wide; z++) {
                row[z] *= by;
            }
            return Math.log(most);
        }
        return 0;
    }
}
