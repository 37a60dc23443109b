package forestall.ruleset;

import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.ruleset.Scenario.Expected;
import forestall.ruleset.Scenario.Given;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenarios as a table: one row each, under a row of headings. Read and written without loss. */
public final class ScenarioTable {
    /** Headings in the order in which they are written. */
    public static final List<String> HEADINGS =
            List.of(
                    "Name",
                    "Kind",
                    "Criticality",
                    "RTO (min)",
                    "RPO (min)",
                    "Loss per minute",
                    "Dependants",
                    "Critical dependants",
                    "Labels",
                    "Time",
                    "Probability",
                    "Readings",
                    "Weather",
                    "Unrest",
                    "Vulnerability",
                    "Alert",
                    "In maintenance",
                    "Tier before",
                    "Minutes in tier",
                    "Score from",
                    "Score to",
                    "Tier",
                    "Reasons",
                    "Failover");

    /** When a scenario names no time: a Tuesday noon, in the middle of a month. */
    public static final Instant NO_TIME = Instant.parse("2030-01-15T12:00:00Z");

    /** Minutes when a scenario names no objective: a day. */
    public static final double NO_OBJECTIVE = 1440;

    private ScenarioTable() {}

    /**
     * What could be read.
     *
     * @param scenarios in their order, without those that have an error
     * @param rows row of each scenario in the sheet, counted from 0
     * @param findings what is wrong, at its cell
     */
    public record Read(List<Scenario> scenarios, List<Integer> rows, List<Finding> findings) {

        public Read {
            scenarios = List.copyOf(scenarios);
            rows = List.copyOf(rows);
            findings = List.copyOf(findings);
        }
    }

    /**
     * From a table or a workbook; of a workbook the sheet named Scenarios, or else the first.
     *
     * @param zone of times that name none
     */
    public static Read read(RuleFile file, ZoneId zone) {
        Sheets sheets = Sheets.of(file);
        Optional<Grid> grid =
                sheets.grids().stream()
                        .filter(each -> each.sheet().equalsIgnoreCase("Scenarios"))
                        .findFirst()
                        .or(() -> sheets.grids().stream().findFirst());
        if (grid.isEmpty()) {
            return new Read(List.of(), List.of(), sheets.findings());
        }
        Read read = read(file.name(), grid.get(), zone);
        var findings = new Findings();
        findings.addAll(sheets.findings());
        findings.addAll(read.findings());
        return new Read(read.scenarios(), read.rows(), findings.ordered());
    }

