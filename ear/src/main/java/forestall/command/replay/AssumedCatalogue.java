package forestall.command.replay;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Host;
import forestall.model.HostId;
import forestall.model.Kind;
import forestall.model.Price;
import forestall.model.ResourcePool;
import forestall.model.Site;
import forestall.model.SiteId;
import forestall.model.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recording does not tell, assumed the same for every recording: a service that nobody calls
 * faces the customer and is critical, what it calls is of high importance, all else of moderate.
 * Every service needs the same, and the pool holds 80 % of the services at tier FULL.
 */
final class AssumedCatalogue {
    static final Site SITE = new Site(SiteId.of("recorded"), "Recorded site", "recorded", 0, 0);

    private static final Capacity DEMAND = new Capacity(2000, 4096, 20, 100);
    private static final double SHARE_OF_DEMAND = 0.8;
    private static final int HOSTS = 4;

    private AssumedCatalogue() {}

    static List<Component> components(RecordedDay day) {
        Set<ComponentId> called = new TreeSet<>();
        day.needs().values().forEach(called::addAll);
        Set<ComponentId> calledByFront = new TreeSet<>();
        day.needs()
                .forEach(
                        (caller, needs) -> {
                            if (!called.contains(caller)) {
                                calledByFront.addAll(needs);
                            }
                        });
        List<Component> components = new ArrayList<>();
        for (ComponentId service : day.services()) {
            components.add(
                    component(
                            service,
                            day.needs().getOrDefault(service, Set.of()),
                            !called.contains(service)
                                    ? Criticality.CRITICAL
                                    : calledByFront.contains(service)
                                            ? Criticality.HIGH
                                            : Criticality.MODERATE));
        }
        return components;
    }

    private static Component component(
            ComponentId service, Set<ComponentId> needs, Criticality criticality) {
        Map<Criticality, Duration> rto =
                Map.of(
                        Criticality.CRITICAL, Duration.ofMinutes(5),
                        Criticality.HIGH, Duration.ofMinutes(5),
                        Criticality.MODERATE, Duration.ofMinutes(30));
        return new Component(
                service,
                service.value(),
                Kind.APPLICATION_STACK,
                SITE.id(),
                "a",
                needs,
                criticality,
                rto.get(criticality),
                Duration.ofMinutes(1),
                100,
                DEMAND,
                Set.of());
    }

    static ResourcePool pool(int services) {
        Capacity each = DEMAND.times(SHARE_OF_DEMAND * services / HOSTS);
        List<Host> hosts = new ArrayList<>();
        for (int number = 1; number <= HOSTS; number++) {
            String zone = number <= HOSTS / 2 ? "south-1" : "south-2";
            hosts.add(
                    new Host(
                            HostId.of("host-" + number),
                            zone,
                            each,
                            new Price(0.04 + 0.002 * number, 0.005, 0.00015, 0.0004)));
        }
        return new ResourcePool(
                "south", List.of(new Zone("south-1", 10_000), new Zone("south-2", 10_000)), hosts);
    }
}
