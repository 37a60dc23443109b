package forestall.ruleset;

import forestall.ruleset.DecisionTable.Row;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the rows of a table again after it was changed. */
final class RowMatch {

    private RowMatch() {}

    /** For each row of before the one of after that it became, or −1. */
    static int[] of(List<Row> before, List<Row> after) {
        int[] same = new int[before.size()];
        Arrays.fill(same, -1);
        boolean[] taken = new boolean[after.size()];
        match(before, after, same, taken, Row::name);
        match(before, after, same, taken, RowMatch::values); // given another reason
        for (int row = 0; before.size() == after.size() && row < same.length; row++) {
            if (same[row] < 0 && !taken[row]) { // both, but still in its place
                same[row] = row;
                taken[row] = true;
            }
        }
        return same;
    }

    /** Each that is not found yet becomes the first of those alike that is not taken. */
    private static void match(
            List<Row> before,
            List<Row> after,
            int[] same,
            boolean[] taken,
            Function<Row, Object> key) {
        Map<Object, ArrayDeque<Integer>> alike = new HashMap<>();
        for (int fresh = 0; fresh < taken.length; fresh++) {
            if (!taken[fresh]) {
                alike.computeIfAbsent(key.apply(after.get(fresh)), any -> new ArrayDeque<>())
                        .add(fresh);
            }
        }
        for (int old = 0; old < same.length; old++) {
            ArrayDeque<Integer> found =
                    same[old] < 0 ? alike.get(key.apply(before.get(old))) : null;
            if (found != null && !found.isEmpty()) {
                same[old] = found.remove();
                taken[same[old]] = true;
            }
        }
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
