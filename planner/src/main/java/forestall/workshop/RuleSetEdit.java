package forestall.workshop;

import forestall.risk.Parameters;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Grid;
import forestall.ruleset.Place;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.ScenarioTable;
import forestall.ruleset.SheetEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author changes of a version; what is left out stays as it is.
 *
 * @param comment what they say of it, at most 500 characters
 * @param tables rows of tables that are in the version
 * @param files to add or replace as a whole
 * @param removed names of files to leave out
 * @param parameters in place of the version's
 * @param scenarios rows of a table with its headings, in place of the version's
 */
public record RuleSetEdit(
        Optional<String> comment,
        List<TableEdit> tables,
        List<RuleSetBody.FileBody> files,
        List<String> removed,
        Optional<Parameters> parameters,
        Optional<List<List<String>>> scenarios) {
    /** What findings in scenarios name as their file. */
    public static final String SCENARIOS = "scenarios";

    private static final Pattern CELL = Pattern.compile("([A-Z]+)(\\d+)");

    /** The sheets of one file; those that are left out stay as they are. */
    public record TableEdit(String file, List<SheetEdit> sheets) {}

    /**
     * The version with the changes.
     *
     * @param set without scenarios that could not be read
     * @param findings why they could not be, at their cells
     * @param rows row of each scenario in the table that it came in, counted from 0
     */
    public record Edited(RuleSet set, List<Finding> findings, List<Integer> rows) {

        /** Whether everything could be read, so that nothing is lost by saving it. */
        public boolean isWhole() {
            return findings.stream().noneMatch(each -> each.severity() == Severity.ERROR);
        }

        /** A check's report of the set, with its places as in the table of scenarios. */
        public CheckReport placed(CheckReport report) {
            List<Finding> all = new ArrayList<>();
            report.findings().forEach(each -> all.add(placed(each)));
            all.addAll(findings);
            return new CheckReport(all, report.scenarios(), report.coverage());
        }

        private Finding placed(Finding finding) {
            Place place = finding.place();
            Matcher cell = CELL.matcher(place.cell());
            if (!place.file().equals(SCENARIOS) || !cell.matches()) {
                return finding;
            }
            int row = rows.get(Integer.parseInt(cell.group(2)) - 2);
            Place moved = Place.cell(SCENARIOS, place.sheet(), cell.group(1) + (row + 1));
            return new Finding(
                    finding.severity(), finding.code(), moved, finding.message(), finding.hint());
        }
    }

    /**
     * @throws IllegalArgumentException when a file or sheet is not there, a row is wanted twice, or
     *     what comes out is no rule set
     */
    public Edited of(RuleSet base) {
        RuleSet set = parameters.map(base::with).orElse(base);
        for (TableEdit each : tables) {
            RuleFile file =
                    base.file(each.file())
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "the version has no file " + each.file()));
            set = set.with(SheetEdit.applied(file, each.sheets()));
        }
        for (RuleSetBody.FileBody each : files) {
            set = set.with(each.file());
        }
        for (String each : removed) {
            set = set.without(each);
        }
        return scenarios.isPresent() ? withScenarios(set, scenarios.get()) : whole(set);
    }

    private static Edited whole(RuleSet set) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 1; row <= set.scenarios().size(); row++) {
            rows.add(row);
        }
        return new Edited(set, List.of(), rows);
    }

    private static Edited withScenarios(RuleSet set, List<List<String>> table) {
        ScenarioTable.Read read =
                ScenarioTable.read(SCENARIOS, new Grid("", table), set.parameters().zone());
        return new Edited(set.with(read.scenarios()), read.findings(), read.rows());
    }
}
