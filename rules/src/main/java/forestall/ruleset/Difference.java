package forestall.ruleset;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import forestall.ruleset.TableDifference.TableChange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What has changed from one rule set to another.
 *
 * @param files in order of name; those that are the same are left out
 * @param zone time zone before and after, when it changed
 * @param parameters in order of name; those that are the same are left out
 * @param scenarios those of before in their order, then new ones; those that are the same are left
 *     out
 */
public record Difference(
        List<FileChange> files,
        Optional<Change<ZoneId>> zone,
        List<ParameterChange> parameters,
        List<ScenarioChange> scenarios) {

    /** When more lines than these lie between the first change and the last, all are replaced. */
    static final int MOST_LINES = 5000;

    /** How something has changed. */
    public enum How {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A value before and after. */
    public record Change<T>(T before, T after) {}

    /**
     * One file.
     *
     * @param tables what changed in its tables; for a text empty
     * @param lines what changed in its lines; for tables only when they cannot be read as such.
     *     When more than {@link #MOST_LINES} lie between the first change and the last, these are
     *     one change: replaced as a whole
     */
    public record FileChange(
            String name, How how, List<TableChange> tables, List<LineChange> lines) {}

    /**
     * Lines in place of others.
     *
     * @param lineBefore first of the lines that were, counted from 1
     * @param lineAfter first of the lines that are
     * @param before lines that were; none when lines were added
     * @param after lines that are; none when lines were removed
     */
    public record LineChange(
            int lineBefore, int lineAfter, List<String> before, List<String> after) {}

    /** One parameter; empty where it is not there. */
    public record ParameterChange(String name, Optional<Double> before, Optional<Double> after) {}

    /** One scenario, by name; empty where it is not there. */
    public record ScenarioChange(
            String name, Optional<Scenario> before, Optional<Scenario> after) {}

    public boolean isEmpty() {
        return files.isEmpty() && zone.isEmpty() && parameters.isEmpty() && scenarios.isEmpty();
    }

    public static Difference between(RuleSet before, RuleSet after) {
        return new Difference(
                files(before, after),
                before.parameters().zone().equals(after.parameters().zone())
                        ? Optional.empty()
                        : Optional.of(
                                new Change<>(
                                        before.parameters().zone(), after.parameters().zone())),
                parameters(before, after),
                scenarios(before, after));
    }

    private static List<FileChange> files(RuleSet before, RuleSet after) {
        var names = new TreeSet<String>();
        before.files().forEach(each -> names.add(each.name()));
        after.files().forEach(each -> names.add(each.name()));
        List<FileChange> changes = new ArrayList<>();
        for (String name : names) {
            Optional<RuleFile> old = before.file(name).or(() -> otherForm(name, before, after));
            Optional<RuleFile> fresh = after.file(name);
            if (fresh.isEmpty() && otherForm(name, after, before).isPresent()) {
                continue; // told under its name now
            }
            if (old.isEmpty()) {
                changes.add(new FileChange(name, How.ADDED, List.of(), List.of()));
            } else if (fresh.isEmpty()) {
                changes.add(new FileChange(name, How.REMOVED, List.of(), List.of()));
            } else if (!old.equals(fresh)) {
                changes.add(changed(old.get(), fresh.get()));
            }
        }
        return changes;
    }

    /** A table that is CSV in one set and a workbook in the other is the same table. */
    private static Optional<RuleFile> otherForm(String name, RuleSet in, RuleSet notIn) {
        String other =
                name.endsWith(".csv")
                        ? name.replaceFirst("\\.csv$", ".xlsx")
                        : name.replaceFirst("\\.xlsx$", ".csv");
        return other.equals(name) || notIn.file(other).isPresent()
                ? Optional.empty()
                : in.file(other);
    }

    private static FileChange changed(RuleFile before, RuleFile after) {
        boolean text = before.kind() == RuleFile.Kind.DRL || before.kind() == RuleFile.Kind.DMN;
        if (!text) {
            Sheets old = Sheets.of(before);
            Sheets fresh = Sheets.of(after);
            if (!old.grids().isEmpty() && !fresh.grids().isEmpty()) {
                return new FileChange(
                        after.name(),
                        How.CHANGED,
                        TableDifference.between(after.name(), old.grids(), fresh.grids()),
                        List.of());
            }
        }
        return new FileChange(
                after.name(), How.CHANGED, List.of(), lines(lines(before), lines(after)));
    }

    private static List<String> lines(RuleFile file) {
        try {
            return file.text().lines().toList();
        } catch (IllegalArgumentException binary) {
            return List.of();
        }
    }

    /** Lines at the beginning and at the end that are the same cost nothing. */
    private static List<LineChange> lines(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail)
                        .equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = before.subList(head, before.size() - tail);
        List<String> fresh = after.subList(head, after.size() - tail);
        if (Math.max(old.size(), fresh.size()) > MOST_LINES) {
            return List.of(
                    new LineChange(head + 1, head + 1, List.copyOf(old), List.copyOf(fresh)));
        }
        List<LineChange> changes = new ArrayList<>();
        var myers = new MeyersDiffWithLinearSpace<String>();
        for (AbstractDelta<String> each : DiffUtils.diff(old, fresh, myers).getDeltas()) {
            add(
                    changes,
                    new LineChange(
                            head + each.getSource().getPosition() + 1,
                            head + each.getTarget().getPosition() + 1,
                            List.copyOf(each.getSource().getLines()),
                            List.copyOf(each.getTarget().getLines())));
        }
        return changes;
    }

    /** Lines that came and lines that went at the same place are one change. */
    private static void add(List<LineChange> changes, LineChange next) {
        LineChange last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        if (last == null
                || last.lineBefore() + last.before().size() != next.lineBefore()
                || last.lineAfter() + last.after().size() != next.lineAfter()) {
            changes.add(next);
            return;
        }
        List<String> before = new ArrayList<>(last.before());
        before.addAll(next.before());
        List<String> after = new ArrayList<>(last.after());
        after.addAll(next.after());
        changes.set(
                changes.size() - 1,
                new LineChange(
                        last.lineBefore(),
                        last.lineAfter(),
                        List.copyOf(before),
                        List.copyOf(after)));
    }

    private static List<ParameterChange> parameters(RuleSet before, RuleSet after) {
        Map<String, Double> old = before.parameters().values();
        Map<String, Double> fresh = after.parameters().values();
        var names = new TreeSet<String>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .map(
                        name ->
                                new ParameterChange(
                                        name,
                                        Optional.ofNullable(old.get(name)),
                                        Optional.ofNullable(fresh.get(name))))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static List<ScenarioChange> scenarios(RuleSet before, RuleSet after) {
        Map<String, Scenario> old = byName(before);
        Map<String, Scenario> fresh = byName(after);
        var names = new java.util.LinkedHashSet<String>(old.keySet());
        names.addAll(fresh.keySet());
        return names.stream()
                .map(
                        name ->
                                new ScenarioChange(
                                        name,
                                        Optional.ofNullable(old.get(name)),
                                        Optional.ofNullable(fresh.get(name))))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static Map<String, Scenario> byName(RuleSet set) {
        Map<String, Scenario> all = new LinkedHashMap<>();
        set.scenarios().forEach(each -> all.put(each.name(), each));
        return all;
    }
}
