package forestall.ruleset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One decision table of a sheet, in the layout of Drools.
 *
 * @param file name of the file that it is in
 * @param sheet name of its sheet; empty for a file without sheets
 * @param title what follows {@code RuleTable} in its first cell
 * @param top row of that cell, counted from 0
 * @param columns from left to right; the first is the reason
 * @param rows its rules in their order; blank rows are left out
 */
public record DecisionTable(
        String file, String sheet, String title, int top, List<Column> columns, List<Row> rows) {
    /** Rows from the title to the first rule. */
    static final int HEADER = 5;

    private static final Pattern NUMBERED = Pattern.compile("\\$(\\d+)");
    private static final Pattern TYPE =
            Pattern.compile("(?:(\\$?\\w+)\\s*:\\s*)?(?:\\w+\\.)*(\\w+)\\s*(?:\\((.*)\\))?");
    private static final Pattern OPERATOR =
            Pattern.compile(
                    ".*(?:==|=|!=|<|>|<=|>=|\\bcontains|\\bmatches|\\bmemberOf|str\\[\\w+\\])");

    /** What a column is for. */
    public enum Role {
        /** The rule's name, and the reason that people read. */
        NAME,
        CONDITION,
        ACTION,
        /** Such as PRIORITY or NO-LOOP. */
        ATTRIBUTE
    }

    /**
     * One column.
     *
     * @param index in the sheet, counted from 0
     * @param role what it is for
     * @param header as written, such as {@code CONDITION}
     * @param pattern the fact that a condition is about, without three dots; empty for none
     * @param merged whether it has three dots, and so is one with its neighbours
     * @param template code that a cell's value goes into
     * @param label for people
     */
    public record Column(
            int index,
            Role role,
            String header,
            String pattern,
            boolean merged,
            String template,
            String label) {

        /** Name of the fact's type, such as {@code Scored}; empty when the pattern has none. */
        public String fact() {
            Matcher type = TYPE.matcher(pattern);
            return type.matches() ? type.group(2) : "";
        }

        /** Name that the fact is bound to, such as {@code $s}; empty for none. */
        public String binding() {
            Matcher type = TYPE.matcher(pattern);
            return type.matches() && type.group(1) != null ? type.group(1) : "";
        }

        /**
         * The code that a cell stands for; empty when it cannot be told, as with {@code forall}.
         *
         * @param value of the cell, not blank
         */
        Optional<String> code(String value) {
            String text = value.strip();
            if (template.contains("forall")) {
                return Optional.empty();
            }
            if (template.contains("$param")) {
                return Optional.of(template.replace("$param", text));
            }
            if (NUMBERED.matcher(template).find()) {
                String[] values = text.split("\\s*,\\s*", -1);
                return Optional.of(
                        NUMBERED.matcher(template)
                                .replaceAll(
                                        number ->
                                                Matcher.quoteReplacement(
                                                        part(values, number.group(1)))));
            }
            if (role == Role.ACTION || pattern.isEmpty()) {
                return Optional.of(template);
            }
            String quoted = text.startsWith("\"") && text.endsWith("\"") ? text : '"' + text + '"';
            return Optional.of(
                    OPERATOR.matcher(template).matches()
                            ? template + " " + quoted
                            : template + " == " + quoted);
        }

        /** How many values, with commas between, a cell must have; 1 for most. */
        int values() {
            int most = 1;
            Matcher number = NUMBERED.matcher(template);
            while (number.find()) {
                most = Math.max(most, Integer.parseInt(number.group(1)));
            }
            return most;
        }

        private static String part(String[] values, String number) {
            int at = Integer.parseInt(number) - 1;
            return at >= 0 && at < values.length ? values[at] : "";
        }
    }

    /**
     * One rule.
     *
     * @param index row in the sheet, counted from 0
     * @param cells texts, one a column
     * @param off whether it is switched off
     */
    public record Row(int index, List<String> cells, boolean off) {

        /** Its reason, without the {@code #} of a row that is switched off. */
        public String name() {
            return off ? cells.get(0).strip().substring(1).strip() : cells.get(0).strip();
        }
    }

    /**
     * The tables of a sheet from top to bottom; what is wrong with them a check tells.
     *
     * @param file name of the file
     */
    public static List<DecisionTable> all(String file, Grid grid) {
        return TableReader.read(file, grid, new Findings());
    }

    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Rows that judge. */
    public List<Row> active() {
        return rows.stream().filter(row -> !row.off()).toList();
    }

    /** Where a cell is; the column is counted among {@link #columns}. */
    public Place place(Row row, int column) {
        return place(row.index(), columns.get(column).index());
    }

    /** Where its title is. */
    public Place place() {
        return place(top, columns.isEmpty() ? 0 : columns.get(0).index());
    }

    /** Where a cell of the sheet is, row and column counted from 0. */
    Place place(int row, int column) {
        return Place.cell(file, sheet, Grid.name(row, column));
    }
}
