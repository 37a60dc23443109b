package forestall.api;

import forestall.ruleset.ColumnSense;
import forestall.ruleset.DecisionTable;
import forestall.ruleset.DecisionTable.Role;
import forestall.ruleset.Finding;
import forestall.ruleset.Grid;
import forestall.ruleset.RuleFile;
import forestall.ruleset.Scenario;
import forestall.ruleset.ScenarioColumn;
import forestall.ruleset.ScenarioTable;
import forestall.ruleset.Sheets;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of tables as an editor needs it.
 *
 * @param file its name
 * @param sheets in their order
 * @param findings what is wrong with it as a file
 */
public record TableView(String file, List<Sheet> sheets, List<Finding> findings) {
    private static final int HEADER = 5;

    /**
     * One sheet.
     *
     * @param name empty for a file without sheets
     * @param rows all its cells
     * @param tables from top to bottom
     */
    public record Sheet(String name, List<List<String>> rows, List<Table> tables) {}

    /**
     * One table.
     *
     * @param top row of its title, counted from 0
     * @param first row of its first rule, whether it has any
     * @param columns from left to right
     */
    public record Table(String title, int top, int first, List<Column> columns) {}

    /**
     * One column.
     *
     * @param index in the sheet, counted from 0
     * @param role what it is for: NAME, CONDITION, ACTION, ATTRIBUTE
     * @param pattern the fact that it looks at, as written
     * @param template its code, as written
     * @param label for people
     * @param needed whether a row needs a value in it
     * @param sense what it asks or concludes, and which values its cells can have
     */
    public record Column(
            int index,
            Role role,
            String pattern,
            String template,
            String label,
            boolean needed,
            ColumnSense sense) {}

    /**
     * @param parameters names of the numbers that the rules share
     * @throws IllegalArgumentException when the file holds no tables
     */
    static TableView of(RuleFile file, List<String> parameters) {
        Sheets sheets = Sheets.of(file);
        List<Sheet> shown = new ArrayList<>();
        for (Grid grid : sheets.grids()) {
            shown.add(
                    new Sheet(
                            grid.sheet(),
                            grid.rows(),
                            DecisionTable.all(file.name(), grid).stream()
                                    .map(each -> table(each, parameters))
                                    .toList()));
        }
        return new TableView(file.name(), shown, sheets.findings());
    }

    private static Table table(DecisionTable table, List<String> parameters) {
        long conclusions =
                table.columns().stream().filter(each -> each.role() == Role.ACTION).count();
        return new Table(
                table.title(),
                table.top(),
                table.top() + HEADER,
                table.columns().stream()
                        .map(each -> column(each, conclusions == 1, parameters))
                        .toList());
    }

    private static Column column(
            DecisionTable.Column column, boolean oneConclusion, List<String> parameters) {
        boolean needed =
                column.role() == Role.NAME || (column.role() == Role.ACTION && oneConclusion);
        return new Column(
                column.index(),
                column.role(),
                column.pattern() + (column.merged() ? "..." : ""),
                column.template(),
                column.label(),
                needed,
                ColumnSense.of(column, parameters));
    }

    /**
     * Scenarios as a table of the same kind: its headings are the first row. Cells that say what an
     * empty one says are empty.
     */
    static TableView scenarios(List<Scenario> scenarios) {
        Grid grid = ScenarioTable.write(scenarios);
        List<ScenarioColumn> columns =
                ScenarioTable.HEADINGS.stream().map(ScenarioColumn::of).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(grid.rows().get(0));
        for (List<String> row : grid.rows().subList(1, grid.height())) {
            List<String> cells = new ArrayList<>(row);
            for (int index = 0; index < cells.size(); index++) {
                if (cells.get(index).equals(columns.get(index).usual())) {
                    cells.set(index, "");
                }
            }
            rows.add(cells);
        }
        List<Column> shown = new ArrayList<>();
        for (ScenarioColumn each : columns) {
            shown.add(
                    new Column(
                            shown.size(),
                            each.expected() ? Role.ACTION : Role.CONDITION,
                            "",
                            "",
                            each.heading(),
                            each.needed(),
                            each.sense()));
        }
        var table = new Table("Scenarios", 0, 1, shown);
        return new TableView("scenarios", List.of(new Sheet("", rows, List.of(table))), List.of());
    }
}
