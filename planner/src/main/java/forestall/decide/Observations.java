package forestall.decide;

import static java.util.stream.Collectors.toMap;

import forestall.model.AnomalyScore;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.MaintenanceWindow;
import forestall.model.Observation;
import forestall.model.Site;
import forestall.model.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Gathers what rules may know of components beside their probabilities. */
public final class Observations {
    /** A reading that is older says nothing of now: slow exporters report every hour. */
    static final Duration STALE = Duration.ofMinutes(90);

    private final Instant at;
    private final Set<String> metrics;
    private final List<ExternalEvent> events;
    private final List<MaintenanceWindow> windows;
    private final Map<SiteId, Site> sites;

    /**
     * @param at the minute
     * @param metrics those that rules ask for
     * @param events all that may be valid then
     * @param windows all that may be under way then
     * @param sites where components run
     */
    public Observations(
            Instant at,
            Set<String> metrics,
            Collection<ExternalEvent> events,
            Collection<MaintenanceWindow> windows,
            Collection<Site> sites) {
        this.at = at;
        this.metrics = Set.copyOf(metrics);
        this.events = events.stream().filter(each -> each.isValidAt(at)).toList();
        this.windows = windows.stream().filter(each -> each.isUnderWay(at)).toList();
        this.sites = sites.stream().collect(toMap(Site::id, Function.identity()));
    }

    /**
     * One for each component of which anything is known, in their order.
     *
     * @param scores newest of each signal; those without a reading are passed over
     * @param tierSince since when the tier before has been called for
     */
    public List<Observation> of(
            List<Component> components,
            Collection<AnomalyScore> scores,
            Map<ComponentId, Instant> tierSince) {
        Map<ComponentId, Map<String, Double>> readings = readings(scores);
        return components.stream()
                .map(
                        each ->
                                new Observation(
                                        each.id(),
                                        readings.getOrDefault(each.id(), Map.of()),
                                        hazards(each),
                                        maintenance(each.id()),
                                        Optional.ofNullable(tierSince.get(each.id()))))
                .filter(each -> !each.equals(Observation.none(each.component())))
                .toList();
    }

    private Map<ComponentId, Map<String, Double>> readings(Collection<AnomalyScore> scores) {
        Map<ComponentId, Map<String, Double>> readings = new HashMap<>();
        for (AnomalyScore each : scores) {
            if (metrics.contains(each.signal()) && !each.at().isBefore(at.minus(STALE))) {
                each.reading()
                        .ifPresent(
                                reading ->
                                        readings.computeIfAbsent(
                                                        each.component(), id -> new TreeMap<>())
                                                .put(each.signal(), reading.value()));
            }
        }
        return readings;
    }

    private Map<ExternalEvent.Type, Double> hazards(Component component) {
        Map<ExternalEvent.Type, Double> worst = new EnumMap<>(ExternalEvent.Type.class);
        Site site = sites.get(component.site());
        for (ExternalEvent each : events) {
            if (each.touches(component, site)) {
                worst.merge(each.type(), each.severity(), Math::max);
            }
        }
        return worst;
    }

    private Optional<String> maintenance(ComponentId component) {
        return windows.stream()
                .filter(each -> each.components().contains(component))
                .map(MaintenanceWindow::reason)
                .findFirst();
    }
}
