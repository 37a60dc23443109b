package forestall.screen;

import static java.util.stream.Collectors.toMap;

import forestall.decide.Allocations;
import forestall.decide.Catalogue;
import forestall.decide.DecisionLog;
import forestall.decide.DecisionLog.RiskPoint;
import forestall.decide.FailoverRuns;
import forestall.decide.ServiceClock;
import forestall.decide.ServiceStatus;
import forestall.model.Allocation;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.FailoverRun;
import forestall.model.FailureProbability;
import forestall.model.Outlook;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Shortfall;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.screen.ComponentRow.Contributed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first page: what is at risk, what stands by, what was decided, and what is under way. */
@Named
@RequestScoped
public class Overview {
    static final Duration TREND = Duration.ofHours(2);
    private static final int MOST_RUNS = 10;

    @Inject Catalogue catalogue;
    @Inject DecisionLog decisions;
    @Inject Allocations allocations;
    @Inject FailoverRuns runs;
    @Inject ServiceStatus status;
    @Inject ServiceClock clock;

    private Optional<Decision> latest;
    private List<ComponentRow> rows;
    private List<PoolUse> pool;
    private List<RunRow> runRows;

    @PostConstruct
    void read() {
        latest = decisions.latest();
        List<Allocation> standing = allocations.current();
        List<FailoverRun> newest = runs.newest(MOST_RUNS);
        rows = componentRows(standing, moving(newest));
        pool = PoolUse.of(catalogue.pool(), standing);
        runRows = newest.stream().map(RunRow::of).toList();
    }

    private static Set<ComponentId> moving(List<FailoverRun> newest) {
        Set<ComponentId> moving = new HashSet<>();
        newest.stream()
                .filter(run -> !run.state().isEnded())
                .forEach(run -> run.steps().forEach(step -> moving.add(step.component())));
        return moving;
    }

    private List<ComponentRow> componentRows(List<Allocation> standing, Set<ComponentId> moving) {
        Instant now = clock.now();
        Map<ComponentId, RiskScore> risks =
                byComponent(latest.map(Decision::risks).orElse(List.of()));
        Map<ComponentId, FailureProbability> predictions =
                status.outlooks().stream()
                        .map(Outlook::nearest)
                        .collect(toMap(FailureProbability::component, each -> each));
        Map<ComponentId, List<RiskPoint>> history =
                decisions.risks(now.minus(TREND), now.plusSeconds(1));
        Map<ComponentId, Allocation> stands =
                standing.stream().collect(toMap(Allocation::component, each -> each));
        Map<ComponentId, Shortfall> shortfalls =
                latest.map(each -> each.plan().shortfalls()).orElse(List.of()).stream()
                        .collect(toMap(Shortfall::component, each -> each));
        Map<SiteId, String> sites = catalogue.sites().stream().collect(toMap(Site::id, Site::name));
        Set<ComponentId> failedOver = runs.failedOver().keySet();

        List<ComponentRow> all = new ArrayList<>();
        for (Component component : catalogue.components()) {
            ComponentId id = component.id();
            all.add(
                    row(
                            component,
                            sites.getOrDefault(component.site(), component.site().value()),
                            Optional.ofNullable(risks.get(id)),
                            Optional.ofNullable(predictions.get(id)),
                            history.getOrDefault(id, List.of()),
                            Optional.ofNullable(stands.get(id)),
                            Optional.ofNullable(shortfalls.get(id)),
                            moving.contains(id)
                                    ? "failing over"
                                    : failedOver.contains(id) ? "failed over" : "at risk"));
        }
        all.sort(Comparator.comparingDouble(ComponentRow::score).reversed());
        return all;
    }

