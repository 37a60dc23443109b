package forestall.risk;

/**
 * Where a rule is written.
 *
 * @param file name of the file in the rule set
 * @param sheet name of the sheet in a workbook; empty in other files
 * @param row row of the decision table, counted from 1 as a spreadsheet does; 0 in a DRL file
 * @param line line of the DRL file, counted from 1; 0 in a decision table or model
 */
public record RuleOrigin(String file, String sheet, int row, int line) {

    @Override
    public String toString() {
        String where = sheet.isEmpty() ? file : "%s, sheet %s".formatted(file, sheet);
        if (row == 0 && line == 0) {
            return where;
        }
        return row > 0 ? "%s, row %d".formatted(where, row) : "%s, line %d".formatted(where, line);
    }
}
