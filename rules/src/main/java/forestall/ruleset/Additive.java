package forestall.ruleset;

import java.util.List;

/** Checks the rows of a table whose conclusions add up, so that two may fire on purpose. */
final class Additive {
    private static final int MOST_ROWS = 1000;

    private final List<TableRule> rules;
    private final Findings findings;

    Additive(List<TableRule> rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void check() {
        if (rules.size() > MOST_ROWS) {
            findings.note(
                    rules.get(0).table().place(),
                    "search-ended",
                    "The table has more than %d rows; they were not compared with each other."
                            .formatted(MOST_ROWS),
                    "Split the table.");
            return;
        }
        var space = new Space(rules.stream().map(TableRule::box).toList());
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                compare(space, earlier, later);
            }
        }
    }

    private void compare(Space space, int earlier, int later) {
        TableRule one = rules.get(earlier);
        TableRule other = rules.get(later);
        if (one.box().vague()
                || other.box().vague()
                || !space.emptySides(earlier).isEmpty()
                || !space.emptySides(later).isEmpty()) {
            return;
        }
        boolean within = space.within(later, earlier);
        boolean around = space.within(earlier, later);
        boolean same = one.concluded().equals(other.concluded());
        if (within && around && same) {
            findings.warning(
                    other.place(),
                    "row-repeated",
                    "\"%s\" and \"%s\" have the same conditions and the same conclusion, which counts twice."
                            .formatted(one.name(), other.name()),
                    "Delete one of them, or switch it off.");
        } else if (within && around) {
            findings.warning(
                    other.place(),
                    "rows-contradict",
                    "\"%s\" and \"%s\" have the same conditions, but conclude differently; both count."
                            .formatted(one.name(), other.name()),
                    "Keep the one that you mean.");
        } else if (within || around) {
            findings.note(
                    other.place(),
                    "row-subsumed",
                    "Whenever \"%s\" fires, \"%s\" fires, too; both count."
                            .formatted(
                                    within ? other.name() : one.name(),
                                    within ? one.name() : other.name()),
                    "If only one should count, let one row's bound end where the other begins.");
        }
    }
}
