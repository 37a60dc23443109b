package forestall.screen;

import forestall.ruleset.Difference;
import forestall.ruleset.Difference.FileChange;
import forestall.ruleset.Difference.How;
import forestall.ruleset.Difference.LineChange;
import forestall.ruleset.Difference.ScenarioChange;
import forestall.ruleset.Grid;
import forestall.ruleset.Scenario;
import forestall.ruleset.ScenarioTable;
import forestall.ruleset.TableDifference.CellChange;
import forestall.ruleset.TableDifference.RowChange;
import forestall.ruleset.TableDifference.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A difference to look at.
 *
 * @param summary in words
 * @param files those that changed
 * @param settings parameters and time zone that changed
 * @param scenarios those that changed
 */
public record DifferenceView(
        String summary, List<FileView> files, List<CellView> settings, List<RowView> scenarios) {

    /** One file: its tables, or its lines. */
    public record FileView(
            String name, String how, String link, List<TableView> tables, List<LineView> lines) {}

    /** One table: what changed above its rules, and its rules. */
    public record TableView(String title, List<CellView> cells, List<RowView> rows) {}

    /**
     * One rule or scenario.
     *
     * @param how it changed, in words
     * @param sign {@code +}, {@code −}, or {@code ~}
     * @param name reason, or name of the scenario
     * @param where row and what became of it
     * @param link address of the editor there; empty when it is gone
     */
    public record RowView(
            String how, String sign, String name, String where, String link, List<CellView> cells) {

        public String getTone() {
            return tone(sign);
        }
    }

    /** One value; empty where it is not there. */
    public record CellView(String label, String cell, String before, String after) {}

    /**
     * One line of text.
     *
     * @param sign {@code +} or {@code −}
     * @param number of the line, in the text that has it
     */
    public record LineView(String sign, int number, String text) {

        public String getTone() {
            return tone(sign);
        }
    }

    private static String tone(String sign) {
        return sign.equals("+") ? "added" : sign.equals("−") ? "removed" : "changed";
    }

    public boolean isEmpty() {
        return files.isEmpty() && settings.isEmpty() && scenarios.isEmpty();
    }

    static DifferenceView of(Difference difference, int version) {
        List<CellView> settings = new ArrayList<>();
        difference
                .zone()
                .ifPresent(
                        each ->
                                settings.add(
                                        new CellView(
                                                "time zone",
                                                "",
                                                each.before().toString(),
                                                each.after().toString())));
        difference
                .parameters()
                .forEach(
                        each ->
                                settings.add(
                                        new CellView(
                                                each.name(),
                                                "",
                                                number(each.before()),
                                                number(each.after()))));
        return new DifferenceView(
                summary(difference),
                difference.files().stream().map(each -> file(each, version)).toList(),
                settings,
                difference.scenarios().stream().map(each -> scenario(each, version)).toList());
    }

    private static String number(Optional<Double> value) {
        return value.map(
                        each ->
                                each == Math.rint(each) && Math.abs(each) < 1e15
                                        ? String.format(Locale.ROOT, "%.0f", each)
                                        : String.valueOf(each))
                .orElse("");
    }

    private static String summary(Difference difference) {
        if (difference.isEmpty()) {
            return "Nothing changes";
        }
        List<String> parts = new ArrayList<>();
        int rules = 0;
        int lines = 0;
        for (FileChange file : difference.files()) {
            rules += file.tables().stream().mapToInt(each -> each.rows().size()).sum();
            lines +=
                    file.lines().stream()
                            .mapToInt(each -> Math.max(each.before().size(), each.after().size()))
                            .sum();
        }
        part(parts, difference.files().size(), "file");
        part(parts, rules, "row");
        part(parts, lines, "line");
        part(
                parts,
                difference.parameters().size() + difference.zone().map(each -> 1).orElse(0),
                "parameter");
        part(parts, difference.scenarios().size(), "scenario");
        return String.join(", ", parts);
    }

    private static void part(List<String> into, int count, String what) {
        if (count > 0) {
            into.add(Figures.count(count, what));
        }
    }

    private static FileView file(FileChange change, int version) {
        boolean gone = change.how() == How.REMOVED;
        List<LineView> lines = new ArrayList<>();
        for (LineChange each : change.lines()) {
            for (int at = 0; at < each.before().size(); at++) {
                lines.add(new LineView("−", each.lineBefore() + at, each.before().get(at)));
            }
            for (int at = 0; at < each.after().size(); at++) {
                lines.add(new LineView("+", each.lineAfter() + at, each.after().get(at)));
            }
        }
        return new FileView(
                change.name(),
                words(change.how()),
                gone ? "" : Places.file(version, change.name()),
                change.tables().stream().map(each -> table(change.name(), each, version)).toList(),
                lines);
    }

    private static TableView table(String file, TableChange change, int version) {
        List<CellView> cells =
                new ArrayList<>(change.cells().stream().map(DifferenceView::cell).toList());
        change.columns()
                .forEach(
                        each ->
                                cells.add(
                                        new CellView(
                                                "column " + each.label(),
                                                "",
                                                each.how() == How.REMOVED ? "there" : "",
                                                each.how() == How.REMOVED ? "" : "there")));
        String title =
                (change.title().isEmpty() ? "Above the tables" : change.title())
                        + (change.sheet().isEmpty() ? "" : ", sheet " + change.sheet())
                        + (change.how() == How.CHANGED ? "" : ", " + words(change.how()));
        return new TableView(
                title,
                cells,
                change.rows().stream()
                        .map(each -> row(file, change.sheet(), each, version))
                        .toList());
    }

    private static RowView row(String file, String sheet, RowChange change, int version) {
        String where =
                switch (change.how()) {
                    case ADDED -> "row " + change.rowAfter();
                    case REMOVED -> "was row " + change.rowBefore();
                    case CHANGED ->
                            change.rowBefore() == change.rowAfter()
                                    ? "row " + change.rowAfter()
                                    : "row %d, was %d"
                                            .formatted(change.rowAfter(), change.rowBefore());
                };
        String more =
                (change.moved() ? ", moved" : "")
                        + change.switched()
                                .map(on -> on ? ", switched on" : ", switched off")
                                .orElse("");
        return new RowView(
                words(change.how()),
                sign(change.how()),
                change.reason(),
                where + more,
                change.rowAfter() == 0
                        ? ""
                        : Places.cell(version, file, sheet, "A" + change.rowAfter()),
                change.cells().stream().map(DifferenceView::cell).toList());
    }

    private static CellView cell(CellChange change) {
        return new CellView(change.label(), change.cell(), change.before(), change.after());
    }

    private static RowView scenario(ScenarioChange change, int version) {
        How how =
                change.before().isEmpty()
                        ? How.ADDED
                        : change.after().isEmpty() ? How.REMOVED : How.CHANGED;
        List<String> before = cells(change.before());
        List<String> after = cells(change.after());
        List<CellView> cells = new ArrayList<>();
        for (int at = 1; at < ScenarioTable.HEADINGS.size(); at++) { // 0 is its name
            if (!before.get(at).equals(after.get(at))) {
                cells.add(
                        new CellView(
                                ScenarioTable.HEADINGS.get(at), "", before.get(at), after.get(at)));
            }
        }
        return new RowView(
                words(how),
                sign(how),
                change.name(),
                "",
                how == How.REMOVED ? "" : "scenarios.xhtml?v=" + version,
                cells);
    }

    private static List<String> cells(Optional<Scenario> scenario) {
        Grid grid = ScenarioTable.write(scenario.stream().toList());
        return java.util.stream.IntStream.range(0, ScenarioTable.HEADINGS.size())
                .mapToObj(column -> grid.cell(1, column))
                .toList();
    }

    private static String words(How how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(How how) {
        return how == How.ADDED ? "+" : how == How.REMOVED ? "−" : "~";
    }
}
