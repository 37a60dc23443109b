package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which facts the rules of all texts pair, and which they add. Drools pairs facts on its own, out
 * of sight of the counters in compiled code, unless a condition compares the two; so where one side
 * may grow without bound, there must be one.
 */
final class Pairings {

    /**
     * @param type of the fact
     * @param compared true when a condition compares it with a fact before it
     */
    record Side(Class<?> type, boolean compared) {}

    private record Pairing(Checked text, int offset, List<Side> sides) {}

    private final Set<String> made = new TreeSet<>();
    private final List<Pairing> pairings = new ArrayList<>();

    void made(Class<?> fact) {
        made.add(fact.getName());
    }

    /** The facts that one rule looks at, in order, without those that must not be there. */
    void add(Checked text, int offset, List<Side> sides) {
        pairings.add(new Pairing(text, offset, List.copyOf(sides)));
    }

    /** Names of the classes of facts that rules add. */
    Set<String> made() {
        return made;
    }

    /** Refuses the rules that pair what nothing compares. */
    void check() {
        for (Pairing each : pairings) {
            if (each.sides.stream().noneMatch(side -> grows(side.type))) {
                continue;
            }
            int apart = 0;
            for (Side side : each.sides) {
                boolean many = grows(side.type) || each.text.vocabulary.isSubject(side.type);
                apart += many && !side.compared ? 1 : 0;
            }
            if (apart > 1) {
                each.text.refuse(
                        each.offset,
                        "unjoined",
                        "the rule pairs facts that rules add with others, and nothing relates them",
                        "relate them by a condition, such as component == $s.id");
            }
        }
    }

    private boolean grows(Class<?> type) {
        return made.contains(type.getName());
    }
}
