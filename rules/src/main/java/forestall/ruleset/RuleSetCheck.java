package forestall.ruleset;

import forestall.risk.Models;
import forestall.risk.RiskRules;
import forestall.risk.RuleOrigin;
import forestall.risk.RulesDoNotCompile;
import forestall.risk.RulesDoNotCompile.Mistake;
import forestall.ruleset.Finding.Severity;
import forestall.sandbox.DmnScan;
import forestall.sandbox.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks a rule set as a whole: its files, its tables and texts, whether it compiles, and whether
 * its scenarios come out as they say.
 */
public final class RuleSetCheck {
    /** Errors in spite of which the rules can be compiled, so that scenarios can show them. */
    private static final Set<String> JUDGES_STILL =
            Set.of(
                    "gap",
                    "rows-overlap",
                    "row-subsumed",
                    "row-repeated",
                    "rows-contradict",
                    "row-never-fires",
                    "rule-never-fires",
                    "rule-loops",
                    "two-components",
                    "conclusion-out-of-range",
                    "unknown-parameter");

    private static final int MOST_UNTOUCHED = 30;

    /** Parameters that comparisons ask for, not rules. */
    private static final String OUTAGE = "outage minutes ";

    private final RuleSet set;
    private final Function<List<RuleFile>, Models> models;
    private final Findings findings = new Findings();
    private final List<DecisionTable> tables = new ArrayList<>();
    private final List<RuleShape> shapes = new ArrayList<>();

    private RuleSetCheck(RuleSet set, Function<List<RuleFile>, Models> models) {
        this.set = set;
        this.models = models;
    }

    /** Of a set without decision models; these would count as concluding nothing. */
    public static CheckReport check(RuleSet set) {
        return check(set, files -> Models.NONE);
    }

    /**
     * @param models what compiles decision models; asked only for those that may be loaded
     */
    public static CheckReport check(RuleSet set, Function<List<RuleFile>, Models> models) {
        return new RuleSetCheck(set, models).check();
    }

    private CheckReport check() {
        set.files().forEach(this::file);
        List<String> concludedByText =
                Conclusion.EXCLUSIVE.stream()
                        .filter(
                                type ->
                                        shapes.stream()
                                                .anyMatch(each -> each.makes().contains(type)))
                        .toList();
        findings.addAll(TableAnalysis.of(tables, set.parameters(), concludedByText));
        for (DecisionTable table : tables) {
            shapes.addAll(TableShapes.of(table, set.parameters()));
        }
        names();
        new Loops(shapes, findings).check();
        Optional<RiskRules> compiled = compiled();
        if (compiled.isEmpty()) {
            return new CheckReport(findings.ordered(), List.of(), Optional.empty());
        }
        List<ScenarioRun.Result> results = ScenarioRun.run(compiled.get(), set.scenarios());
        ScenarioRun.Coverage coverage = ScenarioRun.coverage(compiled.get(), results);
        scenarios(results, coverage);
        parameters(compiled.get());
        return new CheckReport(findings.ordered(), results, Optional.of(coverage));
    }

    private void file(RuleFile file) {
        switch (file.kind()) {
            case DRL -> {
                try {
                    shapes.addAll(
                            RuleAnalysis.of(file.name(), file.text(), set.parameters(), findings));
                } catch (IllegalArgumentException broken) {
                    findings.error(
                            Place.file(file.name()),
                            "not-utf8",
                            broken.getMessage(),
                            "Save the file as UTF-8.");
                }
            }
            case CSV, XLSX -> {
                Sheets sheets = Sheets.of(file);
                findings.addAll(sheets.findings());
                int before = tables.size();
                for (Grid grid : sheets.grids()) {
                    tables.addAll(TableReader.read(file.name(), grid, findings));
                }
                if (tables.size() == before && !sheets.grids().isEmpty()) {
                    findings.error(
                            Place.file(file.name()),
                            "no-table",
                            "There is no decision table in the file.",
                            "A table begins with a cell that says RuleTable and its title.");
                }
            }
            case DMN ->
                    DmnScan.scan(file.name(), file.content(), Limits.usual())
                            .forEach(
                                    each ->
                                            findings.error(
                                                    Place.line(
                                                            file.name(),
                                                            each.line(),
                                                            each.column()),
                                                    each.code(),
                                                    each.message(),
                                                    each.hint()));
        }
    }

