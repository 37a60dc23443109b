package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternSourceDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Walks the conditions of one rule. */
final class ConditionWalk {
    /** Types that a pattern may have when it takes from elsewhere than the facts. */
    private static final Set<String> RESULTS =
            Set.of("String", "Number", "Integer", "Long", "Double", "List", "Set", "Collection");

    private final Checked checked;
    private final PackageWalk annotations;
    private final OneSubject own;
    private int patterns;
    private int subjects;
    private int apart;
    private final List<Pairings.Side> sides = new ArrayList<>();
    private boolean tooMany;

    ConditionWalk(Checked checked) {
        this.checked = checked;
        this.annotations = new PackageWalk(checked, Set.of());
        this.own = new OneSubject(checked);
    }

    void walk(RuleDescr rule) {
        element(rule.getLhs(), Place.PAIRED);
        checked.pairings.add(checked, checked.offset(rule), sides);
        if (patterns > checked.limits.patterns()) {
            checked.refuse(
                    rule,
                    "too-many-patterns",
                    "the rule looks at %d facts at once; at most %d"
                            .formatted(patterns, checked.limits.patterns()),
                    "split the rule");
        }
        if (apart > 2) {
            checked.refuse(
                    rule,
                    "unjoined",
                    "the rule pairs %d facts that nothing relates".formatted(apart),
                    "relate them by a condition, such as component == $s.id");
        }
    }

    /** How what a pattern finds goes on to the rule. */
    private enum Place {
        /** Each with each of the others. */
        PAIRED,
        /** All together, as by accumulate. */
        GATHERED,
        /** Only whether there is one, as by not and exists. */
        ASKED
    }

    private void element(BaseDescr element, Place inner) {
        if (element instanceof PatternDescr pattern) {
            pattern(pattern, inner);
        } else if (element instanceof AndDescr all) {
            all(all.getDescrs(), inner);
        } else if (element instanceof OrDescr any) {
            either(any, inner);
        } else if (element instanceof NotDescr not) {
            all(not.getDescrs(), Place.ASKED);
        } else if (element instanceof ExistsDescr exists) {
            all(exists.getDescrs(), Place.ASKED);
        } else if (element instanceof ForallDescr forall) {
            all(forall.getDescrs(), Place.ASKED);
        } else if (element instanceof AccumulateDescr accumulate) {
            accumulated(accumulate);
        } else if (element instanceof NamedConsequenceDescr named) {
            checked.name(named, named.getName(), "name of the consequence");
        } else if (element instanceof ConditionalBranchDescr branch) {
            branch(branch);
        } else {
            checked.refuse(
                    element,
                    "construct",
                    "rules may not use " + word(element),
                    "write the condition within the brackets of a fact");
        }
    }

    private static String word(BaseDescr element) {
        String name = element.getClass().getSimpleName();
        return name.replaceFirst("Descr$", "").toLowerCase(java.util.Locale.ROOT);
    }

    private void all(List<?> elements, Place inner) {
        for (Object each : elements) {
            element((BaseDescr) each, inner);
        }
    }

    /** One of them is looked at, so only the one that pairs the most counts. */
    private void either(OrDescr any, Place inner) {
        int before = apart;
        int most = apart;
        for (BaseDescr each : any.getDescrs()) {
            apart = before;
            element(each, inner);
            most = Math.max(most, apart);
        }
        apart = most;
    }

    private void branch(ConditionalBranchDescr branch) {
        for (ConditionalBranchDescr each = branch; each != null; each = each.getElseBranch()) {
            if (each.getCondition() != null && each.getCondition().getContent() != null) {
                checked.code(
                        branch,
                        Fragment.Kind.CONDITION,
                        String.valueOf(each.getCondition().getContent()));
            }
            checked.name(branch, each.getConsequence().getName(), "name of the consequence");
        }
    }

