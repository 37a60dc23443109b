package forestall.screen;

import forestall.decide.AuditLog.By;
import forestall.model.RiskScore;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.ScenarioRun;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a check of a version found. */
@Named
@RequestScoped
public class VersionCheck {
    @Inject RuleDesk desk;
    @Inject VersionPage page;

    private Optional<Checks.Job> job;

    /**
     * One finding.
     *
     * @param severity in words
     * @param badge of its tag
     * @param place where, in words
     * @param link address of the editor there
     */
    public record FindingRow(
            String severity,
            String badge,
            String code,
            String place,
            String link,
            String message,
            String hint) {}

    /**
     * One scenario.
     *
     * @param came what came out, in words
     * @param reasons the rules behind it, with their points
     */
    public record ScenarioRow(
            String name,
            boolean passed,
            List<String> failures,
            String came,
            List<String> reasons) {}

    /** A rule that no scenario touches. */
    public record Untouched(String rule, String place, String link) {}

    private Optional<Checks.Job> job() {
        if (job == null) {
            job = desk.checks().of(page.number());
        }
        return job;
    }

    private Optional<CheckReport> report() {
        return job().flatMap(Checks.Job::report);
    }

    /** Whether this caller may have it checked. */
    public boolean isAllowed() {
        return RuleDesk.is("analyst") || RuleDesk.is("approver");
    }

    public void check() {
        RuleDesk.attempt(
                by -> {
                    desk.checks().start(page.number(), new By(by.who(), by.at()));
                    return true;
                },
                "analyst",
                "approver");
        job = null;
    }

    public boolean isRunning() {
        return job().filter(each -> !each.isOver()).isPresent();
    }

    public long getSeconds() {
        return job().map(each -> Duration.between(each.begun(), Instant.now()).toSeconds())
                .orElse(0L);
    }

    public String getFailed() {
        return job().flatMap(Checks.Job::failed).orElse("");
    }

    /** Whether what it found is kept. */
    public boolean isThere() {
        return report().isPresent();
    }

    public String getSummary() {
        return report().map(VersionCheck::words)
                .orElseGet(() -> VersionRow.of(page.version()).found());
    }

    public String getTone() {
        return VersionRow.of(page.version()).tone();
    }

    private static String words(CheckReport report) {
        return "%s, %s, %s; %s"
                .formatted(
                        Figures.count(report.count(Severity.ERROR), "error"),
                        Figures.count(report.count(Severity.WARNING), "warning"),
                        Figures.count(report.count(Severity.NOTE), "note"),
                        report.failed() > 0
                                ? "%d of %s failed"
                                        .formatted(
                                                report.failed(),
                                                Figures.count(
                                                        report.scenarios().size(), "scenario"))
                                : Figures.count(report.scenarios().size(), "scenario") + " passed");
    }

    /** Errors first, then warnings and notes, each in the order of files. */
    public List<FindingRow> getFindings() {
        return report().map(CheckReport::findings).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .map(
                        each ->
                                new FindingRow(
                                        each.severity().name().toLowerCase(Locale.ROOT),
                                        badge(each.severity()),
                                        each.code(),
                                        each.place().toString(),
                                        Places.place(page.number(), each.place()),
                                        each.message(),
                                        each.hint()))
                .toList();
    }

    private static String badge(Severity severity) {
        return switch (severity) {
            case ERROR -> "danger";
            case WARNING -> "warning";
            case NOTE -> "info";
        };
    }

    /** Those that failed first. */
    public List<ScenarioRow> getScenarios() {
        return report().map(CheckReport::scenarios).orElse(List.of()).stream()
                .sorted(Comparator.comparing(ScenarioRun.Result::passed))
                .map(VersionCheck::row)
                .toList();
    }

    private static ScenarioRow row(ScenarioRun.Result result) {
        return new ScenarioRow(
                result.scenario().name(),
                result.passed(),
                result.failures(),
                result.explanation().map(each -> words(each.risk())).orElse("no score, no tier"),
                result.explanation()
                        .map(
                                each ->
                                        each.reasons().stream()
                                                .map(
                                                        reason ->
                                                                "%s %s"
                                                                        .formatted(
                                                                                Figures.signed(
                                                                                        reason
                                                                                                .points(),
                                                                                        3),
                                                                                reason.rule()))
                                                .toList())
                        .orElse(List.of()));
    }

    private static String words(RiskScore risk) {
        return "score %s, tier %s by “%s”"
                .formatted(
                        Figures.digits(risk.score(), 3),
                        ComponentRow.words(risk.tier()),
                        risk.tierRule());
    }

    /** How many of the rules a scenario touches, in words; empty when that is unknown. */
    public String getCoverage() {
        return report().flatMap(CheckReport::coverage)
                .map(
                        each ->
                                "%d of %s are touched by a scenario, %s %%"
                                        .formatted(
                                                each.touched().size(),
                                                Figures.count(
                                                        each.touched().size()
                                                                + each.untouched().size(),
                                                        "rule"),
                                                Figures.digits(100 * each.share(), 0)))
                .orElse("");
    }

    public List<Untouched> getUntouched() {
        return report().flatMap(CheckReport::coverage).stream()
                .flatMap(each -> each.untouched().entrySet().stream())
                .map(
                        each ->
                                new Untouched(
                                        each.getKey(),
                                        each.getValue().toString(),
                                        Places.origin(page.number(), each.getValue())))
                .toList();
    }
}
