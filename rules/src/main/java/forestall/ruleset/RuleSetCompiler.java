package forestall.ruleset;

import forestall.risk.Models;
import forestall.risk.RiskRules;
import forestall.risk.RuleText;
import forestall.ruleset.DecisionTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns a rule set into what the compiler reads. */
public final class RuleSetCompiler {
    /** Reason of a row that judges nothing; what Drools makes of it is left out. */
    private static final String OFF = "#";

    private RuleSetCompiler() {}

    /**
     * @throws IllegalArgumentException when a file cannot be read or a rule does not compile,
     *     naming where
     */
    public static RiskRules compile(RuleSet set) {
        return compile(set, files -> Models.NONE);
    }

    /**
     * @param models what evaluates decision models; asked only when there are any
     * @throws IllegalArgumentException when a file cannot be read, or a rule or model does not
     *     compile, naming where
     */
    public static RiskRules compile(RuleSet set, Function<List<RuleFile>, Models> models) {
        RiskRules rules = RiskRules.compile(texts(set), set.parameters());
        List<RuleFile> decisions = models(set);
        return decisions.isEmpty() ? rules : rules.with(models.apply(decisions));
    }

    /** The decision models of a set. */
    public static List<RuleFile> models(RuleSet set) {
        return set.files().stream().filter(each -> each.kind() == RuleFile.Kind.DMN).toList();
    }

    /**
     * The texts of a rule set, in order of file and sheet: a DRL file as it is, a sheet as a table
     * with each row where it was, and nothing in the rows that are switched off.
     *
     * @throws IllegalArgumentException when a file cannot be read, naming where
     */
    public static List<RuleText> texts(RuleSet set) {
        List<RuleText> texts = new ArrayList<>();
        for (RuleFile file : set.files()) {
            switch (file.kind()) {
                case DRL -> texts.add(new RuleText(file.name(), file.text()));
                case CSV, XLSX -> texts.addAll(tables(file));
                case DMN -> {} // judges beside the rules
            }
        }
        return texts;
    }

    private static List<RuleText> tables(RuleFile file) {
        Sheets sheets = Sheets.of(file);
        sheets.findings().stream()
                .filter(each -> each.severity() == Finding.Severity.ERROR)
                .findFirst()
                .ifPresent(
                        error -> {
                            throw new IllegalArgumentException(
                                    "%s: %s".formatted(error.place(), error.message()));
                        });
        List<RuleText> texts = new ArrayList<>();
        int number = 0;
        for (Grid grid : sheets.grids()) {
            number++;
            List<DecisionTable> tables = TableReader.read(file.name(), grid, new Findings());
            if (tables.isEmpty()) {
                continue;
            }
            String name = file.kind() == RuleFile.Kind.CSV ? file.name() : sheetName(file, number);
            texts.add(new RuleText(name, drools(grid, tables), file.name(), grid.sheet()));
        }
        return texts;
    }

    private static String sheetName(RuleFile file, int number) {
        return "%s.sheet%d.csv".formatted(file.name(), number);
    }

    /**
     * As Drools reads it: one line a row; nothing behind the last rule; a row that is off, or blank
     * between two rules, holds a reason alone, because Drools ends a table at the first blank row.
     */
    static String drools(Grid grid, List<DecisionTable> tables) {
        Map<Integer, DecisionTable> tableOf = new HashMap<>();
        Map<Integer, Row> ruleOf = new HashMap<>();
        Map<Integer, Integer> lastOf = new HashMap<>();
        for (int number = 0; number < tables.size(); number++) {
            DecisionTable table = tables.get(number);
            int end = number + 1 < tables.size() ? tables.get(number + 1).top() : grid.height();
            int last = table.active().stream().mapToInt(Row::index).max().orElse(-1);
            for (int row = table.top() + DecisionTable.HEADER; row < end; row++) {
                tableOf.put(row, table);
                lastOf.put(row, last);
            }
            table.active().forEach(row -> ruleOf.put(row.index(), row));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < grid.width(); column++) {
                DecisionTable table = tableOf.get(row);
                if (table == null) {
                    cells.add(line(grid.cell(row, column)));
                } else if (ruleOf.containsKey(row)) {
                    cells.add(value(grid.cell(row, column)));
                } else {
                    boolean reason = column == table.columns().get(0).index();
                    cells.add(reason && row < lastOf.get(row) ? OFF : "");
                }
            }
            rows.add(cells);
        }
        return CsvFile.write(new Grid(grid.sheet(), rows));
    }

    private static String line(String cell) {
        return cell.replaceAll("[\\r\\n]+", " ");
    }

    /**
     * Three dots at the end of a value mean to Drools that cells are merged; before a space not.
     */
    private static String value(String cell) {
        String line = line(cell);
        return line.endsWith("...") ? line + " " : line;
    }
}
