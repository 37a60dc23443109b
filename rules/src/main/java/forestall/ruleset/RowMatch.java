package forestall.ruleset;

import forestall.ruleset.DecisionTable.Row;
import java.util.Arrays;
import java.util.List;

/** Finds the rows of a table again after it was changed. */
final class RowMatch {

    private RowMatch() {}

    /** For each row of before the one of after that it became, or −1. */
    static int[] of(List<Row> before, List<Row> after) {
        int[] same = new int[before.size()];
        Arrays.fill(same, -1);
        boolean[] taken = new boolean[after.size()];
        match(
                before,
                after,
                same,
                taken,
                (old, fresh) -> name(before, old).equals(name(after, fresh)));
        match( // given another reason
                before,
                after,
                same,
                taken,
                (old, fresh) -> values(before.get(old)).equals(values(after.get(fresh))));
        match( // both, but still in its place
                before,
                after,
                same,
                taken,
                (old, fresh) -> old == fresh && before.size() == after.size());
        return same;
    }

    /** Whether two rows, by number, are the same. */
    private interface Same {
        boolean test(int old, int fresh);
    }

    private static void match(
            List<Row> before, List<Row> after, int[] same, boolean[] taken, Same test) {
        for (int old = 0; old < before.size(); old++) {
            for (int fresh = 0; same[old] < 0 && fresh < after.size(); fresh++) {
                if (!taken[fresh] && test.test(old, fresh)) {
                    same[old] = fresh;
                    taken[fresh] = true;
                }
            }
        }
    }

    private static String name(List<Row> rows, int number) {
        return rows.get(number).name();
    }

    private static List<String> values(Row row) {
        return row.cells().subList(1, row.cells().size());
    }

    /** Of the rows that are still there, the fewest that must move to bring about the new order. */
    static boolean[] moved(int[] targets) {
        int[] length = new int[targets.length];
        int[] before = new int[targets.length];
        int best = -1;
        for (int row = 0; row < targets.length; row++) {
            length[row] = 1;
            before[row] = -1;
            for (int earlier = 0; targets[row] >= 0 && earlier < row; earlier++) {
                if (targets[earlier] >= 0
                        && targets[earlier] < targets[row]
                        && length[earlier] + 1 > length[row]) {
                    length[row] = length[earlier] + 1;
                    before[row] = earlier;
                }
            }
            if (targets[row] >= 0 && (best < 0 || length[row] > length[best])) {
                best = row;
            }
        }
        boolean[] moved = new boolean[targets.length];
        for (int row = 0; row < targets.length; row++) {
            moved[row] = targets[row] >= 0;
        }
        for (int row = best; row >= 0; row = before[row]) {
            moved[row] = false;
        }
        return moved;
    }
}
