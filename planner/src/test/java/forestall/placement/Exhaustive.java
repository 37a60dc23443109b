package forestall.placement;

import forestall.placement.proof.Evaluator;
import java.util.ArrayList;
import java.util.List;

/** The best plan of a small problem, by trying all. */
final class Exhaustive {
    private final Instance instance;
    private final Evaluator evaluator;
    private final List<Instance.Slot> begun = new ArrayList<>();
    private Evaluator.Score found;

    private Exhaustive(Instance instance) {
        this.instance = instance;
        evaluator = new Evaluator(instance);
    }

    /** Without hard breaches, fewest mandatory components left out, then least cost. */
    static Evaluator.Score best(Instance instance) {
        Exhaustive all = new Exhaustive(instance);
        all.go();
        return all.found;
    }

    private void go() {
        if (begun.size() == instance.components().size()) {
            Evaluator.Score score = evaluator.score(begun);
            boolean better =
                    score.hard() == 0
                            && (found == null
                                    || score.medium() < found.medium()
                                    || (score.medium() == found.medium()
                                            && score.soft() < found.soft()));
            found = better ? score : found;
            return;
        }
        for (Instance.Slot slot : evaluator.slots(instance.components().get(begun.size()))) {
            begun.add(slot);
            go();
            begun.remove(begun.size() - 1);
        }
    }
}
