package forestall.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.api.Comparisons.Job;
import forestall.compare.Comparison;
import forestall.compare.Comparison.Change;
import forestall.compare.Comparison.Mover;
import forestall.compare.Comparison.Pair;
import forestall.json.ModelJson;
import forestall.model.Situation;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** What a version would have done in place of the one that decides. */
@Named
@RequestScoped
public class VersionComparison {
    private static final int USUAL = 60;
    private static final String[] ROLES = {"analyst", "approver"};

    @Inject RuleDesk desk;
    @Inject VersionPage page;

    private int situations = USUAL;
    private Part part;
    private Optional<Job> job;

    /**
     * Something that is counted.
     *
     * @param what in words
     * @param difference candidate less the other, with its sign
     */
    public record Total(String what, String before, String after, String difference, String tone) {}

    /** One component that comes out otherwise. */
    public record ChangeRow(
            String id,
            String name,
            String before,
            String after,
            String biggest,
            String at,
            int tiers,
            int placed) {}

    /** Both explanations of one component. */
    public record MoverView(
            String id, String name, String at, String change, WhyTree before, WhyTree after) {}

    private Optional<Job> job() {
        if (job == null) {
            job = desk.comparisons().newest(page.number());
        }
        return job;
    }

    private Optional<Comparison> result() {
        return job().flatMap(Job::result);
    }

    public boolean isAllowed() {
        return RuleDesk.is("analyst") || RuleDesk.is("approver");
    }

    /** Begins on the last situations. */
    public void start() {
        RuleDesk.attempt(by -> desk.comparisons().start(page.number(), situations), ROLES);
        job = null;
    }

    /** Begins on a situation that somebody brings. */
    public void startOnUpload() {
        RuleDesk.attempt(by -> desk.comparisons().start(page.number(), situation(part)), ROLES);
        job = null;
    }

    private static Situation situation(Part part) {
        if (part == null || part.getSize() == 0) {
            throw new IllegalArgumentException("choose a file with a situation first");
        }
        try (InputStream in = part.getInputStream()) {
            return ModelJson.mapper().readValue(in, Situation.class);
        } catch (JsonProcessingException wrong) {
            String place =
                    wrong.getLocation() == null
                            ? ""
                            : ", line %d".formatted(wrong.getLocation().getLineNr());
            throw new IllegalArgumentException(
                    "%s is no situation as GET /api/v1/decisions/{minute}/situation gives it: %s%s"
                            .formatted(
                                    part.getSubmittedFileName(), wrong.getOriginalMessage(), place),
                    wrong);
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    public boolean isRunning() {
        return job().filter(each -> !each.isOver()).isPresent();
    }

    public int getPercent() {
        return job().map(each -> 100 * each.done() / Math.max(1, each.situations())).orElse(0);
    }

    public String getProgress() {
        return job().map(
                        each ->
                                "%d of %s judged"
                                        .formatted(
                                                each.done(),
                                                Figures.count(each.situations(), "situation")))
                .orElse("");
    }

    public String getFailed() {
        return job().flatMap(Job::failed).orElse("");
    }

    public boolean isThere() {
        return result().isPresent();
    }

    public Comparison getResult() {
        return result().orElse(null);
    }

    /** In one sentence. */
    public String getSummary() {
        return result().map(
                        each ->
                                "%s of %s to %s UTC, against %s: %s; cost of standby %s a day, expected loss %s a day"
                                        .formatted(
                                                Figures.count(each.situations(), "situation"),
                                                Times.words(each.from()).replace(" UTC", ""),
                                                Times.words(each.to()).replace(" UTC", ""),
                                                each.before(),
                                                each.changes().isEmpty()
                                                        ? "no component changes"
                                                        : Figures.count(
                                                                        each.changes().size(),
                                                                        "component")
                                                                + (each.changes().size() == 1
                                                                        ? " changes"
                                                                        : " change"),
                                                Figures.signed(
                                                        each.totals().costPerDay().difference(), 2),
                                                Figures.signed(
                                                        each.totals()
                                                                .expectedLossPerDay()
                                                                .difference(),
                                                        2)))
                .orElse(isRunning() ? "under way" : "none was made yet");
    }

    /** The minutes down that are assumed. */
    public String getAssumed() {
        return result().map(Comparison::outages)
                .map(
                        each ->
                                "Expected loss assumes an outage of %s min with full standby, %s min with scaled, %s min with minimal, and %s min with none. A version says its own as parameters “outage minutes full”, and so on."
                                        .formatted(
                                                plain(each.full()),
                                                plain(each.scaled()),
                                                plain(each.minimal()),
                                                plain(each.none())))
                .orElse("");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Figures.digits(value, 0) : String.valueOf(value);
    }

    public List<Total> getTotals() {
        return result().map(Comparison::totals)
                .map(
                        each ->
                                List.of(
                                        total("Cost of standby a day", each.costPerDay(), 1, 2, ""),
                                        total(
                                                "Expected loss a day",
                                                each.expectedLossPerDay(),
                                                1,
                                                2,
                                                ""),
                                        total(
                                                "Component-minutes at tier Full",
                                                each.fullShare(),
                                                100,
                                                1,
                                                " %"),
                                        total(
                                                "Component-minutes at tier Scaled",
                                                each.scaledShare(),
                                                100,
                                                1,
                                                " %"),
                                        total(
                                                "Short of room, components in a situation",
                                                each.shortfalls(),
                                                1,
                                                2,
                                                ""),
                                        total("Failovers asked for", each.proposals(), 1, 0, "")))
                .orElse(List.of());
    }

    private static Total total(String what, Pair pair, double times, int digits, String unit) {
        String difference = Figures.signed(times * pair.difference(), digits);
        return new Total(
                what,
                Figures.digits(times * pair.before(), digits) + unit,
                Figures.digits(times * pair.after(), digits) + unit,
                difference + unit,
                difference.startsWith("+") ? "up" : difference.startsWith("−") ? "down" : "same");
    }

    public List<ChangeRow> getChanges() {
        return result().map(Comparison::changes).orElse(List.of()).stream()
                .map(
                        each ->
                                new ChangeRow(
                                        each.component().value(),
                                        each.name(),
                                        Figures.score(each.meanScore().before()),
                                        Figures.score(each.meanScore().after()),
                                        Figures.signed(
                                                each.biggest(), Figures.digitsOf(each.biggest())),
                                        Times.minute(each.at()),
                                        each.tierChanged(),
                                        each.placedElsewhere()))
                .toList();
    }

    public List<MoverView> getMovers() {
        return result().map(Comparison::movers).orElse(List.of()).stream()
                .map(this::mover)
                .toList();
    }

    private MoverView mover(Mover mover) {
        double difference = mover.after().risk().score() - mover.before().risk().score();
        return new MoverView(
                mover.component().value(),
                getResult().changes().stream()
                        .filter(each -> each.component().equals(mover.component()))
                        .map(Change::name)
                        .findFirst()
                        .orElse(mover.component().value()),
                Times.minute(mover.at()),
                Figures.signed(difference, Figures.digitsOf(difference)),
                WhyTree.of(mover.before()),
                WhyTree.of(mover.after()));
    }

    public int getMost() {
        return RuleWorkshop.MOST_SITUATIONS;
    }

    public int getSituations() {
        return situations;
    }

    public void setSituations(int situations) {
        this.situations = situations;
    }

    public Part getPart() {
        return part;
    }

    public void setPart(Part part) {
        this.part = part;
    }
}
