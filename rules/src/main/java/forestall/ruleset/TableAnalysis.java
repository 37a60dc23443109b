package forestall.ruleset;

import forestall.risk.Parameters;
import forestall.ruleset.TableRule.CellCondition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tables as sets: which values match no row, or two; which row can never fire, or is within
 * another. What it does not understand never leads to a finding.
 */
public final class TableAnalysis {
    private final List<DecisionTable> tables;
    private final Parameters parameters;
    private final Findings findings = new Findings();

    private TableAnalysis(List<DecisionTable> tables, Parameters parameters) {
        this.tables = tables;
        this.parameters = parameters;
    }

    /**
     * @param tables of all files of a set
     * @param others what rules outside of tables conclude, such as {@code TierChoice}: where there
     *     are any, a gap is not one for certain
     * @return what to say of them, in order of place
     */
    public static List<Finding> of(
            List<DecisionTable> tables, Parameters parameters, List<String> others) {
        var analysis = new TableAnalysis(tables, parameters);
        analysis.check(others);
        return analysis.findings.ordered();
    }

    private void check(List<String> others) {
        Map<DecisionTable, List<TableRule>> rules = new LinkedHashMap<>();
        for (DecisionTable table : tables) {
            rules.put(table, TableRule.of(table, parameters, findings));
        }
        rules.values().forEach(each -> each.forEach(this::alone));
        for (String type : Conclusion.EXCLUSIVE) {
            List<TableRule> all = new ArrayList<>();
            rules.values()
                    .forEach(
                            each ->
                                    each.stream()
                                            .filter(rule -> rule.conclusion().makes(type))
                                            .forEach(all::add));
            if (!all.isEmpty()) {
                new ExactlyOne(type, all, findings).check(!others.contains(type));
            }
        }
        for (List<TableRule> each : rules.values()) {
            boolean exclusive =
                    each.stream()
                            .anyMatch(
                                    rule ->
                                            Conclusion.EXCLUSIVE.stream()
                                                    .anyMatch(rule.conclusion()::makes));
            if (!exclusive) {
                new Additive(each, findings).check();
            }
        }
    }

    /** What can be said of a row by itself. */
    private void alone(TableRule rule) {
        var space = new Space(List.of(rule.box()));
        List<Integer> empty = space.emptySides(0);
        for (int number : empty) {
            Dimension dimension = space.dimensions().get(number).dimension();
            findings.error(
                    rule.placeOf(dimension.key()),
                    "row-never-fires",
                    "The row \"%s\" can never fire: no %s is as it asks."
                            .formatted(rule.name(), dimension.words()),
                    bounds(dimension));
        }
        if (rule.cells().stream()
                .anyMatch(
                        each ->
                                each.condition() instanceof Condition.Truth truth
                                        && !truth.value())) {
            findings.error(
                    rule.place(),
                    "row-never-fires",
                    "The row \"%s\" can never fire.".formatted(rule.name()),
                    "Mend the condition that is always false.");
        } else if (empty.isEmpty()) {
            if (!rule.cells().isEmpty() && space.isEverything(0)) {
                findings.note(
                        rule.place(),
                        "row-always-fires",
                        "The row \"%s\" fires for every component.".formatted(rule.name()),
                        "If that is what you mean, nothing is to be done.");
            }
            rule.cells().forEach(each -> beyond(rule, each));
        }
    }

    /** A bound that no value reaches, such as a score from −1, is most likely a slip. */
    private void beyond(TableRule rule, CellCondition cell) {
        cell.condition()
                .visit(
                        each -> {
                            Dimension dimension = each.dimension();
                            if (each.value() instanceof Double bound
                                    && (bound < dimension.least()
                                            || bound > dimension.greatest())) {
                                findings.warning(
                                        rule.table().place(rule.row(), cell.column()),
                                        "value-out-of-range",
                                        "%s is compared with %s, which it never reaches."
                                                .formatted(
                                                        capital(dimension.words()),
                                                        Values.words(bound)),
                                        bounds(dimension));
                            }
                        });
    }

    private static String bounds(Dimension dimension) {
        if (!dimension.isNumber() || Double.isInfinite(dimension.least())) {
            return "Look at the cells of this row together: a lower bound must be below the upper"
                    + " one.";
        }
        return Double.isInfinite(dimension.greatest())
                ? "%s is %s or more; a lower bound must be below the upper one."
                        .formatted(capital(dimension.words()), Values.words(dimension.least()))
                : "%s goes from %s to %s; a lower bound must be below the upper one."
                        .formatted(
                                capital(dimension.words()),
                                Values.words(dimension.least()),
                                Values.words(dimension.greatest()));
    }

    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
