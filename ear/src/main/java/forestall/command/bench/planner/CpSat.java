package forestall.command.bench.planner;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import forestall.command.Trouble;
import forestall.placement.Instance;
import forestall.placement.proof.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * CP-SAT of OR-Tools: first as few mandatory components without standby as can be, then, with no
 * more than those, the least cost. Small problems end with a proof.
 */
final class CpSat implements Contestant {
    private static final int MOST_COMPONENTS = 100;
    private final int threads;
    private final double seconds;

    /**
     * @param seconds its own; the seconds of a run are not for proofs
     */
    CpSat(int threads, double seconds) {
        this.threads = threads;
        this.seconds = seconds;
        try {
            Loader.loadNativeLibraries();
        } catch (UnsatisfiedLinkError | RuntimeException missing) {
            throw new Trouble(
                    "CP-SAT does not run here, leave it out of --peers: " + missing, missing);
        }
    }

    @Override
    public String name() {
        return "cpsat";
    }

    @Override
    public boolean takes(Size size) {
        return size.components() <= MOST_COMPONENTS;
    }

    @Override
    public Answer plan(Path file, double ignored) throws IOException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        Instance instance = ProblemFiles.read(file);
        var model = new Slots(instance);
        LinearExpr left = model.leftOut();
        model.cp.minimize(left);
        CpSolver first = solver(end);
        if (first.solve(model.cp) != CpSolverStatus.OPTIMAL) {
            throw new Trouble("CP-SAT came to no plan of %s in its time".formatted(file));
        }
        long medium = Math.round(first.objectiveValue());
        model.cp.addLessOrEqual(left, medium);
        model.cp.minimize(model.cost());
        model.begin(first);
        CpSolver second = solver(end);
        CpSolverStatus status = second.solve(model.cp);
        boolean solved = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        if (!solved) {
            throw new Trouble("CP-SAT came to no plan of %s in its time".formatted(file));
        }
        return new Answer(
                model.chosen(second),
                0,
                new Said(0, medium, Math.round(second.objectiveValue())),
                OptionalLong.of((long) Math.ceil(second.bestObjectiveBound() - 1e-6)),
                null,
                0);
    }

    private CpSolver solver(long end) {
        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(0.001, (end - System.nanoTime()) / 1e9))
                .setNumWorkers(threads)
                .setRandomSeed(1)
                .setRelativeGapLimit(0);
        return solver;
    }

    /** A yes or no for each component and each slot that it may have. */
    private static final class Slots {
        final CpModel cp = new CpModel();
        private final Instance instance;
        private final Evaluator evaluator;
        private final List<List<Instance.Slot>> slots = new ArrayList<>();
        private final List<List<BoolVar>> takes = new ArrayList<>();

        Slots(Instance instance) {
            this.instance = instance;
            evaluator = new Evaluator(instance);
            for (Instance.Component c : instance.components()) {
                List<Instance.Slot> may = evaluator.slots(c);
                List<BoolVar> take = new ArrayList<>();
                may.forEach(each -> take.add(cp.newBoolVar("")));
                cp.addExactlyOne(take.toArray(BoolVar[]::new));
                slots.add(may);
                takes.add(take);
            }
            hosts();
            links();
            groups();
        }

        private interface Weight {
            long of(int component, Instance.Slot slot);
        }

        /** Σ of weights of what is taken. */
        private LinearExprBuilder sum(Weight weight) {
            LinearExprBuilder sum = LinearExpr.newBuilder();
            for (int c = 0; c < slots.size(); c++) {
                for (int i = 0; i < slots.get(c).size(); i++) {
                    long factor = weight.of(c, slots.get(c).get(i));
                    if (factor != 0) {
                        sum.addTerm(takes.get(c).get(i), factor);
                    }
                }
            }
            return sum;
        }

        private void hosts() {
            for (int h = 0; h < instance.hosts().size(); h++) {
                int host = h;
                for (int r = 0; r < instance.resources().size(); r++) {
                    int resource = r;
                    cp.addLessOrEqual(
                            sum(
                                    (c, slot) ->
                                            slot.host() != host
                                                    ? 0
                                                    : evaluator.usage(
                                                            instance.components().get(c),
                                                            slot.tier(),
                                                            resource)),
                            instance.hosts().get(h).capacity()[r]);
                }
            }
        }

        private int zone(Instance.Slot slot) {
            return slot.host() < 0 ? -1 : instance.hosts().get(slot.host()).zone();
        }

        private void links() {
            for (int from = 0; from < instance.zones(); from++) {
                for (int to = 0; to < instance.zones(); to++) {
                    int home = from;
                    int away = to;
                    cp.addLessOrEqual(
                            sum(
                                    (c, slot) -> {
                                        Instance.Component each = instance.components().get(c);
                                        return each.primaryZone() == home && zone(slot) == away
                                                ? each.replMbpsByTier()[slot.tier()]
                                                : 0;
                                    }),
                            instance.linkMbps()[from][to]);
                }
            }
        }

        private void groups() {
            instance.components().stream()
                    .mapToInt(Instance.Component::antiAffinity)
                    .filter(group -> group >= 0)
                    .distinct()
                    .forEach(
                            group -> {
                                for (int h = 0; h < instance.hosts().size(); h++) {
                                    int host = h;
                                    cp.addLessOrEqual(
                                            sum(
                                                    (c, slot) ->
                                                            slot.host() == host && group(c) == group
                                                                    ? 1
                                                                    : 0),
                                            1);
                                }
                            });
        }

        private int group(int c) {
            return instance.components().get(c).antiAffinity();
        }

        LinearExpr leftOut() {
            return sum((c, slot) ->
                            instance.components().get(c).mandatory() && slot.host() < 0 ? 1 : 0)
                    .build();
        }

        LinearExpr cost() {
            LinearExprBuilder cost =
                    sum((c, slot) -> evaluator.money(instance.components().get(c), slot));
            for (int h = 0; h < instance.hosts().size(); h++) {
                BoolVar open = cp.newBoolVar("");
                for (int c = 0; c < slots.size(); c++) {
                    int host = h;
                    int component = c;
                    LinearExprBuilder here =
                            sum((each, slot) -> each == component && slot.host() == host ? 1 : 0);
                    cp.addLessOrEqual(here, open);
                }
                cost.addTerm(open, instance.hosts().get(h).openCost());
            }
            for (Instance.Dependency each : instance.dependencies()) {
                if (each.from() != each.to()) {
                    cost.addTerm(far(each), each.penalty());
                }
            }
            return cost.build();
        }

        /** Is 1 at least when the ends are too far apart. */
        private BoolVar far(Instance.Dependency tie) {
            BoolVar far = cp.newBoolVar("");
            for (int z = 0; z < instance.zones(); z++) {
                int from = z;
                LinearExprBuilder ends =
                        sum(
                                (c, slot) -> {
                                    boolean one = c == tie.from() && zone(slot) == from;
                                    boolean other =
                                            c == tie.to()
                                                    && slot.host() >= 0
                                                    && instance.latencyUs()[from][zone(slot)]
                                                            > tie.maxLatencyUs();
                                    return one || other ? 1 : 0;
                                });
                cp.addLessOrEqual(ends.addTerm(far, -1), 1);
            }
            return far;
        }

        void begin(CpSolver solver) {
            for (List<BoolVar> each : takes) {
                each.forEach(take -> cp.addHint(take, solver.booleanValue(take)));
            }
        }

        List<Instance.Slot> chosen(CpSolver solver) {
            List<Instance.Slot> chosen = new ArrayList<>();
            for (int c = 0; c < slots.size(); c++) {
                for (int i = 0; i < slots.get(c).size(); i++) {
                    if (solver.booleanValue(takes.get(c).get(i))) {
                        chosen.add(slots.get(c).get(i));
                    }
                }
            }
            return chosen;
        }
    }
}
