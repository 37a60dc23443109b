package forestall.command.bench;

import forestall.command.bench.NodeRecords.Cluster;
import forestall.learn.Examples;
import forestall.learn.GradientBoostedTrees;
import forestall.learn.Logistic;
import forestall.learn.Skill;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does a node fail within 7 days, asked every day? */
@Command(
        name = "nodes",
        description =
                "Foretells which nodes of a cluster fail within 7 days: learns from the first 60 %% of"
                        + " its days, says what it expects on each of the others.",
        mixinStandardHelpOptions = true)
final class NodesCommand implements Callable<Integer> {
    private static final int HORIZON = 7;
    private static final double LEARNED = 0.6;
    private static final int WARM_UP = 30;

    /** Of nodes that go on running, one day in so many is learned from, and weighs as many. */
    private static final int KEPT = 4;

    /** A cluster changes: what happened so many days ago teaches half as much. */
    private static final double HALF_LIFE_DAYS = 400;

    private static final GradientBoostedTrees.Settings SETTINGS =
            new GradientBoostedTrees.Settings(200, 3, 0.03, 50, 60, 0.1, 0.5, 0.5, 1);

    @CommandLine.Spec CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "one row a failure, as Los Alamos published them, .csv or .csv.gz")
    Path data;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "gets nodes.csv: system, node, day (at whose end it is asked), probability")
    Path out;

    @Override
    public Integer call() {
        List<Cluster> clusters = NodeRecords.read(data);
        List<String> measured = new ArrayList<>();
        Tables.write(
                out.resolve("nodes.csv"),
                List.of("system", "node", "day", "probability"),
                file -> clusters.forEach(each -> measured.add(foretell(each, file))));
        measured.forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private static String foretell(Cluster cluster, CSVPrinter file) {
        var features = new NodeFeatures(cluster);
        int split = (int) Math.round(LEARNED * cluster.days());
        GradientBoostedTrees model = learn(cluster, features, split);
        int asked = Math.max(0, cluster.days() - HORIZON - split);
        var said = new double[asked * cluster.nodes];
        var failed = new boolean[said.length];
        int at = 0;
        for (int day = split; day < cluster.days(); day++) {
            float[][] rows = features.atEndOf(day);
            for (int node = 0; node < cluster.nodes; node++) {
                double probability = Logistic.probability(model.logOdds(rows[node]));
                Tables.row(
                        file,
                        cluster.name,
                        node,
                        LocalDate.ofEpochDay(cluster.firstDay + day),
                        probability);
                if (at < said.length) {
                    said[at] = probability;
                    failed[at++] = cluster.failsFrom(node, day + 1, HORIZON);
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "nodes: system %s fails within 7 days, %d node-days: AUC-PR %.4f, Brier skill %.4f",
                cluster.name,
                said.length,
                Skill.averagePrecision(said, failed),
                Skill.brierSkill(said, failed));
    }

    // Whether a node fails within the horizon of a day is known that much later.
    private static GradientBoostedTrees learn(Cluster cluster, NodeFeatures features, int split) {
        RandomGenerator random = new Well19937c(1);
        List<float[]> rows = new ArrayList<>();
        List<Boolean> outcomes = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int day = WARM_UP; day < split - HORIZON; day++) {
            float[][] all = features.atEndOf(day);
            double weight = StrictMath.pow(2, (day - split) / HALF_LIFE_DAYS);
            for (int node = 0; node < cluster.nodes; node++) {
                boolean fails = cluster.failsFrom(node, day + 1, HORIZON);
                if (fails || random.nextInt(KEPT) == 0) {
                    rows.add(all[node]);
                    outcomes.add(fails);
                    weights.add(fails ? weight : KEPT * weight);
                }
            }
        }
        if (rows.isEmpty()) {
            throw new forestall.command.Trouble(
                    "system %s has too few days to learn from".formatted(cluster.name));
        }
        var failed = new boolean[rows.size()];
        for (int row = 0; row < failed.length; row++) {
            failed[row] = outcomes.get(row);
        }
        return GradientBoostedTrees.train(
                new Examples(
                        rows.toArray(float[][]::new),
                        failed,
                        weights.stream().mapToDouble(Double::doubleValue).toArray()),
                SETTINGS);
    }

    /** What is known of every node of a cluster at the end of a day. */
    private static final class NodeFeatures {
        private static final double[] CLUSTER_HALF_LIVES = {3, 10, 30, 100};
        private static final int[] NEAR = {2, 16};
        private static final double[] NEAR_HALF_LIVES = {3, 30};
        private static final int RACK = 32; // nodes are numbered along racks

        private final Cluster cluster;

        NodeFeatures(Cluster cluster) {
            this.cluster = cluster;
        }

        float[][] atEndOf(int day) {
            double now = cluster.firstDay + day + 1.0;
            int nodes = cluster.nodes;
            var near = new double[NEAR_HALF_LIVES.length][nodes + 1]; // running sums over nodes
            for (int at = 0; at < near.length; at++) {
                for (int node = 0; node < nodes; node++) {
                    near[at][node + 1] =
                            near[at][node]
                                    + cluster.histories[node].faded(now, NEAR_HALF_LIVES[at]);
                }
            }
            var together = new double[CLUSTER_HALF_LIVES.length];
            for (int at = 0; at < together.length; at++) {
                for (int node = 0; node < nodes; node++) {
                    together[at] +=
                            cluster.histories[node].faded(now, CLUSTER_HALF_LIVES[at]) / nodes;
                }
            }
            var rows = new float[nodes][];
            for (int node = 0; node < nodes; node++) {
                rows[node] = row(node, now, day, near, together);
            }
            return rows;
        }

        private float[] row(int node, double now, int day, double[][] near, double[] together) {
            float[] own = cluster.histories[node].features(now);
            int more = 2 + together.length + NEAR.length * near.length + near.length;
            float[] row = Arrays.copyOf(own, own.length + more);
            int at = own.length;
            row[at++] = (float) (cluster.histories[node].before(now) / (day + 1.0));
            row[at++] = node % RACK;
            for (double each : together) {
                row[at++] = (float) each;
            }
            for (double[] sums : near) {
                double self = sums[node + 1] - sums[node];
                for (int reach : NEAR) {
                    int low = Math.max(0, node - reach);
                    int high = Math.min(cluster.nodes, node + reach + 1);
                    row[at++] = (float) (sums[high] - sums[low] - self);
                }
                int rack = node / RACK * RACK;
                int end = Math.min(cluster.nodes, rack + RACK);
                row[at++] = (float) (sums[end] - sums[rack] - self);
            }
            return row;
        }
    }
}
