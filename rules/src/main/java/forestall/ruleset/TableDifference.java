package forestall.ruleset;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Row;
import forestall.ruleset.Difference.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What has changed in the tables of a file, cell by cell. */
public final class TableDifference {
    private final DecisionTable before;
    private final DecisionTable after;
    private final int[] columnAfter;

    /**
     * One table; or, with an empty title, what stands above the tables of a sheet.
     *
     * @param sheet its sheet
     * @param title its title
     * @param cells what changed above its rules, such as the code of a column
     * @param columns labels of columns that were added or removed, and which
     * @param rows its rules; those that are the same are left out
     */
    public record TableChange(
            String sheet,
            String title,
            How how,
            List<CellChange> cells,
            List<ColumnChange> columns,
            List<RowChange> rows) {}

    /** A column that came or went. */
    public record ColumnChange(String label, How how) {}

    /**
     * One rule.
     *
     * @param reason its reason now, or before when it was removed
     * @param rowBefore its row in the sheet before, counted from 1; 0 when it is new
     * @param rowAfter its row in the sheet now; 0 when it was removed
     * @param moved whether it has changed its place among the others
     * @param switched whether it was switched on (true) or off (false); empty for neither
     * @param cells what changed in it
     */
    public record RowChange(
            String reason,
            How how,
            int rowBefore,
            int rowAfter,
            boolean moved,
            Optional<Boolean> switched,
            List<CellChange> cells) {}

    /**
     * One cell.
     *
     * @param label of its column
     * @param cell where it is now, such as {@code B12}; where it was, when it is gone
     */
    public record CellChange(String label, String cell, String before, String after) {}

    private TableDifference(DecisionTable before, DecisionTable after) {
        this.before = before;
        this.after = after;
        columnAfter = columns();
    }

    static List<TableChange> between(String file, List<Grid> before, List<Grid> after) {
        List<TableChange> changes = new ArrayList<>();
        for (int number = 0; number < Math.max(before.size(), after.size()); number++) {
            Optional<Grid> old = at(before, number);
            Optional<Grid> fresh =
                    old.isPresent() ? same(old.get(), after, number) : Optional.empty();
            old.ifPresent(
                    grid ->
                            changes.addAll(
                                    sheets(
                                            file,
                                            grid,
                                            fresh.orElse(new Grid(grid.sheet(), List.of())))));
        }
        for (Grid each : after) {
            if (before.stream().noneMatch(old -> old.sheet().equals(each.sheet()))
                    && !(before.size() == 1 && after.size() == 1)) {
                changes.addAll(sheets(file, new Grid(each.sheet(), List.of()), each));
            }
        }
        return changes;
    }

    private static Optional<Grid> at(List<Grid> grids, int number) {
        return number < grids.size() ? Optional.of(grids.get(number)) : Optional.empty();
    }

    private static Optional<Grid> same(Grid old, List<Grid> after, int number) {
        return after.stream()
                .filter(each -> each.sheet().equals(old.sheet()))
                .findFirst()
                .or(() -> after.size() == 1 && number == 0 ? at(after, 0) : Optional.empty());
    }

    private static List<TableChange> sheets(String file, Grid before, Grid after) {
        List<DecisionTable> old = TableReader.read(file, before, new Findings());
        List<DecisionTable> fresh = TableReader.read(file, after, new Findings());
        List<TableChange> changes = new ArrayList<>();
        above(before, old, after, fresh).ifPresent(changes::add);
        List<DecisionTable> left = new ArrayList<>(fresh);
        for (DecisionTable each : old) {
            Optional<DecisionTable> same =
                    left.stream().filter(one -> one.title().equals(each.title())).findFirst();
            if (same.isPresent()) {
                left.remove(same.get());
                changes.addAll(new TableDifference(each, same.get()).changes());
            } else {
                changes.add(whole(each, How.REMOVED));
            }
        }
        left.forEach(each -> changes.add(whole(each, How.ADDED)));
        return changes;
    }