    private void pattern(PatternDescr pattern, Place inner) {
        patterns++;
        annotations.annotations(pattern);
        Class<?> type = type(pattern);
        own.pattern(pattern, type, inner == Place.PAIRED);
        if (pattern.isQuery() || pattern.isUnification() || !pattern.getBehaviors().isEmpty()) {
            checked.refuse(
                    pattern,
                    "construct",
                    "rules may not use queries, := or windows",
                    "use a plain condition");
        }
        Set<String> before = Set.copyOf(checked.bound);
        checked.bind(pattern, pattern.getIdentifier());
        boolean joined = pattern.getSource() != null || pattern.getObjectType().equals("Object");
        for (BaseDescr each : pattern.getDescrs()) {
            if (each instanceof ExprConstraintDescr condition
                    && condition.getType() == ExprConstraintDescr.Type.NAMED) {
                checked.code(condition, Fragment.Kind.CONDITION, condition.getExpression());
                joined |= labels(checked.offset(condition), condition.getExpression(), before);
            } else {
                checked.refuse(
                        each, "construct", "a condition has no field name", "write field == value");
            }
        }
        if (!joined && inner == Place.PAIRED) {
            apart++;
        }
        if (type != null && inner != Place.ASKED) {
            sides.add(new Pairings.Side(type, joined));
        }
        if (pattern.getSource() != null) {
            source(pattern, pattern.getSource());
        }
    }

    /** Of a fact; null when it is none. */
    private Class<?> type(PatternDescr pattern) {
        String name = String.valueOf(pattern.getObjectType());
        Class<?> type = checked.vocabulary.type(name);
        boolean fact = type != null && checked.vocabulary.isFact(type);
        boolean result =
                pattern.getSource() != null
                        && (RESULTS.contains(name)
                                || (name.equals("Object")
                                        && pattern.getSource() instanceof AccumulateDescr));
        if (!fact && !result) {
            checked.refuse(
                    pattern,
                    "unknown-fact",
                    "there is no fact named '%s'".formatted(Checked.shortened(name)),
                    "facts are: "
                            + checked.vocabulary.facts().stream()
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList());
        } else if (fact && checked.vocabulary.isSubject(type)) {
            subjects++;
            if (subjects > 1 && !tooMany) {
                tooMany = true;
                checked.refuse(
                        pattern,
                        "one-component",
                        "the rule looks at more than one component",
                        "components are judged one by one: a rule may name one %s"
                                .formatted(type.getSimpleName()));
            }
        }
        return fact ? type : null;
    }

    /** Learns the labels in a condition; true when it refers to one from before. */
    private boolean labels(int offset, String condition, Set<String> before) {
        boolean joined = false;
        List<Word> words = Words.of(condition);
        for (int at = 0; at < words.size(); at++) {
            Word word = words.get(at);
            boolean labels = at + 1 < words.size() && words.get(at + 1).is(":");
            boolean choice = words.stream().anyMatch(each -> each.is("?"));
            if (word.isName() && labels && !choice) {
                checked.bind(offset + word.start(), word.text());
                if (before.contains(word.text())) {
                    own.rebound(word.text());
                }
            }
            joined |= word.isName() && before.contains(word.text());
        }
        return joined;
    }

    private void source(PatternDescr pattern, PatternSourceDescr source) {
        if (source instanceof AccumulateDescr accumulate) {
            accumulated(accumulate);
        } else if (source instanceof CollectDescr collect) {
            if (pattern.getIdentifier() != null) {
                checked.collections.add(pattern.getIdentifier());
            }
            element(collect.getInputPattern(), Place.GATHERED);
        } else if (source instanceof FromDescr from) {
            Gathering.from(checked, from);
        } else {
            checked.refuse(
                    pattern,
                    "construct",
                    "rules may not use " + word(source),
                    "facts come from one place only");
        }
    }

    private void accumulated(AccumulateDescr accumulate) {
        Gathering.accumulate(checked, accumulate);
        element(accumulate.getInput(), Place.GATHERED);
    }
}