    private void names() {
        Map<String, RuleShape> first = new HashMap<>();
        for (RuleShape each : shapes) {
            RuleShape other = first.putIfAbsent(each.name(), each);
            if (other != null && !each.name().isEmpty()) {
                findings.error(
                        each.place(),
                        "name-twice",
                        "\"%s\" is also the name of a rule in %s."
                                .formatted(each.name(), other.place()),
                        "Give each rule a reason of its own, so that people can tell which one"
                                + " fired.");
            }
        }
    }

    private Optional<RiskRules> compiled() {
        Optional<Finding> hindrance =
                findings.ordered().stream()
                        .filter(each -> each.severity() == Severity.ERROR)
                        .filter(each -> !JUDGES_STILL.contains(each.code()))
                        .findFirst();
        if (hindrance.isPresent()) {
            findings.note(
                    hindrance.get().place(),
                    "not-compiled",
                    "The rules were not compiled, and no scenario was run.",
                    "Mend the errors, and check again.");
            return Optional.empty();
        }
        try {
            return Optional.of(RuleSetCompiler.compile(set, models));
        } catch (RulesDoNotCompile broken) {
            broken.mistakes().forEach(each -> findings.add(finding(each)));
        } catch (RuntimeException broken) { // Drools meets some texts with other than a message
            findings.error(
                    set.files().size() == 1
                            ? Place.file(set.files().get(0).name())
                            : Place.file(""),
                    "does-not-compile",
                    "The rules do not compile: " + broken.getMessage(),
                    "Undo the last change, and make it again step by step.");
        }
        return Optional.empty();
    }

    private Finding finding(Mistake mistake) {
        Place place =
                mistake.row() > 0
                        ? place(mistake)
                        : Place.line(mistake.file(), mistake.line(), mistake.column());
        return new Finding(
                Severity.ERROR,
                mistake.code(),
                place,
                mistake.text().strip(),
                mistake.hint().isEmpty()
                        ? "Compare this rule with one that works: names of fields, brackets, and quotes."
                        : mistake.hint());
    }

    private Place place(Mistake mistake) {
        return mistake.column() > 1
                ? Place.cell(
                        mistake.file(),
                        mistake.sheet(),
                        Grid.name(mistake.row() - 1, mistake.column() - 1))
                : place(mistake.file(), mistake.sheet(), mistake.row());
    }

    private Place place(String file, String sheet, int row) {
        return tables.stream()
                .filter(each -> each.file().equals(file) && each.sheet().equals(sheet))
                .filter(each -> each.top() < row)
                .reduce((earlier, later) -> later)
                .map(each -> each.place(row - 1, each.columns().get(0).index()))
                .orElse(Place.cell(file, sheet, Grid.name(row - 1, 0)));
    }

    private void scenarios(List<ScenarioRun.Result> results, ScenarioRun.Coverage coverage) {
        int row = 1;
        for (ScenarioRun.Result each : results) {
            row++;
            for (String failure : each.failures()) {
                findings.error(
                        Place.cell("scenarios", "", "A" + row),
                        "scenario-fails",
                        "\"%s\": %s.".formatted(each.scenario().name(), failure),
                        "If the rules are right, change what the scenario expects; otherwise mend"
                                + " the rule.");
            }
        }
        if (results.isEmpty()) {
            findings.warning(
                    Place.file("scenarios"),
                    "no-scenarios",
                    "The set has no scenarios, so that nobody knows whether it does what is meant.",
                    "Write one for each rule, on both sides of its bounds.");
            return;
        }
        coverage.untouched().entrySet().stream()
                .limit(MOST_UNTOUCHED)
                .forEach(each -> untouched(each.getKey(), each.getValue()));
    }

    private void untouched(String rule, RuleOrigin origin) {
        findings.warning(
                origin.row() > 0
                        ? place(origin.file(), origin.sheet(), origin.row())
                        : Place.line(origin.file(), origin.line(), 0),
                "rule-not-tested",
                "No scenario makes \"%s\" fire.".formatted(rule),
                "Write a scenario in which it must.");
    }

    private void parameters(RiskRules compiled) {
        for (String each : set.parameters().values().keySet()) {
            if (!compiled.index().parameters().contains(each) && !each.startsWith(OUTAGE)) {
                findings.note(
                        Place.file("parameters"),
                        "parameter-not-used",
                        "No rule asks for the parameter \"%s\".".formatted(each),
                        "Remove it, or use it as parameter(\"%s\").".formatted(each));
            }
        }
    }
}
