package forestall.risk;

import static java.util.stream.Collectors.toMap;

import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.Observation;
import forestall.model.Situation;
import forestall.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns a situation into what rules see of each component. */
final class Subjects {

    private Subjects() {}

    /** One a component, in order of id. */
    static List<Subject> of(Situation situation, Parameters parameters) {
        List<Component> components =
                situation.components().stream()
                        .sorted(Comparator.comparing(Component::id))
                        .toList();
        Map<ComponentId, Double> probabilities = situation.probabilityByComponent();
        Map<ComponentId, Observation> observations =
                situation.observations().stream()
                        .collect(toMap(Observation::component, Function.identity()));
        Dependants dependants = Dependants.of(components);
        ZonedDateTime now = situation.at().atZone(parameters.zone());
        return components.stream()
                .map(
                        each -> {
                            Observation seen = observations.get(each.id());
                            return subject(
                                    each,
                                    dependants.all(each.id()),
                                    dependants.critical(each.id()),
                                    probabilities.get(each.id()),
                                    seen == null ? Observation.none(each.id()) : seen,
                                    situation.tiers().get(each.id()),
                                    now,
                                    parameters);
                        })
                .toList();
    }

    private static Subject subject(
            Component component,
            int dependants,
            int critical,
            double probability,
            Observation seen,
            Tier before,
            ZonedDateTime now,
            Parameters parameters) {
        return new Subject(
                component.id(),
                component.kind(),
                component.criticality(),
                minutes(component.rto()),
                minutes(component.rpo()),
                component.lossPerMinute(),
                dependants,
                critical,
                probability,
                seen.hazards().getOrDefault(ExternalEvent.Type.WEATHER, 0.0),
                seen.hazards().getOrDefault(ExternalEvent.Type.UNREST, 0.0),
                seen.hazards().getOrDefault(ExternalEvent.Type.VULNERABILITY, 0.0),
                seen.hazards().getOrDefault(ExternalEvent.Type.ALERT, 0.0),
                seen.maintenance().isPresent(),
                now.getHour(),
                now.getDayOfWeek(),
                now.getDayOfMonth(),
                now.toLocalDate().lengthOfMonth() - now.getDayOfMonth(),
                before == null ? Tier.MINIMAL : before,
                seen.tierSince().map(since -> minutesIn(since, now)).orElse(Subject.LONG),
                component.labels(),
                seen.readings(),
                parameters);
    }

    private static double minutesIn(Instant since, ZonedDateTime now) {
        return Math.max(0, minutes(Duration.between(since, now.toInstant())));
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
