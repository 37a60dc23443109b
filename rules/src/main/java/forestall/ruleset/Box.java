package forestall.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a rule fires: for each dimension the conditions on it. A condition that is not understood,
 * or is about two dimensions at once, makes the box vague: the rule fires in some part of it.
 *
 * @param conditions by the key of the dimension
 * @param dimensions by key, in the order in which they are first asked about
 * @param vague whether there are other conditions
 */
record Box(
        Map<String, List<Condition>> conditions, Map<String, Dimension> dimensions, boolean vague) {

    static Box of(List<Condition> all) {
        Map<String, List<Condition>> conditions = new LinkedHashMap<>();
        Map<String, Dimension> dimensions = new LinkedHashMap<>();
        boolean vague = false;
        for (Condition condition : all) {
            for (Condition part : condition.conjuncts()) {
                part.visit(
                        each -> dimensions.putIfAbsent(each.dimension().key(), each.dimension()));
                if (part.about().size() == 1 && part.isClear()) {
                    conditions
                            .computeIfAbsent(
                                    part.about().iterator().next(), key -> new ArrayList<>())
                            .add(part);
                } else if (!(part instanceof Condition.Truth truth && truth.value())) {
                    vague = true;
                }
            }
        }
        return new Box(conditions, dimensions, vague);
    }

    List<Condition> on(Dimension dimension) {
        return conditions.getOrDefault(dimension.key(), List.of());
    }
}
