package forestall.ruleset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that make themselves, or each other, fire again. */
final class Loops {
    private final List<RuleShape> rules;
    private final Findings findings;

    Loops(List<RuleShape> rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void check() {
        Set<String> told = new HashSet<>();
        for (RuleShape rule : rules) {
            if (rule.onceOnly()) {
                continue;
            }
            if (rule.changesWhatItMatches()) {
                told.add(rule.name());
                findings.error(
                        rule.place(),
                        "rule-loops",
                        "\"%s\" updates what it matches, and so fires without end."
                                .formatted(rule.name()),
                        "Insert a conclusion instead, or mark the rule no-loop.");
            } else if (rule.makesWhatItMatches()) {
                told.add(rule.name());
                findings.warning(
                        rule.place(),
                        "rule-may-loop",
                        "\"%s\" creates what it matches, and may fire without end."
                                .formatted(rule.name()),
                        "Conclude another kind of fact, or mark the rule no-loop.");
            }
        }
        circles(told);
    }

    private void circles(Set<String> told) {
        List<RuleShape> feeding =
                rules.stream()
                        .filter(each -> !told.contains(each.name()))
                        .filter(each -> rules.stream().anyMatch(each::feeds))
                        .toList();
        Set<String> seen = new HashSet<>();
        for (RuleShape start : feeding) {
            List<String> circle = circle(start, feeding);
            if (circle.size() > 1
                    && seen.add(String.join("\n", circle.stream().sorted().toList()))) {
                findings.warning(
                        start.place(),
                        "rules-may-loop",
                        "\"%s\" make each other fire, and may do so without end."
                                .formatted(String.join("\", \"", circle)),
                        "Let one of them conclude a kind of fact that the others do not match.");
            }
        }
    }

    /**
     * The shortest way from a rule back to itself, without the return; empty when there is none.
     */
    private static List<String> circle(RuleShape start, List<RuleShape> rules) {
        Map<RuleShape, RuleShape> from = new HashMap<>();
        Deque<RuleShape> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            RuleShape rule = next.poll();
            for (RuleShape other : rules) {
                if (!rule.feeds(other)) {
                    continue;
                }
                if (other.equals(start)) {
                    return way(from, start, rule);
                }
                if (!from.containsKey(other)) {
                    from.put(other, rule);
                    next.add(other);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(
            Map<RuleShape, RuleShape> from, RuleShape start, RuleShape last) {
        List<String> names = new ArrayList<>();
        for (RuleShape each = last; !each.equals(start); each = from.get(each)) {
            names.add(0, each.name());
        }
        names.add(0, start.name());
        return names;
    }
}
