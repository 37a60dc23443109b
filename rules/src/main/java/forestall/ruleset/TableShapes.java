package forestall.ruleset;

import forestall.risk.Parameters;
import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.DecisionTable.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows of a table as shapes of rules. */
final class TableShapes {

    private TableShapes() {}

    static List<RuleShape> of(DecisionTable table, Parameters parameters) {
        Map<String, String> matches = new TreeMap<>();
        boolean onceOnly = false;
        for (Column column : table.columns()) {
            if (column.role() == Role.CONDITION && !column.fact().isEmpty()) {
                matches.put(
                        column.binding().isEmpty() ? column.fact() : column.binding(),
                        column.fact());
            }
            onceOnly |=
                    Set.of("NO-LOOP", "U", "LOCK-ON-ACTIVE", "L")
                            .contains(column.header().toUpperCase(java.util.Locale.ROOT));
        }
        List<RuleShape> shapes = new ArrayList<>();
        for (TableRule rule : TableRule.of(table, parameters, new Findings())) {
            Set<String> makes = new TreeSet<>();
            rule.conclusion().made().forEach(each -> makes.add(each.type()));
            shapes.add(
                    new RuleShape(
                            rule.name(),
                            rule.place(),
                            matches,
                            makes,
                            rule.conclusion().changed(),
                            onceOnly));
        }
        return shapes;
    }
}
