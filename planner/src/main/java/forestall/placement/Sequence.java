package forestall.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the changes from one plan to another so that no host, link, or group is overfull at any
 * time: what frees room comes before what needs it, and a component moves with its new standby made
 * before the old one is given up, both counted meanwhile. Only where components wait for each
 * other's room in a circle is one of them without standby for a while, the one that loses least.
 *
 * <p>What is overfull already, because a host shrank, is not made worse.
 */
public final class Sequence {

    /** What is done to one standby. */
    public enum Act {
        /** There was none. */
        MAKE,
        /** Another tier on the same host. */
        RESIZE,
        /** To another host: the new one is made, then the old one given up. */
        MOVE,
        /** There is none afterwards. */
        GIVE_UP,
        /** Given up although one is to be made later: others need its room first. */
        GIVE_WAY
    }

    /**
     * One change, finished before the next begins.
     *
     * @param act what is done
     * @param component whose standby
     * @param from where it was; host -1 without standby
     * @param to where it is then; host -1 without standby
     */
    public record Step(Act act, int component, Instance.Slot from, Instance.Slot to) {}

    private static final Instance.Slot NOWHERE = new Instance.Slot(-1, Tiers.NONE);

    /** Of very many that wait in circles, only these are asked whether they help. */
    private static final int MOST_LOOKED_AT = 500;

    private final Problem problem;
    private final Tracker tracker;
    private final List<Step> steps = new ArrayList<>();

    private Sequence(Problem problem, List<Instance.Slot> from) {
        this.problem = problem;
        tracker = new Tracker(problem);
        for (int c = 0; c < from.size(); c++) {
            tracker.move(c, from.get(c).host(), from.get(c).tier());
        }
    }

    /**
     * @param from by component; what stands by now
     * @param to by component; without hard breaches
     * @throws IllegalArgumentException when {@code to} has some
     */
    public static List<Step> of(Problem problem, List<Instance.Slot> from, List<Instance.Slot> to) {
        var sequence = new Sequence(problem, from);
        List<Integer> waiting = new ArrayList<>();
        for (int c = 0; c < to.size(); c++) {
            if (!from.get(c).equals(to.get(c))) {
                waiting.add(c);
            }
        }
        // what loses most without its change goes first
        waiting.sort(
                Comparator.comparingLong(
                                (Integer c) ->
                                        problem.loss(c, to.get(c).tier())
                                                - problem.loss(c, from.get(c).tier()))
                        .thenComparing(Comparator.naturalOrder()));
        sequence.order(waiting, to);
        return List.copyOf(sequence.steps);
    }

    private void order(List<Integer> waiting, List<Instance.Slot> to) {
        waiting.removeIf(c -> frees(c, to.get(c)) && change(c, to.get(c)));
        while (!waiting.isEmpty()) {
            if (!waiting.removeIf(c -> fits(c, to.get(c)) && change(c, to.get(c)))) {
                giveWay(waiting, to);
            }
        }
    }

    /** It needs no more than it has, on the same host. */
    private boolean frees(int c, Instance.Slot to) {
        if (to.host() < 0) {
            return true;
        }
        if (to.host() != tracker.host[c]) {
            return false;
        }
        int tier = tracker.tier[c];
        for (int r = 0; r < problem.resources; r++) {
            if (problem.usage(c, to.tier(), r) > problem.usage(c, tier, r)) {
                return false;
            }
        }
        return problem.replication(c, to.tier()) <= problem.replication(c, tier);
    }

    /** There is room for it beside all that is there, its own old standby too if that stays. */
    private boolean fits(int c, Instance.Slot to) {
        int h = tracker.host[c];
        int t = tracker.tier[c];
        if (h == to.host() && h >= 0) { // grows where it is
            tracker.remove(c);
            boolean room = tracker.hasRoom(c, to.host(), to.tier());
            tracker.place(c, h, t);
            return room;
        }
        return tracker.hasRoom(c, to.host(), to.tier());
    }

    private boolean change(int c, Instance.Slot to) {
        Instance.Slot from = at(c);
        Act act =
                to.host() < 0
                        ? Act.GIVE_UP
                        : from.host() < 0
                                ? Act.MAKE
                                : from.host() == to.host() ? Act.RESIZE : Act.MOVE;
        tracker.move(c, to.host(), to.tier());
        steps.add(new Step(act, c, from, to));
        return true;
    }

    private Instance.Slot at(int c) {
        return new Instance.Slot(tracker.host[c], tracker.tier[c]);
    }

    /**
     * Of those who wait, one goes without for a while: the one that loses least of those that make
     * room for another by it, or of all when it takes several.
     */
    private void giveWay(List<Integer> waiting, List<Instance.Slot> to) {
        List<Integer> standing =
                waiting.stream().filter(c -> tracker.host[c] >= 0).sorted(this::losesLess).toList();
        if (standing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the plan to come to has no room for component " + waiting.get(0));
        }
        int first =
                standing.stream()
                        .limit(MOST_LOOKED_AT)
                        .filter(c -> helps(c, waiting, to))
                        .findFirst()
                        .orElse(standing.get(0));
        steps.add(new Step(Act.GIVE_WAY, first, at(first), NOWHERE));
        tracker.move(first, -1, Tiers.NONE);
    }

    private int losesLess(int one, int other) {
        int mandatory = Boolean.compare(problem.mandatory(one), problem.mandatory(other));
        int loss = mandatory == 0 ? Long.compare(lossWithout(one), lossWithout(other)) : mandatory;
        return loss == 0 ? Integer.compare(one, other) : loss;
    }

    private long lossWithout(int c) {
        return problem.loss(c, Tiers.NONE) - problem.loss(c, tracker.tier[c]);
    }

    private boolean helps(int c, List<Integer> waiting, List<Instance.Slot> to) {
        Instance.Slot now = at(c);
        tracker.move(c, -1, Tiers.NONE);
        boolean helps = waiting.stream().anyMatch(other -> fits(other, to.get(other)));
        tracker.move(c, now.host(), now.tier());
        return helps;
    }
}
