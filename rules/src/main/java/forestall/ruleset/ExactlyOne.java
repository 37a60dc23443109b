package forestall.ruleset;

import forestall.ruleset.TableRule.CellCondition;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * Checks rules of which exactly one must fire for each component: no gap, and no overlap. The
 * judging refuses both, since two tiers are as bad as none.
 */
final class ExactlyOne {
    /** Pairs that are compared; 2000 rows have as many. */
    private static final int MOST_PAIRS = 2_000_000;

    private static final int MOST_OVERLAPS = 50;

    private final String type;
    private final List<TableRule> rules;
    private final Findings findings;
    private final Space space;

    ExactlyOne(String type, List<TableRule> rules, Findings findings) {
        this.type = type;
        this.rules = rules;
        this.findings = findings;
        space = new Space(rules.stream().map(TableRule::box).toList());
    }

    /**
     * @param alone whether no rule outside of tables concludes the same
     */
    void check(boolean alone) {
        if (alone) {
            gaps();
        } else {
            findings.note(
                    rules.get(0).table().place(),
                    "gaps-not-checked",
                    "Rules outside of tables conclude %s, too; whether every component gets one was not checked."
                            .formatted(what()),
                    "Write scenarios on both sides of every bound.");
        }
        overlaps();
        files();
    }

    private void gaps() {
        List<List<BitSet>> gaps = space.gaps();
        for (List<BitSet> gap : gaps.subList(0, Math.min(gaps.size(), Space.MOST_GAPS))) {
            var region = new Region(space.dimensions(), gap);
            findings.error(
                    nearest(gap, region.point()),
                    "gap",
                    "%s matches no row, so that there is no %s. Not covered: %s."
                            .formatted(
                                    TableAnalysis.capital(region.example()),
                                    what(),
                                    region.words()),
                    "Widen this row's bounds until they meet the next row's, or add a row for"
                            + " what is missing.");
        }
        if (gaps.size() > Space.MOST_GAPS || !space.isComplete()) {
            findings.note(
                    rules.get(0).table().place(),
                    "search-ended",
                    gaps.isEmpty()
                            ? "The rows are too many or too entangled to look for every gap."
                            : "There may be more gaps than those listed.",
                    gaps.isEmpty()
                            ? "Split the table, or give rows fewer conditions."
                            : "Mend these, and check again.");
        }
    }

    /**
     * The cell that must give way least: of the row that the fewest cells keep from the gap, the
     * one that the gap is the smallest part of.
     */
    private Place nearest(List<BitSet> gap, Function<Dimension, Object> point) {
        Place best = rules.get(0).table().place();
        double least = Double.POSITIVE_INFINITY;
        for (TableRule rule : rules) {
            List<CellCondition> out =
                    rule.cells().stream()
                            .filter(each -> each.condition().isClear())
                            .filter(each -> !each.condition().holds(point).orElse(true))
                            .toList();
            if (!out.isEmpty()) {
                double distance = out.size() + share(gap, out.get(0).condition());
                if (distance < least) {
                    least = distance;
                    best = rule.table().place(rule.row(), out.get(0).column());
                }
            }
        }
        return best;
    }

    /** Below 1; least where the condition's bound is the gap's own, and the gap is narrow. */
    private double share(List<BitSet> gap, Condition condition) {
        for (int number = 0; number < gap.size(); number++) {
            Pieces pieces = space.dimensions().get(number);
            if (condition.about().contains(pieces.dimension().key())) {
                double share = gap.get(number).cardinality() / (pieces.size() + 1.0);
                return borders(condition, pieces, gap.get(number)) ? share / 2 : (1 + share) / 2;
            }
        }
        return 0;
    }

    private static boolean borders(Condition condition, Pieces pieces, BitSet side) {
        if (!pieces.dimension().isNumber()) {
            return true;
        }
        boolean[] borders = {false};
        condition.visit(
                each ->
                        borders[0] |=
                                each.value().equals(pieces.least(side))
                                        || each.value().equals(pieces.greatest(side)));
        return borders[0];
    }

    private void overlaps() {
        int pairs = 0;
        int found = 0;
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (++pairs > MOST_PAIRS || found >= MOST_OVERLAPS) {
                    findings.note(
                            rules.get(later).place(),
                            "search-ended",
                            "There may be more overlaps than those listed.",
                            "Mend these, and check again.");
                    return;
                }
                found += overlap(earlier, later) ? 1 : 0;
            }
        }
    }

    private boolean overlap(int earlier, int later) {
        TableRule one = rules.get(earlier);
        TableRule other = rules.get(later);
        if (one.box().vague() || other.box().vague()) {
            return false;
        }
        List<BitSet> common = space.common(earlier, later);
        if (common.isEmpty()) {
            return false;
        }
        boolean same =
                one.concluded().equals(other.concluded())
                        && one.table().columns().size() == other.table().columns().size();
        boolean within = space.within(later, earlier);
        boolean around = space.within(earlier, later);
        var region = new Region(space.dimensions(), common);
        String code =
                within && around
                        ? same ? "row-repeated" : "rows-contradict"
                        : within || around ? "row-subsumed" : "rows-overlap";
        String both =
                within && around
                        ? "\"%s\" and \"%s\" have the same conditions"
                        : within
                                ? "All that \"%2$s\" matches, \"%1$s\" matches, too"
                                : around
                                        ? "All that \"%s\" matches, \"%s\" matches, too"
                                        : "\"%s\" and \"%s\" both match some components";
        findings.error(
                placeOf(other, earlier, later),
                code,
                (both + "%s: %s. For example %s.")
                        .formatted(
                                one.name() + where(one, other),
                                other.name(),
                                same ? "" : ", and conclude differently",
                                region.words(),
                                region.example()),
                "A component has exactly one %s: change a bound so that one row ends where the other begins, or switch one off."
                        .formatted(what()));
        return true;
    }

    private String where(TableRule one, TableRule other) {
        return one.table().file().equals(other.table().file())
                        && one.table().sheet().equals(other.table().sheet())
                ? ""
                : " (%s)".formatted(one.place());
    }

    /** The cell of the later row whose bound reaches into the earlier one. */
    private Place placeOf(TableRule rule, int earlier, int later) {
        for (int number = 0; number < space.dimensions().size(); number++) {
            BitSet side = (BitSet) space.side(later, number).clone();
            BitSet other = space.side(earlier, number);
            if (side.equals(other)) {
                continue;
            }
            String key = space.dimensions().get(number).dimension().key();
            if (!rule.box().conditions().containsKey(key)) {
                continue;
            }
            return rule.placeOf(key);
        }
        return rule.place();
    }

    private void files() {
        List<String> files = rules.stream().map(each -> each.table().file()).distinct().toList();
        if (files.size() > 1) {
            findings.note(
                    rules.stream()
                            .filter(each -> !each.table().file().equals(files.get(0)))
                            .findFirst()
                            .orElseThrow()
                            .table()
                            .place(),
                    "concluded-in-two-files",
                    "%s conclude %s; they were checked together."
                            .formatted(String.join(" and ", files), what()),
                    "One file is easier to keep free of gaps.");
        }
    }

    private String what() {
        return type.equals("TierChoice") ? "tier" : "standby";
    }
}