    /**
     * @param file that findings name
     * @param zone of times that name none
     */
    public static Read read(String file, Grid grid, ZoneId zone) {
        var findings = new Findings();
        var cells = ScenarioCells.under(file, grid, zone, findings);
        List<Scenario> scenarios = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int row = 1; row < grid.height(); row++) {
            if (grid.isBlank(row)) {
                continue;
            }
            cells.row(row);
            Optional<Scenario> scenario = scenario(cells);
            if (scenario.isPresent() && !names.add(scenario.get().name())) {
                cells.trouble(
                        "Name",
                        "scenario-twice",
                        "There are two scenarios of this name.",
                        "Give each a name of its own.");
            } else if (scenario.isPresent() && scenarios.size() < RuleSet.MOST_SCENARIOS) {
                scenarios.add(scenario.get());
                rows.add(row);
            } else if (scenario.isPresent()) {
                cells.trouble(
                        "Name",
                        "too-many-scenarios",
                        "There are more than %d scenarios.".formatted(RuleSet.MOST_SCENARIOS),
                        "Delete some.");
                break;
            }
        }
        return new Read(scenarios, rows, findings.ordered());
    }

    private static Optional<Scenario> scenario(ScenarioCells cells) {
        String name = cells.text("Name");
        Map<ExternalEvent.Type, Double> hazards = new EnumMap<>(ExternalEvent.Type.class);
        for (ExternalEvent.Type each : ExternalEvent.Type.values()) {
            cells.number(heading(each), 0, 1).ifPresent(value -> hazards.put(each, value));
        }
        Optional<Kind> kind = cells.required("Kind", Kind.class);
        Optional<Criticality> criticality = cells.required("Criticality", Criticality.class);
        double most = Double.MAX_VALUE;
        Instant at = cells.time("Time").orElse(NO_TIME);
        double rto = cells.number("RTO (min)", 0, most).orElse(NO_OBJECTIVE);
        double rpo = cells.number("RPO (min)", 0, most).orElse(NO_OBJECTIVE);
        double loss = cells.number("Loss per minute", 0, most).orElse(0.0);
        int dependants = cells.whole("Dependants").orElse(0);
        int critical = cells.whole("Critical dependants").orElse(0);
        double probability = cells.number("Probability", 0, 1).orElse(0.0);
        boolean maintained = cells.truth("In maintenance").orElse(false);
        Tier before = cells.oneOf("Tier before", Tier.class).orElse(Tier.MINIMAL);
        List<String> labels = cells.list("Labels");
        Map<String, Double> readings = cells.readings("Readings");
        Optional<Double> held = cells.number("Minutes in tier", 0, most);
        Optional<Double> from = cells.number("Score from", 0, 1);
        Optional<Double> to = cells.number("Score to", 0, 1);
        Optional<Tier> tier = cells.oneOf("Tier", Tier.class);
        List<String> reasons = cells.list("Reasons");
        Optional<Boolean> proposes = cells.truth("Failover");
        if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
            cells.trouble(
                    "Score from",
                    "bad-value",
                    "The least score is above the greatest.",
                    "Swap Score from and Score to.");
        }
        if (name.isBlank() || name.length() > 200) {
            cells.trouble(
                    "Name",
                    "bad-value",
                    "A scenario has a name of 1 to 200 characters.",
                    "Say in a few words what it is an example of.");
        } else if (from.isEmpty()
                && to.isEmpty()
                && tier.isEmpty()
                && reasons.isEmpty()
                && proposes.isEmpty()
                && cells.isFine()) {
            cells.trouble(
                    "Name",
                    "nothing-expected",
                    "The scenario expects nothing.",
                    "Fill in a score, a tier, a reason, or whether a failover is asked for.");
        }
        if (!cells.isFine()) {
            return Optional.empty();
        }
        return Optional.of(
                new Scenario(
                        name,
                        new Given(
                                at,
                                kind.orElseThrow(),
                                criticality.orElseThrow(),
                                rto,
                                rpo,
                                loss,
                                dependants,
                                critical,
                                Set.copyOf(labels),
                                probability,
                                readings,
                                hazards,
                                maintained,
                                before,
                                held),
                        new Expected(from, to, tier, reasons, proposes)));
    }

    /** As a table with all headings. */
    public static Grid write(List<Scenario> scenarios) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        scenarios.forEach(each -> rows.add(row(each)));
        return new Grid("Scenarios", rows);
    }

    private static List<String> row(Scenario scenario) {
        Given given = scenario.given();
        Expected expected = scenario.expected();
        List<String> cells = new ArrayList<>();
        cells.add(scenario.name());
        cells.add(given.kind().name());
        cells.add(given.criticality().name());
        cells.add(Values.words(given.rtoMinutes()));
        cells.add(Values.words(given.rpoMinutes()));
        cells.add(Values.words(given.lossPerMinute()));
        cells.add(Integer.toString(given.dependants()));
        cells.add(Integer.toString(given.criticalDependants()));
        cells.add(ScenarioCells.list(given.labels()));
        cells.add(given.at().toString());
        cells.add(Values.words(given.probability()));
        cells.add(ScenarioCells.readings(given.readings()));
        for (ExternalEvent.Type each : ExternalEvent.Type.values()) {
            cells.add(words(Optional.ofNullable(given.hazards().get(each))));
        }
        cells.add(given.inMaintenance() ? "yes" : "no");
        cells.add(given.tierBefore().name());
        cells.add(words(given.minutesInTier()));
        cells.add(words(expected.scoreFrom()));
        cells.add(words(expected.scoreTo()));
        cells.add(expected.tier().map(Tier::name).orElse(""));
        cells.add(ScenarioCells.list(expected.reasons()));
        cells.add(expected.proposes().map(each -> each ? "yes" : "no").orElse(""));
        return cells;
    }

    private static String words(Optional<Double> number) {
        return number.map(Values::words).orElse("");
    }

    private static String heading(ExternalEvent.Type type) {
        String name = type.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
