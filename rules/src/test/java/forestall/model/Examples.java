package forestall.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Values that are in order, for tests to spoil one at a time. */
final class Examples {
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    static final ComponentId LEDGER = ComponentId.of("ledger");
    static final SoftwareId OPENSSL = SoftwareId.of("pkg:deb/debian/openssl@3.0.15");
    static final Site STOCKHOLM =
            new Site(SiteId.of("stockholm"), "Stockholm", "RegionOne", 59.3293, 18.0686);
    static final Capacity SMALL = new Capacity(1000, 1024, 10, 100);
    static final Price PRICE = new Price(0.04, 0.005, 0.0001, 0.001);
    static final ResourcePool POOL =
            new ResourcePool(
                    "RegionTwo", List.of(new Zone("a", 1000)), List.of(host("host-1", "a")));

    private Examples() {}

    static Host host(String id, String zone) {
        return new Host(HostId.of(id), zone, SMALL, PRICE);
    }

    static Component component(String id, String... dependencies) {
        return component(id, STOCKHOLM.id(), Duration.ofMinutes(5), ids(dependencies));
    }

    static Component component(
            String id, SiteId site, Duration rto, Set<ComponentId> dependencies) {
        return new Component(
                ComponentId.of(id),
                id,
                Kind.VM,
                site,
                "a",
                dependencies,
                Criticality.HIGH,
                rto,
                Duration.ofMinutes(1),
                100,
                SMALL,
                Set.of(OPENSSL));
    }

    static Set<ComponentId> ids(String... values) {
        return Arrays.stream(values).map(ComponentId::of).collect(Collectors.toSet());
    }

    static FailureProbability probability(String id) {
        return new FailureProbability(
                ComponentId.of(id), NOON, Duration.ofMinutes(30), 0.5, List.of());
    }

    static Allocation allocation(String id) {
        return new Allocation(ComponentId.of(id), HostId.of("host-1"), Tier.MINIMAL, SMALL);
    }

    static Situation situation(
            List<Site> sites,
            List<Component> components,
            List<FailureProbability> probabilities,
            List<Allocation> current) {
        return new Situation(NOON, sites, components, probabilities, POOL, current, Map.of());
    }

    static ExternalEvent event(
            Set<ComponentId> components,
            Set<SiteId> sites,
            Set<SoftwareId> software,
            Optional<Area> area) {
        return event(0.5, NOON.plusSeconds(3600), components, sites, software, area);
    }

    static ExternalEvent event(
            double severity,
            Instant until,
            Set<ComponentId> components,
            Set<SiteId> sites,
            Set<SoftwareId> software,
            Optional<Area> area) {
        return new ExternalEvent(
                "1",
                "feed",
                ExternalEvent.Type.WEATHER,
                severity,
                NOON,
                until,
                "Storm",
                components,
                sites,
                software,
                area);
    }
}
