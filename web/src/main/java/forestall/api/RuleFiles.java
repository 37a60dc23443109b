package forestall.api;

import forestall.ruleset.CsvFile;
import forestall.ruleset.Finding;
import forestall.ruleset.Grid;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.Scenario;
import forestall.ruleset.ScenarioTable;
import forestall.ruleset.XlsxTable;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Files of rule sets as they come and go. */
public final class RuleFiles {
    public static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private RuleFiles() {}

    /** The file as a download; a CSV table as a workbook when {@code as} says {@code xlsx}. */
    static Response answer(RuleFile file, String as) {
        if (as != null && !as.equals("xlsx")) {
            throw new IllegalArgumentException("as must be xlsx, was " + as);
        }
        if (as != null && file.kind() != RuleFile.Kind.XLSX) {
            if (file.kind() != RuleFile.Kind.CSV) {
                throw new IllegalArgumentException(
                        "only a table can be a workbook; %s is none".formatted(file.name()));
            }
            return download(asWorkbook(file));
        }
        return download(file);
    }

    /** A CSV table as a workbook that is ready to be edited. */
    public static RuleFile asWorkbook(RuleFile file) {
        return RuleFile.of(file.name().replaceFirst("\\.csv$", ".xlsx"), XlsxTable.write(file));
    }

    static Response scenarios(RuleSet set, String as) {
        return download(scenarioTable(set, as));
    }

    /**
     * The scenarios as a table.
     *
     * @param as {@code csv} or {@code xlsx}
     */
    public static RuleFile scenarioTable(RuleSet set, String as) {
        Grid table = ScenarioTable.write(set.scenarios());
        return as.equals("xlsx")
                ? RuleFile.of("scenarios.xlsx", XlsxTable.write(List.of(table)))
                : RuleFile.of("scenarios.csv", CsvFile.write(table));
    }

    private static Response download(RuleFile file) {
        String type =
                switch (file.kind()) {
                    case DRL -> "text/plain;charset=UTF-8";
                    case CSV -> "text/csv;charset=UTF-8";
                    case XLSX -> XLSX;
                    case DMN -> "application/xml;charset=UTF-8";
                };
        return Response.ok(file.content(), type)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(file.name()))
                .build();
    }

    /** A table that comes back as a workbook takes the place of the CSV that it was. */
    public static RuleSet replacing(RuleSet set, RuleFile file) {
        String csv = file.name().replaceFirst("\\.xlsx$", ".csv");
        boolean was = file.kind() == RuleFile.Kind.XLSX && set.file(csv).isPresent();
        return was ? set.with(file).without(csv) : set.with(file);
    }

    /**
     * @throws Problem 422 {@code scenario-table} when a cell cannot be read, naming it
     */
    public static List<Scenario> scenarios(byte[] content, boolean workbook, ZoneId zone) {
        RuleFile file = RuleFile.of(workbook ? "scenarios.xlsx" : "scenarios.csv", content);
        ScenarioTable.Read read = ScenarioTable.read(file, zone);
        List<Finding> errors =
                read.findings().stream()
                        .filter(each -> each.severity() == Finding.Severity.ERROR)
                        .toList();
        if (!errors.isEmpty()) {
            throw new Problem(
                    422,
                    "scenario-table",
                    errors.stream()
                            .limit(10)
                            .map(each -> "%s: %s".formatted(each.place(), each.message()))
                            .collect(Collectors.joining("; ")));
        }
        return read.scenarios();
    }
}
