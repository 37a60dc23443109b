package forestall.ruleset;

import forestall.risk.Parameters;
import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Role;
import forestall.ruleset.DecisionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of a table as a rule.
 *
 * @param cells conditions by cell
 * @param box where it fires
 * @param concluded texts of its conclusion's cells, to tell whether two rows conclude the same
 */
record TableRule(
        DecisionTable table,
        Row row,
        List<CellCondition> cells,
        Box box,
        Conclusion conclusion,
        List<String> concluded) {

    /** What the cell in a column of the table, by number, says. */
    record CellCondition(int column, Condition condition) {}

    /** All rules of a table; what is wrong with a cell goes to the findings. */
    static List<TableRule> of(DecisionTable table, Parameters parameters, Findings findings) {
        List<TableRule> rules = new ArrayList<>();
        for (Row row : table.active()) {
            rules.add(of(table, row, parameters, findings));
        }
        return rules;
    }

    private static TableRule of(
            DecisionTable table, Row row, Parameters parameters, Findings findings) {
        List<CellCondition> cells = new ArrayList<>();
        List<String> concluded = new ArrayList<>();
        var code = new StringBuilder();
        for (int number = 0; number < table.columns().size(); number++) {
            Column column = table.columns().get(number);
            String cell = row.cells().get(number);
            if (cell.isBlank()) {
                continue;
            }
            if (column.role() == Role.CONDITION) {
                cells.add(
                        new CellCondition(
                                number, condition(table, row, number, parameters, findings)));
            } else if (column.role() == Role.ACTION) {
                column.code(cell).ifPresent(each -> code.append(each).append('\n'));
                concluded.add(cell.strip().replaceAll("\\s+", " "));
                conclusion(table, row, number, findings);
            }
        }
        return new TableRule(
                table,
                row,
                cells,
                Box.of(cells.stream().map(CellCondition::condition).toList()),
                Conclusion.of(code.toString()),
                concluded);
    }

    private static Condition condition(
            DecisionTable table, Row row, int number, Parameters parameters, Findings findings) {
        Column column = table.columns().get(number);
        String fact = column.fact();
        Optional<String> code = column.code(row.cells().get(number));
        if (fact.isEmpty() || code.isEmpty()) {
            return new Condition.Opaque();
        }
        if (Facts.of(fact).isEmpty()) {
            findings.error(
                    table.place(table.top() + 2, column.index()),
                    "unknown-fact",
                    "Rules know no fact \"%s\".".formatted(fact),
                    Names.didYouMean(fact, Facts.names()));
            return new Condition.Opaque();
        }
        var reader = new ConditionReader(fact, column.binding(), parameters);
        Condition condition = reader.read(code.get());
        for (ConditionReader.Trouble each : reader.troubles()) {
            boolean template = each.code().equals("unknown-field") && !fromCell(column, each);
            findings.error(
                    template
                            ? table.place(table.top() + 3, column.index())
                            : table.place(row, number),
                    each.code(),
                    each.message(),
                    each.hint());
        }
        return condition;
    }

    /** Whether the trouble is with what the cell says, not with the code of its column. */
    private static boolean fromCell(Column column, ConditionReader.Trouble trouble) {
        int value = column.template().indexOf("$");
        return value >= 0 && trouble.offset() >= value;
    }

    private static void conclusion(DecisionTable table, Row row, int number, Findings findings) {
        Column column = table.columns().get(number);
        String code = column.code(row.cells().get(number)).orElse("");
        for (Conclusion.Outside each : Conclusion.of(code).outside()) {
            findings.error(
                    table.place(row, number),
                    "conclusion-out-of-range",
                    "The row concludes %s of %s, which is not between %s and 1."
                            .formatted(
                                    each.type(),
                                    Values.words(each.value()),
                                    Values.words(each.least())),
                    "Write a share such as 0.25; 0.25 is a quarter.");
        }
        for (String each : Conclusion.of(code).noNumbers()) {
            findings.error(
                    table.place(row, number),
                    "wrong-value",
                    "\"%s\" is no number.".formatted(each),
                    "Write a share such as 0.25, with a point and without a percent sign.");
        }
        java.util.regex.Matcher tier = TIER.matcher(code);
        while (tier.find()) {
            List<String> known = Facts.valuesOf(Facts.ENUMS.get(tier.group(1)));
            if (!known.contains(tier.group(2))) {
                findings.error(
                        table.place(row, number),
                        "unknown-value",
                        "%s is no %s.".formatted(tier.group(2), tier.group(1)),
                        Names.didYouMean(tier.group(2), known));
            }
        }
    }

    private static final java.util.regex.Pattern TIER =
            java.util.regex.Pattern.compile(
                    "\\b(Tier|Kind|Criticality)\\s*\\.\\s*([\\p{L}_][\\p{L}\\p{N}_]*)");

    /** Its reason. */
    String name() {
        return row.name();
    }

    /** The cell that says something of a dimension; the reason when none does. */
    Place placeOf(String dimension) {
        for (int number = cells.size() - 1; number >= 0; number--) {
            if (cells.get(number).condition().about().contains(dimension)) {
                return table.place(row, cells.get(number).column());
            }
        }
        return place();
    }

    /** Its reason's cell. */
    Place place() {
        return table.place(row, 0);
    }
}
