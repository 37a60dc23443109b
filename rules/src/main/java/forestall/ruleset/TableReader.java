package forestall.ruleset;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Role;
import forestall.ruleset.DecisionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds the decision tables of a sheet, and says what is wrong with their layout. */
final class TableReader {
    /** Where rules live, and what they see. */
    static final String PACKAGE = "forestall.risk";

    private static final Map<String, Role> HEADERS = headers();
    private static final List<String> PROPERTIES =
            List.of(
                    "RuleSet",
                    "Import",
                    "Notes",
                    "Sequential",
                    "EscapeQuotes",
                    "Variables",
                    "Functions",
                    "Queries",
                    "Declare");

    private final String file;
    private final Grid grid;
    private final Findings findings;
    private final List<DecisionTable> tables = new ArrayList<>();

    private TableReader(String file, Grid grid, Findings findings) {
        this.file = file;
        this.grid = grid;
        this.findings = findings;
    }

    /** All tables of the sheet; what is wrong goes to the findings. */
    static List<DecisionTable> read(String file, Grid grid, Findings findings) {
        var reader = new TableReader(file, grid, findings);
        reader.read();
        return reader.tables;
    }

    private static Map<String, Role> headers() {
        Map<String, Role> all = new TreeMap<>();
        all.put("NAME", Role.NAME);
        all.put("CONDITION", Role.CONDITION);
        all.put("ACTION", Role.ACTION);
        for (String each :
                List.of(
                        "DESCRIPTION",
                        "PRIORITY",
                        "DURATION",
                        "TIMER",
                        "CALENDARS",
                        "NO-LOOP",
                        "LOCK-ON-ACTIVE",
                        "AUTO-FOCUS",
                        "ACTIVATION-GROUP",
                        "AGENDA-GROUP",
                        "RULEFLOW-GROUP",
                        "DATE-EFFECTIVE",
                        "DATE-EXPIRES",
                        "METADATA")) {
            all.put(each, Role.ATTRIBUTE);
        }
        all.put("N", Role.NAME);
        all.put("C", Role.CONDITION);
        all.put("A", Role.ACTION);
        return all;
    }

    private void read() {
        List<int[]> titles = titles();
        if (titles.isEmpty()) {
            noTable();
            return;
        }
        properties(titles.get(0)[0]);
        for (int number = 0; number < titles.size(); number++) {
            int end = number + 1 < titles.size() ? titles.get(number + 1)[0] : grid.height();
            table(titles.get(number)[0], titles.get(number)[1], end);
        }
    }