    private ComponentRow row(
            Component component,
            String site,
            Optional<RiskScore> risk,
            Optional<FailureProbability> prediction,
            List<RiskPoint> history,
            Optional<Allocation> stands,
            Optional<Shortfall> shortfall,
            String state) {
        Instant now = clock.now();
        boolean atRisk = state.equals("at risk");
        List<String> drivers =
                prediction.map(FailureProbability::drivers).orElse(List.of()).stream()
                        .map(FailureProbability.Driver::words)
                        .toList();
        return new ComponentRow(
                component.id().value(),
                component.name(),
                component.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                site,
                atRisk ? risk.map(RiskScore::probability).orElse(-1.0) : -1,
                atRisk ? risk.map(RiskScore::score).orElse(-1.0) : -1,
                atRisk ? risk.map(each -> ComponentRow.words(each.tier())).orElse("–") : "–",
                stands.map(
                                each ->
                                        "%s on %s, %s"
                                                .formatted(
                                                        ComponentRow.words(each.tier()),
                                                        each.host(),
                                                        each.capacity().inWords()))
                        .orElse("nothing"),
                shortfall.isPresent() && atRisk,
                state,
                Trend.points(history, now.minus(TREND), now),
                Trend.words(history),
                reason(risk, prediction.isPresent(), drivers, shortfall, state),
                risk.map(RiskScore::contributions).orElse(List.of()).stream()
                        .map(each -> new Contributed(each.rule(), each.points()))
                        .toList(),
                drivers);
    }

    private static String reason(
            Optional<RiskScore> risk,
            boolean predicted,
            List<String> drivers,
            Optional<Shortfall> shortfall,
            String state) {
        if (state.equals("failed over")) {
            return "Runs in the failover region";
        }
        if (state.equals("failing over")) {
            return "A failover run moves it";
        }
        if (risk.isEmpty()) {
            return "Not decided yet";
        }
        if (shortfall.isPresent()) {
            return shortfall.get().reason();
        }
        String rule = risk.get().tierRule();
        if (!predicted) { // after a start
            return rule + ": what drives it is told with the next decision";
        }
        return drivers.isEmpty() ? rule + ": nothing unusual" : rule + ": " + drivers.get(0);
    }

    private static Map<ComponentId, RiskScore> byComponent(List<RiskScore> risks) {
        return risks.stream().collect(toMap(RiskScore::component, each -> each));
    }

    public List<ComponentRow> getRows() {
        return rows;
    }

    public List<PoolUse> getPool() {
        return pool;
    }

    public String getPoolRegion() {
        ResourcePool now = catalogue.pool();
        return now.region();
    }

    public List<RunRow> getRuns() {
        return runRows;
    }

    public long getFull() {
        return rows.stream().filter(each -> each.wanted().equals("Full")).count();
    }

    public long getScaled() {
        return rows.stream().filter(each -> each.wanted().equals("Scaled")).count();
    }

    public List<Shortfall> getShortfalls() {
        return latest.map(each -> each.plan().shortfalls()).orElse(List.of());
    }

    public double getCostPerHour() {
        return latest.map(each -> each.plan().costPerHour()).orElse(0.0);
    }

    public String getRuleSet() {
        return latest.map(Decision::ruleSet).orElse("–");
    }

    /** How long ago the latest decision was made, or that there is none. */
    public String getDecidedAgo() {
        return latest.map(
                        each -> {
                            long seconds =
                                    Math.max(
                                            0,
                                            Duration.between(each.at(), clock.now()).toSeconds());
                            return seconds < 120
                                    ? seconds + " s ago"
                                    : seconds < 7200
                                            ? seconds / 60 + " min ago"
                                            : seconds / 3600 + " h ago";
                        })
                .orElse("not yet");
    }

    public String getDecidedAt() {
        return latest.map(each -> Times.words(each.at())).orElse("");
    }

    /** The minute of the latest decision as addresses name it; empty when there is none. */
    public String getMinute() {
        return latest.map(each -> each.at().toString()).orElse("");
    }

    /** The last cycle in one sentence. */
    public String getCycleWords() {
        return status.lastCycle()
                .map(ServiceStatus.Cycle::words)
                .orElse("The first cycle has not run yet.");
    }

    public boolean isCycleFailed() {
        return status.lastCycle().map(ServiceStatus.Cycle::failed).orElse(false);
    }

    public String getNow() {
        return Times.words(clock.now());
    }
}
