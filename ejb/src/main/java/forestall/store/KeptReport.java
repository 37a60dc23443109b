package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.json.ModelJson;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Place;
import forestall.ruleset.ScenarioRun;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reports of checks as they are stored: whole, or what fits of them. */
final class KeptReport {
    /** Bytes; the table refuses more. */
    static final int LARGEST = 2_000_000;

    /** Stands at the end of the findings of a report that is not whole. */
    static final Finding SHORTENED =
            new Finding(
                    Severity.NOTE,
                    "report-shortened",
                    Place.ALL,
                    "There is more than is kept: some findings, or how scenarios came out, are left out here.",
                    "Mend what is told; the next check tells more. A check by the API answers all at once.");

    private KeptReport() {}

    static String write(CheckReport report) {
        String whole = json(report);
        if (fits(whole)) {
            return whole;
        }
        String failuresExplained = json(shortened(report, each -> !each.passed()));
        if (fits(failuresExplained)) {
            return failuresExplained;
        }
        CheckReport unexplained = shortened(report, each -> false);
        String most = json(unexplained);
        for (int left = report.findings().size(); !fits(most) && left > 0; left /= 2) {
            most = json(first(left, report, unexplained.scenarios()));
        }
        return fits(most) ? most : json(CheckReport.of(List.of(SHORTENED)));
    }

    private static CheckReport shortened(
            CheckReport report, Predicate<ScenarioRun.Result> explained) {
        List<ScenarioRun.Result> results =
                report.scenarios().stream()
                        .map(
                                each ->
                                        explained.test(each)
                                                ? each
                                                : new ScenarioRun.Result(
                                                        each.scenario(),
                                                        each.failures(),
                                                        Optional.empty(),
                                                        each.fired()))
                        .toList();
        return first(report.findings().size(), report, results);
    }

    private static CheckReport first(
            int findings, CheckReport report, List<ScenarioRun.Result> results) {
        List<Finding> told = new ArrayList<>(report.findings().subList(0, findings));
        told.add(SHORTENED);
        return new CheckReport(told, results, report.coverage());
    }

    private static boolean fits(String json) {
        return json.length() <= LARGEST && json.getBytes(StandardCharsets.UTF_8).length <= LARGEST;
    }

    private static String json(CheckReport report) {
        try {
            return ModelJson.mapper().writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Empty when a release wrote it whose reports had other fields. */
    static Optional<CheckReport> read(String json) {
        try {
            return Optional.of(ModelJson.mapper().readValue(json, CheckReport.class));
        } catch (JsonProcessingException otherFields) {
            return Optional.empty();
        }
    }
}
