package forestall.ruleset;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rules ask for which parameter, as far as their text tells: also of a set that does not
 * compile.
 */
public final class ParameterUses {
    private static final Pattern ASKED = Pattern.compile("\\bparameter\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern RULE =
            Pattern.compile("^\\s*rule\\s+(?:\"([^\"]*)\"|([^\\s\"]+))", Pattern.MULTILINE);

    private final Map<String, List<Use>> uses = new TreeMap<>();

    /**
     * A rule that asks for a parameter.
     *
     * @param rule its name
     * @param place the cell that names the parameter, or its line
     */
    public record Use(String rule, Place place) {}

    private ParameterUses() {}

    /**
     * By name of the parameter, in the order of the files; a row that is switched off asks none.
     */
    public static Map<String, List<Use>> of(RuleSet set) {
        var all = new ParameterUses();
        for (RuleFile file : set.files()) {
            switch (file.kind()) {
                case CSV, XLSX -> all.tables(file);
                case DRL -> all.text(file);
                case DMN -> {} // decision models see facts alone
            }
        }
        return all.uses;
    }

    private void tables(RuleFile file) {
        for (Grid grid : Sheets.of(file).grids()) {
            for (DecisionTable table : DecisionTable.all(file.name(), grid)) {
                table.active().forEach(row -> row(table, row));
            }
        }
    }

    private void row(DecisionTable table, Row row) {
        for (int number = 0; number < table.columns().size(); number++) {
            Column column = table.columns().get(number);
            String cell = row.cells().get(number);
            boolean code =
                    column.role() == DecisionTable.Role.CONDITION
                            || column.role() == DecisionTable.Role.ACTION;
            if (code && !cell.isBlank()) {
                Matcher asked = ASKED.matcher(column.code(cell).orElse(""));
                while (asked.find()) {
                    add(asked.group(1), new Use(row.name(), table.place(row, number)));
                }
            }
        }
    }

    private void text(RuleFile file) {
        String text;
        try {
            text = file.text();
        } catch (IllegalArgumentException notUtf8) {
            return; // the check tells
        }
        Matcher rule = RULE.matcher(text);
        Matcher asked = ASKED.matcher(text);
        String name = "";
        int next = rule.find() ? rule.start() : text.length();
        while (asked.find()) {
            while (next < asked.start()) {
                name = rule.group(1) == null ? rule.group(2) : rule.group(1);
                next = rule.find() ? rule.start() : text.length();
            }
            int line = (int) text.substring(0, asked.start()).lines().count();
            add(asked.group(1), new Use(name, Place.line(file.name(), Math.max(1, line), 0)));
        }
    }

    private void add(String parameter, Use use) {
        List<Use> known = uses.computeIfAbsent(parameter, each -> new ArrayList<>());
        if (!known.contains(use)) {
            known.add(use);
        }
    }
}