    private static TableChange whole(DecisionTable table, How how) {
        List<RowChange> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            int number = row.index() + 1;
            rows.add(
                    new RowChange(
                            row.name(),
                            how,
                            how == How.REMOVED ? number : 0,
                            how == How.ADDED ? number : 0,
                            false,
                            Optional.empty(),
                            cells(table, row, how)));
        }
        return new TableChange(table.sheet(), table.title(), how, List.of(), List.of(), rows);
    }

    private static List<CellChange> cells(DecisionTable table, Row row, How how) {
        List<CellChange> cells = new ArrayList<>();
        for (int number = 0; number < table.columns().size(); number++) {
            Column column = table.columns().get(number);
            String text = row.cells().get(number);
            if (!text.isBlank()) {
                cells.add(
                        new CellChange(
                                column.label(),
                                Grid.name(row.index(), column.index()),
                                how == How.REMOVED ? text : "",
                                how == How.REMOVED ? "" : text));
            }
        }
        return cells;
    }

    private static Optional<TableChange> above(
            Grid before, List<DecisionTable> old, Grid after, List<DecisionTable> fresh) {
        int heightBefore = old.isEmpty() ? before.height() : old.get(0).top();
        int heightAfter = fresh.isEmpty() ? after.height() : fresh.get(0).top();
        List<CellChange> cells = new ArrayList<>();
        for (int row = 0; row < Math.max(heightBefore, heightAfter); row++) {
            for (int column = 0; column < Math.max(before.width(), after.width()); column++) {
                String one = row < heightBefore ? before.cell(row, column) : "";
                String other = row < heightAfter ? after.cell(row, column) : "";
                if (!one.equals(other)) {
                    cells.add(new CellChange("", Grid.name(row, column), one, other));
                }
            }
        }
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TableChange(
                                after.sheet(), "", How.CHANGED, cells, List.of(), List.of()));
    }

    /** For each column of before the one of after that is the same, or −1. */
    private int[] columns() {
        int[] same = new int[before.columns().size()];
        boolean[] taken = new boolean[after.columns().size()];
        java.util.Arrays.fill(same, -1);
        for (int pass = 0; pass < 3; pass++) {
            for (int old = 0; old < same.length; old++) {
                for (int fresh = 0; same[old] < 0 && fresh < taken.length; fresh++) {
                    if (!taken[fresh] && isSame(pass, old, fresh)) {
                        same[old] = fresh;
                        taken[fresh] = true;
                    }
                }
            }
        }
        return same;
    }

    private boolean isSame(int pass, int old, int fresh) {
        Column one = before.columns().get(old);
        Column other = after.columns().get(fresh);
        boolean label = one.label().equals(other.label());
        boolean code = one.template().equals(other.template());
        return one.role() == other.role()
                && switch (pass) {
                    case 0 -> label && code;
                    case 1 -> label && !one.label().isEmpty();
                    default -> code && !one.template().isEmpty();
                };
    }

    private List<TableChange> changes() {
        List<CellChange> cells = headings();
        List<ColumnChange> columns = new ArrayList<>();
        for (int old = 0; old < columnAfter.length; old++) {
            if (columnAfter[old] < 0) {
                columns.add(new ColumnChange(before.columns().get(old).label(), How.REMOVED));
            }
        }
        for (int fresh = 0; fresh < after.columns().size(); fresh++) {
            int number = fresh;
            if (java.util.Arrays.stream(columnAfter).noneMatch(each -> each == number)) {
                columns.add(new ColumnChange(after.columns().get(fresh).label(), How.ADDED));
            }
        }
        List<RowChange> rows = rows();
        return cells.isEmpty() && columns.isEmpty() && rows.isEmpty()
                ? List.of()
                : List.of(
                        new TableChange(
                                after.sheet(), after.title(), How.CHANGED, cells, columns, rows));
    }

    private List<CellChange> headings() {
        List<CellChange> cells = new ArrayList<>();
        for (int old = 0; old < columnAfter.length; old++) {
            if (columnAfter[old] >= 0) {
                Column one = before.columns().get(old);
                Column other = after.columns().get(columnAfter[old]);
                add(cells, other, 1, one.header(), other.header());
                add(cells, other, 2, one.pattern(), other.pattern());
                add(cells, other, 3, one.template(), other.template());
                add(cells, other, 4, one.label(), other.label());
            }
        }
        return cells;
    }

    private void add(List<CellChange> cells, Column column, int under, String old, String fresh) {
        if (!old.equals(fresh)) {
            cells.add(
                    new CellChange(
                            column.label(),
                            Grid.name(after.top() + under, column.index()),
                            old,
                            fresh));
        }
    }

    private List<RowChange> rows() {
        int[] rowAfter = RowMatch.of(before.rows(), after.rows());
        boolean[] moved = RowMatch.moved(rowAfter);
        List<RowChange> changes = new ArrayList<>();
        for (int old = 0; old < rowAfter.length; old++) {
            Row one = before.rows().get(old);
            if (rowAfter[old] < 0) {
                changes.add(
                        new RowChange(
                                one.name(),
                                How.REMOVED,
                                one.index() + 1,
                                0,
                                false,
                                Optional.empty(),
                                cells(before, one, How.REMOVED)));
                continue;
            }
            Row other = after.rows().get(rowAfter[old]);
            List<CellChange> cells = cells(one, other);
            if (!cells.isEmpty() || moved[old] || one.off() != other.off()) {
                changes.add(
                        new RowChange(
                                other.name(),
                                How.CHANGED,
                                one.index() + 1,
                                other.index() + 1,
                                moved[old],
                                one.off() == other.off()
                                        ? Optional.empty()
                                        : Optional.of(!other.off()),
                                cells));
            }
        }
        boolean[] known = new boolean[after.rows().size()];
        for (int each : rowAfter) {
            if (each >= 0) {
                known[each] = true;
            }
        }
        for (int fresh = 0; fresh < known.length; fresh++) {
            if (!known[fresh]) {
                Row row = after.rows().get(fresh);
                changes.add(
                        new RowChange(
                                row.name(),
                                How.ADDED,
                                0,
                                row.index() + 1,
                                false,
                                Optional.empty(),
                                cells(after, row, How.ADDED)));
            }
        }
        return changes;
    }

    private List<CellChange> cells(Row one, Row other) {
        List<CellChange> cells = new ArrayList<>();
        for (int old = 0; old < columnAfter.length; old++) {
            if (columnAfter[old] < 0) {
                continue;
            }
            Column column = after.columns().get(columnAfter[old]);
            String was = old == 0 ? one.name() : one.cells().get(old);
            String is = columnAfter[old] == 0 ? other.name() : other.cells().get(columnAfter[old]);
            if (!Objects.equals(was, is)) {
                cells.add(
                        new CellChange(
                                column.label(), Grid.name(other.index(), column.index()), was, is));
            }
        }
        return cells;
    }
}
