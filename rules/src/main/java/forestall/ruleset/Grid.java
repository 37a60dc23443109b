package forestall.ruleset;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells of one sheet as texts.
 *
 * @param sheet its name; empty for a file that has no sheets
 * @param rows all of the same length; a cell that is empty is an empty text
 */
public record Grid(String sheet, List<List<String>> rows) {
    static final int MOST_ROWS = 10_000;
    static final int MOST_COLUMNS = 200;

    /** Rows × columns, those that are empty among them. */
    static final int MOST_CELLS = 500_000;

    /**
     * @throws TooLarge when there are more rows, columns, or cells than are looked at
     */
    public Grid {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        TooLarge.check(rows.size(), width);
        List<List<String>> all = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>(row);
            while (cells.size() < width) {
                cells.add("");
            }
            all.add(List.copyOf(cells));
        }
        rows = List.copyOf(all);
    }

    public int height() {
        return rows.size();
    }

    public int width() {
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    /**
     * @param row from 0
     * @param column from 0
     * @return the text; empty beyond the edge
     */
    public String cell(int row, int column) {
        return row < 0 || row >= height() || column < 0 || column >= width()
                ? ""
                : rows.get(row).get(column);
    }

    /** Whether nothing but space is in the row, counted from 0. */
    public boolean isBlank(int row) {
        return row >= height() || rows.get(row).stream().allMatch(String::isBlank);
    }

    /** As spreadsheets call a cell; row and column are counted from 0, so that 0 and 1 is B1. */
    public static String name(int row, int column) {
        return letters(column) + (row + 1);
    }

    /** As spreadsheets call a column, counted from 0: A to Z, AA, AB, … */
    static String letters(int column) {
        var letters = new StringBuilder();
        for (int left = column + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }
}
