package forestall.ruleset;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Role;
import forestall.ruleset.DecisionTable.Row;

/** Whether a table is laid out so that its rows become the rules that its author sees. */
final class LayoutCheck {
    /** A reason goes into every decision. */
    static final int LONGEST_REASON = 200;

    private final DecisionTable table;
    private final Findings findings;

    LayoutCheck(DecisionTable table, Findings findings) {
        this.table = table;
        this.findings = findings;
    }

    void check() {
        Column first = table.columns().get(0);
        if (first.role() != Role.NAME) {
            findings.error(
                    table.place(table.top() + 1, first.index()),
                    "no-reason-column",
                    "The first column of the table \"%s\" is not its reasons."
                            .formatted(table.title()),
                    "Write NAME over the first column: a rule's name is the reason that people"
                            + " read.");
        }
        if (table.columns().stream().noneMatch(each -> each.role() == Role.ACTION)) {
            findings.error(
                    table.place(),
                    "no-conclusion-column",
                    "The table \"%s\" concludes nothing.".formatted(table.title()),
                    "Add a column whose kind is ACTION.");
        }
        for (int number = 0; number < table.columns().size(); number++) {
            column(number);
        }
        if (table.active().isEmpty()) {
            findings.note(
                    table.place(),
                    "table-without-rules",
                    "The table \"%s\" has no row that is switched on.".formatted(table.title()),
                    "Add a row, or remove the # before a reason.");
        }
        table.active().forEach(this::row);
    }

    private void column(int number) {
        Column column = table.columns().get(number);
        boolean code = column.role() == Role.CONDITION || column.role() == Role.ACTION;
        if (code && column.template().isEmpty()) {
            findings.error(
                    table.place(table.top() + 3, column.index()),
                    "column-without-code",
                    "The column has no code.",
                    column.role() == Role.CONDITION
                            ? "Write a condition such as score >= $param in the third row under"
                                    + " the title."
                            : "Write what to conclude in the third row under the title.");
        }
        if (column.pattern().contains("$param") || column.pattern().contains("$1")) {
            findings.error(
                    table.place(table.top() + 2, column.index()),
                    "code-in-pattern-row",
                    "The row of patterns holds code.",
                    "The second row under the title names the fact, such as $s : Scored...; the"
                            + " code comes below it.");
        }
        if (column.role() == Role.CONDITION && !column.pattern().isEmpty()) {
            apart(number, column);
        }
    }

    /** Two columns that are not merged are two patterns, and would look at any two components. */
    private void apart(int number, Column column) {
        for (int before = 0; before < number; before++) {
            Column other = table.columns().get(before);
            if (other.role() == Role.CONDITION
                    && !other.pattern().isEmpty()
                    && (!other.pattern().equals(column.pattern()) || !merged(other, column))) {
                findings.error(
                        table.place(table.top() + 2, column.index()),
                        "two-patterns",
                        "The columns %s and %s look at two facts; a rule looks at one component."
                                .formatted(
                                        Grid.letters(other.index()), Grid.letters(column.index())),
                        "Write the same pattern with three dots, such as $s : Scored..., over"
                                + " every condition, next to each other.");
                return;
            }
        }
    }

    private boolean merged(Column left, Column right) {
        for (int column = left.index(); column <= right.index(); column++) {
            int index = column;
            if (table.columns().stream()
                    .noneMatch(each -> each.index() == index && each.merged())) {
                return false;
            }
        }
        return true;
    }

    private void row(Row row) {
        if (row.name().isEmpty()) {
            findings.error(
                    table.place(row, 0),
                    "row-without-reason",
                    "The row has no reason.",
                    "Write in the first cell, in plain words, why the rule concludes what it"
                            + " does.");
        } else if (row.name().length() > LONGEST_REASON) {
            findings.error(
                    table.place(row, 0),
                    "reason-too-long",
                    "The reason has %d characters, more than %d."
                            .formatted(row.name().length(), LONGEST_REASON),
                    "Say it in one short sentence; a note can stand beside the table.");
        } else if (row.name().contains("\"") || row.name().contains("\\")) {
            findings.error(
                    table.place(row, 0),
                    "reason-with-quote",
                    "The reason holds a quote or a backslash.",
                    "Use ’ or no quote at all.");
        }
        boolean concludes = false;
        boolean asks = false;
        for (int number = 0; number < table.columns().size(); number++) {
            Column column = table.columns().get(number);
            String cell = row.cells().get(number);
            if (cell.isBlank()) {
                continue;
            }
            concludes |= column.role() == Role.ACTION;
            asks |= column.role() == Role.CONDITION;
            if (column.role() == Role.ACTION || column.role() == Role.CONDITION) {
                values(row, number, column, cell);
            }
        }
        if (!concludes) {
            findings.error(
                    table.place(row, 0),
                    "row-without-conclusion",
                    "The row \"%s\" concludes nothing.".formatted(row.name()),
                    "Fill in the column of the conclusion, or switch the row off with a # before"
                            + " its reason.");
        }
        if (!asks) {
            findings.error(
                    table.place(row, 0),
                    "row-without-condition",
                    "The row \"%s\" has no condition, so that it is about no component."
                            .formatted(row.name()),
                    "Fill in one condition; one that always holds, such as a score from 0, is"
                            + " enough.");
        }
    }

    private void values(Row row, int number, Column column, String cell) {
        int wanted = column.values();
        if (wanted > 1 && cell.split(",", -1).length != wanted) {
            findings.error(
                    table.place(row, number),
                    "number-of-values",
                    "The cell has %d values, the column needs %d."
                            .formatted(cell.split(",", -1).length, wanted),
                    "Write %d values with commas between.".formatted(wanted));
        }
    }
}
