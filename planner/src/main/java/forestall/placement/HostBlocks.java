package forestall.placement;

/**
 * The second derivative of each host's prices by itself, factored (Cholesky), and of each link's.
 */
final class HostBlocks {
    /**
     * Keeps prices of what nobody uses in place: this share of the capacity counts as used by one
     * component.
     */
    private static final double FINE = 0.01;

    private final Problem problem;
    private final double[] factor;
    private final double[] whole;
    private final double[] linkFactor;
    final double[] ridge;
    private boolean[] fixed;

    HostBlocks(Problem problem) {
        this.problem = problem;
        factor = new double[problem.capacity.length * problem.resources];
        whole = new double[factor.length];
        linkFactor = new double[problem.link.length];
        ridge = new double[problem.capacity.length + problem.link.length];
    }

    /** Takes over what {@code demand} answers. */
    void take(Demand demand, Prices prices, double temperature) {
        Problem p = problem;
        int n = p.resources;
        for (int h = 0; h < p.hosts; h++) {
            double open = prices.open(h, temperature);
            double swing = open * (1 - open) / temperature;
            for (int r = 0; r < n; r++) {
                double has = p.capacity[h * n + r];
                for (int s = r; s < n; s++) {
                    factor[(h * n + r) * n + s] =
                            demand.answer[(h * n + r) * n + s]
                                    + swing * has * p.capacity[h * n + s];
                }
                double some = Math.max(1, FINE * has);
                ridge[h * n + r] = some * some / temperature;
                factor[(h * n + r) * n + r] += ridge[h * n + r];
            }
        }
        for (int i = 0; i < linkFactor.length; i++) {
            double some = Math.max(1, FINE * p.link[i]);
            ridge[p.capacity.length + i] = some * some / temperature;
            linkFactor[i] = demand.linkAnswer[i] + ridge[p.capacity.length + i];
        }
    }

    /** Adds {@code times} the blocks times {@code v}. */
    void apply(double times, double[] v, double[] to) {
        int n = problem.resources;
        for (int at = 0; at < problem.capacity.length; at += n) {
            for (int r = 0; r < n; r++) {
                for (int s = r; s < n; s++) {
                    double a = times * whole[(at + r) * n + s];
                    to[at + r] += a * v[at + s];
                    if (s > r) {
                        to[at + s] += a * v[at + r];
                    }
                }
            }
        }
        int first = problem.capacity.length;
        for (int i = 0; i < linkFactor.length; i++) {
            to[first + i] += times * linkFactor[i] * v[first + i];
        }
    }

    void prepare(boolean[] which) {
        fixed = which;
        System.arraycopy(factor, 0, whole, 0, factor.length);
        int n = problem.resources;
        for (int h = 0; h < problem.hosts; h++) {
            int at = h * n;
            for (int r = 0; r < n; r++) {
                for (int s = r; s < n; s++) {
                    if (fixed[at + r] || fixed[at + s]) {
                        factor[(at + r) * n + s] = r == s ? 1 : 0;
                    }
                }
            }
            for (int k = 0; k < n; k++) {
                int row = (at + k) * n;
                for (int i = 0; i < k; i++) {
                    double f = factor[(at + i) * n + k];
                    for (int j = k; j < n; j++) {
                        factor[row + j] -= f * factor[(at + i) * n + j];
                    }
                }
                double root = Math.sqrt(Math.max(1e-300, factor[row + k]));
                for (int j = k; j < n; j++) {
                    factor[row + j] /= root;
                }
            }
        }
    }

    void solve(double[] right, double[] to) {
        int n = problem.resources;
        for (int h = 0; h < problem.hosts; h++) {
            int at = h * n;
            for (int i = 0; i < n; i++) {
                double sum = right[at + i];
                for (int j = 0; j < i; j++) {
                    sum -= factor[(at + j) * n + i] * to[at + j];
                }
                to[at + i] = sum / factor[(at + i) * n + i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = to[at + i];
                for (int j = i + 1; j < n; j++) {
                    sum -= factor[(at + i) * n + j] * to[at + j];
                }
                to[at + i] = sum / factor[(at + i) * n + i];
            }
        }
        int first = problem.capacity.length;
        for (int i = 0; i < linkFactor.length; i++) {
            to[first + i] = right[first + i] / linkFactor[i];
        }
        for (int i = 0; i < to.length; i++) {
            if (fixed[i]) {
                to[i] = 0;
            }
        }
    }
}
