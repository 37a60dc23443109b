package forestall.sandbox;

import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.GroupByDescr;

/** Checks what a rule gathers: sums and the like of facts, and the parts of a fact. */
final class Gathering {
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "count",
                    "sum",
                    "average",
                    "min",
                    "max",
                    "collectList",
                    "collectSet",
                    "variance",
                    "standardDeviation");

    private Gathering() {}

    static void from(Checked checked, FromDescr from) {
        String text = String.valueOf(from.getDataSource().getText());
        if (!text.strip().matches("\\$?\\w{1,60}(\\s*\\.\\s*\\w{1,60}){0,4}")) {
            checked.refuse(
                    from,
                    "from",
                    "'from' takes from something that is computed",
                    "name a field of a fact, such as: from $s.tags");
        }
        checked.code(from, Fragment.Kind.VALUE, text);
    }

    static void accumulate(Checked checked, AccumulateDescr accumulate) {
        boolean custom =
                accumulate.getInitCode() != null
                        || accumulate.getActionCode() != null
                        || accumulate.getReverseCode() != null
                        || accumulate.getResultCode() != null;
        if (custom || accumulate.getFunctions().isEmpty()) {
            checked.refuse(
                    accumulate,
                    "accumulate-code",
                    "accumulate may not have code of its own",
                    "use one of " + FUNCTIONS.stream().sorted().toList());
        }
        Set<String> many = Set.copyOf(checked.collections);
        for (var each : accumulate.getFunctions()) {
            if (!FUNCTIONS.contains(each.getFunction()) || each.isUnification()) {
                checked.refuse(
                        accumulate,
                        "accumulate-function",
                        "there is no function '%s' to accumulate with"
                                .formatted(Checked.shortened(each.getFunction())),
                        "use one of " + FUNCTIONS.stream().sorted().toList());
            }
            checked.bind(accumulate, each.getBind());
            if (each.getFunction().startsWith("collect") && each.getBind() != null) {
                checked.collections.add(each.getBind());
            }
            for (String value : each.getParams()) {
                checked.code(accumulate, Fragment.Kind.VALUE, value);
                if (Words.of(value).stream().anyMatch(word -> many.contains(word.text()))) {
                    checked.refuse(
                            accumulate,
                            "nested-collection",
                            "a collection of collections",
                            "collect facts only");
                }
            }
        }
        if (accumulate instanceof GroupByDescr group) {
            checked.bind(group, group.getGroupingKey());
            checked.code(group, Fragment.Kind.VALUE, group.getGroupingFunction());
        }
    }
}
