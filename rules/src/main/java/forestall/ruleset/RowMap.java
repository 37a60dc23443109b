package forestall.ruleset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where each row of a sheet goes; rows are counted from 0. */
final class RowMap {
    private static final int LAST = 1_048_575;

    private final List<Integer> sources;
    private final int height;
    private final int[] targets;

    /**
     * @param sources for each new row the old one, or −1 when it is new; what is below the old
     *     height follows the last
     * @param height of what is replaced
     */
    RowMap(List<Integer> sources, int height) {
        this.sources = List.copyOf(sources);
        this.height = height;
        targets = new int[height];
        Arrays.fill(targets, -1);
        for (int row = 0; row < sources.size(); row++) {
            if (sources.get(row) >= 0) {
                targets[sources.get(row)] = row;
            }
        }
    }

    /** −1 when the row is removed. */
    int target(int row) {
        return row < height ? targets[row] : Math.min(LAST, row - height + sources.size());
    }

    boolean movesNothing() {
        return sources.size() == height
                && java.util.stream.IntStream.range(0, height).allMatch(row -> targets[row] == row);
    }

    /** Whether the rows are beside each other in the same order after as before. */
    boolean staysTogether(int first, int last) {
        for (int row = first; row <= last; row++) {
            if (target(first) < 0 || target(row) != target(first) + row - first) {
                return false;
            }
        }
        return true;
    }

    /** First and last row of the smallest block that holds all of the rows. */
    int[] hull(int first, int last) {
        int least = Integer.MAX_VALUE;
        int greatest = -1;
        for (int[] run : runs(first, last)) {
            least = Math.min(least, run[0]);
            greatest = Math.max(greatest, run[1]);
        }
        return greatest < 0 ? new int[] {first, last} : new int[] {least, greatest};
    }

    /** Blocks, as first and last row, that the rows are in; a new row belongs to the one above. */
    List<int[]> runs(int first, int last) {
        List<int[]> runs = new ArrayList<>();
        boolean above = false;
        for (int row = 0; row < sources.size(); row++) {
            int source = sources.get(row);
            boolean in = source < 0 ? above : source >= first && source <= last;
            if (in) {
                add(runs, row, row);
            }
            above = in;
        }
        if (last >= height) {
            add(runs, target(Math.max(first, height)), target(last));
        }
        return runs;
    }

    private static void add(List<int[]> runs, int from, int to) {
        if (!runs.isEmpty() && runs.get(runs.size() - 1)[1] == from - 1) {
            runs.get(runs.size() - 1)[1] = to;
        } else {
            runs.add(new int[] {from, to});
        }
    }
}
