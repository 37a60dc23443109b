package forestall.placement;

import java.util.Arrays;

/**
 * The Newton step of all prices together: how far they have to go for demand to meet supply, by
 * conjugate gradients on the second derivative of the smoothed dual, which is never written out;
 * each host by itself is the preconditioner. Dependencies count in the shares alone.
 *
 * <p>A vector is capacity prices by {@code host * resources + resource}, then link prices.
 */
final class Curvature {
    private final Problem problem;
    private final Prices prices;
    private final Crew crew;
    private final int hostPart;
    private final boolean[] fixed;
    private final double[][] out;
    private final double[] x;
    private final double[] residual;
    private final double[] direction;
    private final double[] image;
    private final double[] easy;
    private final double[] supply;

    Curvature(Prices prices, Crew crew) {
        this.prices = prices;
        this.crew = crew;
        problem = prices.problem;
        hostPart = problem.capacity.length;
        int n = hostPart + problem.link.length;
        fixed = new boolean[n];
        out = new double[crew.size()][n];
        x = new double[n];
        residual = new double[n];
        direction = new double[n];
        image = new double[n];
        easy = new double[n];
        supply = new double[problem.hosts];
    }

    /**
     * @param gap demand less supply
     * @param caution how many times the blocks are added: the more, the shorter the step
     * @return the step; valid until the next call
     */
    double[] step(double[] gap, HostBlocks blocks, int rounds, double caution, double temperature) {
        Problem p = problem;
        int n = gap.length;
        for (int i = 0; i < n; i++) {
            double price = i < hostPart ? prices.capacity[i] : prices.link[i - hostPart];
            fixed[i] = price == 0 && gap[i] <= 0;
            residual[i] = fixed[i] ? 0 : gap[i];
        }
        for (int h = 0; h < p.hosts; h++) {
            double open = prices.open(h, temperature);
            supply[h] = open * (1 - open) / temperature;
        }
        Arrays.fill(x, 0);
        blocks.prepare(fixed);
        blocks.solve(residual, easy);
        System.arraycopy(easy, 0, direction, 0, n);
        double norm = dot(residual, easy);
        double first = norm;
        for (int k = 0; k < rounds && norm > 1e-3 * first && norm > 0; k++) {
            apply(direction, temperature, caution, blocks);
            double bend = dot(direction, image);
            if (!(bend > 0)) {
                break;
            }
            double alpha = norm / bend;
            for (int i = 0; i < n; i++) {
                x[i] += alpha * direction[i];
                residual[i] -= alpha * image[i];
            }
            blocks.solve(residual, easy);
            double next = dot(residual, easy);
            double beta = next / norm;
            norm = next;
            for (int i = 0; i < n; i++) {
                direction[i] = easy[i] + beta * direction[i];
            }
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void apply(double[] v, double temperature, double caution, HostBlocks blocks) {
        Problem p = problem;
        crew.all(
                part -> {
                    Arrays.fill(out[part], 0);
                    int from = prices.firstOf(part);
                    int to = prices.firstOf(part + 1);
                    for (int i = from; i < to; i++) {
                        component(prices.forest.order[i], v, out[part]);
                    }
                });
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (double[] each : out) {
                sum += each[i];
            }
            image[i] = sum / temperature + blocks.ridge[i] * v[i];
        }
        blocks.apply(caution, v, image);
        int n = p.resources;
        for (int h = 0; h < p.hosts; h++) {
            if (supply[h] > 1e-12) {
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    sum += p.capacity[h * n + r] * v[h * n + r];
                }
                for (int r = 0; r < n; r++) {
                    image[h * n + r] += supply[h] * sum * p.capacity[h * n + r];
                }
            }
        }
        for (int i = 0; i < v.length; i++) {
            if (fixed[i]) {
                image[i] = 0;
            }
        }
    }

    private void component(int c, double[] v, double[] to) {
        Problem p = problem;
        Shares shares = prices.shares;
        int n = p.resources;
        int first = c * shares.width;
        int end = first + shares.count[c];
        if (end - first < 1 || (end - first == 1 && shares.share[first] > 0.999999)) {
            return;
        }
        double mean = 0;
        for (int i = first; i < end; i++) {
            int slot = shares.slot[i];
            int use = (c * Tiers.COUNT + (slot & 3)) * n;
            int at = (slot >> 2) * n;
            int link = p.linkOf(c, p.hostZone[slot >> 2]);
            double change = v[hostPart + link] * p.replication[c * Tiers.COUNT + (slot & 3)];
            for (int r = 0; r < n; r++) {
                change += p.usage[use + r] * v[at + r];
            }
            shares.change[i] = change;
            mean += shares.share[i] * change;
        }
        for (int i = first; i < end; i++) {
            double w = shares.share[i] * (shares.change[i] - mean);
            if (w != 0) {
                int slot = shares.slot[i];
                int use = (c * Tiers.COUNT + (slot & 3)) * n;
                int at = (slot >> 2) * n;
                for (int r = 0; r < n; r++) {
                    to[at + r] += w * p.usage[use + r];
                }
                int link = p.linkOf(c, p.hostZone[slot >> 2]);
                to[hostPart + link] += w * p.replication[c * Tiers.COUNT + (slot & 3)];
            }
        }
    }
}
