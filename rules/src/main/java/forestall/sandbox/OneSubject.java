package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * Sees to it that a rule looks at what was concluded of its own subject only: several are judged
 * together, and none may depend on which others there are.
 */
final class OneSubject {
    private final Checked checked;
    private final Vocabulary.Owned owned;
    private final Set<String> subjects = new TreeSet<>();
    private final Set<String> identities = new TreeSet<>();

    OneSubject(Checked checked) {
        this.checked = checked;
        this.owned = checked.vocabulary.owned();
    }

    /**
     * @param type of the fact; null when it is none
     * @param each whether the rule looks at each such fact by itself, not whether there is one, nor
     *     at all together
     */
    void pattern(PatternDescr pattern, Class<?> type, boolean each) {
        rebound(pattern.getIdentifier());
        if (type == null || owned.facts().isEmpty()) {
            return;
        }
        if (checked.vocabulary.isSubject(type)) {
            subject(pattern, type, each);
        } else if (owned.facts().contains(type) && !isOfSubject(pattern)) {
            checked.refuse(
                    pattern,
                    "other-components",
                    "the rule looks at every %s, also those of other components"
                            .formatted(type.getSimpleName()),
                    "begin with the component, $s : Subject(), and write %s == $s.%s in the brackets"
                            .formatted(owned.owner(), owned.identity()));
        }
    }

    private void subject(PatternDescr pattern, Class<?> type, boolean each) {
        if (!each) {
            checked.refuse(
                    pattern,
                    "other-components",
                    "the rule asks about every %s, not about one".formatted(type.getSimpleName()),
                    "components are judged one by one: write $s : %s( … )"
                            .formatted(type.getSimpleName()));
            return;
        }
        if (pattern.getIdentifier() != null) {
            subjects.add(pattern.getIdentifier());
        }
        for (List<String> words : conditions(pattern)) {
            if (words.size() == 3
                    && words.get(1).equals(":")
                    && words.get(2).equals(owned.identity())) {
                identities.add(words.get(0));
            }
        }
    }

    /** A label that names something else from here on. */
    void rebound(String label) {
        if (label != null) {
            subjects.remove(label);
            identities.remove(label);
        }
    }

    private boolean isOfSubject(PatternDescr pattern) {
        return conditions(pattern).stream().flatMap(each -> all(each).stream()).anyMatch(this::own);
    }

    private boolean own(List<String> condition) {
        int equal = condition.indexOf("==");
        if (equal < 0) {
            return false;
        }
        List<String> left = condition.subList(0, equal);
        List<String> right = condition.subList(equal + 1, condition.size());
        List<String> owner = List.of(owned.owner());
        return (left.equals(owner) && names(right)) || (right.equals(owner) && names(left));
    }

    private boolean names(List<String> words) {
        return words.size() == 1
                ? identities.contains(words.get(0))
                : words.size() == 3
                        && subjects.contains(words.get(0))
                        && words.get(1).equals(".")
                        && words.get(2).equals(owned.identity());
    }

    /** Conditions that must all hold; a condition with brackets or a choice stays whole. */
    private static List<List<String>> all(List<String> words) {
        if (words.stream().anyMatch(Set.of("(", "||", "?", "!")::contains)) {
            return List.of(words);
        }
        List<List<String>> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= words.size(); at++) {
            if (at == words.size() || words.get(at).equals("&&")) {
                parts.add(words.subList(from, at));
                from = at + 1;
            }
        }
        return parts;
    }

    /** The words of each condition; a call without arguments counts as the field. */
    private List<List<String>> conditions(PatternDescr pattern) {
        List<List<String>> all = new ArrayList<>();
        for (BaseDescr each : pattern.getDescrs()) {
            if (each instanceof ExprConstraintDescr condition) {
                List<String> words = new ArrayList<>();
                Words.of(condition.getExpression()).forEach(word -> words.add(word.text()));
                for (int at = words.size() - 3; at >= 0; at--) {
                    if (words.get(at).equals(owned.identity())
                            && words.get(at + 1).equals("(")
                            && words.get(at + 2).equals(")")) {
                        words.subList(at + 1, at + 3).clear();
                    }
                }
                all.add(words);
            }
        }
        return all;
    }
}