    private List<int[]> titles() {
        List<int[]> titles = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                if (Sheets.beginsTable(grid.cell(row, column))) {
                    titles.add(new int[] {row, column});
                    break;
                }
            }
        }
        return titles;
    }

    private void noTable() {
        String message = "There is no decision table here.";
        String hint =
                "A table begins with a cell that says RuleTable and its title; see the shipped"
                        + " tables for the layout.";
        if (grid.sheet().isEmpty()) {
            findings.error(Place.file(file), "no-table", message, hint);
        } else {
            findings.note(Place.cell(file, grid.sheet(), ""), "sheet-without-table", message, hint);
        }
    }

    private void properties(int until) {
        boolean named = false;
        for (int row = 0; row < until; row++) {
            for (int column = 0; column < grid.width(); column++) {
                String key = grid.cell(row, column).strip();
                if (key.isEmpty()) {
                    continue;
                }
                if (key.equalsIgnoreCase("RuleSet")) {
                    named = true;
                    ruleSet(row, column + 1);
                } else if (column == 0
                        && PROPERTIES.stream().noneMatch(key::equalsIgnoreCase)
                        && !Names.nearest(key, PROPERTIES).isEmpty()) {
                    findings.warning(
                            place(row, column),
                            "unknown-heading",
                            "\"%s\" is no heading that rules know.".formatted(key),
                            Names.didYouMean(key, PROPERTIES));
                }
                break; // what follows the first cell of a row is its value
            }
        }
        if (!named) {
            findings.error(
                    place(0, 0),
                    "no-ruleset",
                    "The sheet does not say which rules it belongs to.",
                    "Write RuleSet in a cell above the first table, and %s in the cell right of it."
                            .formatted(PACKAGE));
        }
    }

    private void ruleSet(int row, int column) {
        if (!grid.cell(row, column).strip().equals(PACKAGE)) {
            findings.error(
                    place(row, column),
                    "wrong-ruleset",
                    "The sheet belongs to \"%s\".".formatted(grid.cell(row, column).strip()),
                    "Write " + PACKAGE + " here.");
        }
    }

    private void table(int top, int left, int end) {
        String title = grid.cell(top, left).strip().substring("RuleTable".length()).strip();
        if (top + 4 >= end) {
            findings.error(
                    place(top, left),
                    "table-cut-short",
                    "The table \"%s\" has no rules.".formatted(title),
                    "Under the title come the kinds of the columns, their patterns, their code,"
                            + " their labels, and then the rules.");
            return;
        }
        List<Column> columns = columns(top, left);
        if (columns.isEmpty()) {
            findings.error(
                    place(top + 1, left),
                    "table-without-columns",
                    "The table \"%s\" has no columns.".formatted(title),
                    "Write NAME, CONDITION, and ACTION in the row under the title.");
            return;
        }
        List<Row> rows = new ArrayList<>();
        for (int row = top + DecisionTable.HEADER; row < end; row++) {
            if (!blank(row, left)) {
                rows.add(row(columns, row, left));
            }
        }
        var table = new DecisionTable(file, grid.sheet(), title, top, columns, rows);
        tables.add(table);
        new LayoutCheck(table, findings).check();
    }

    private boolean blank(int row, int left) {
        for (int column = left; column < grid.width(); column++) {
            if (!grid.cell(row, column).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private List<Column> columns(int top, int left) {
        List<Column> columns = new ArrayList<>();
        for (int column = left; column < grid.width(); column++) {
            String header = grid.cell(top + 1, column).strip();
            if (header.isEmpty()) {
                continue;
            }
            Role role = HEADERS.get(header.toUpperCase(Locale.ROOT));
            if (role == null) {
                findings.error(
                        place(top + 1, column),
                        "unknown-column-kind",
                        "\"%s\" is no kind of column.".formatted(header),
                        Names.didYouMean(
                                header.toUpperCase(Locale.ROOT),
                                HEADERS.keySet(),
                                "Use NAME, CONDITION, or ACTION."));
                role =
                        HEADERS.getOrDefault(
                                Names.nearest(header.toUpperCase(Locale.ROOT), HEADERS.keySet()),
                                Role.ATTRIBUTE);
            }
            String pattern = grid.cell(top + 2, column).strip();
            boolean merged = pattern.endsWith("...");
            if (merged) {
                pattern = pattern.substring(0, pattern.length() - 3).strip();
            }
            columns.add(
                    new Column(
                            column,
                            role,
                            header,
                            pattern,
                            merged,
                            grid.cell(top + 3, column).strip(),
                            grid.cell(top + 4, column).strip()));
        }
        return columns;
    }

    private Row row(List<Column> columns, int row, int left) {
        List<String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(grid.cell(row, column.index())));
        boolean off = cells.get(0).strip().startsWith("#");
        for (int column = left; column < grid.width(); column++) {
            int index = column;
            if (!off
                    && !grid.cell(row, column).isBlank()
                    && columns.stream().noneMatch(each -> each.index() == index)) {
                findings.error(
                        place(row, column),
                        "stray-cell",
                        "The cell is in no column of the table.",
                        "Delete it, or give its column a kind in the row under the title.");
            }
        }
        return new Row(row, cells, off);
    }

    private Place place(int row, int column) {
        return Place.cell(file, grid.sheet(), Grid.name(row, column));
    }
}
