package forestall.allocate;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Host;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.StandbyTerms;
import forestall.model.Tier;
import forestall.model.Zone;
import forestall.placement.Draft;
import forestall.placement.Instance;
import forestall.placement.Problem;
import forestall.placement.Tiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The situation of a minute as a placement problem. Components and hosts are numbered in order of
 * id, so that the order in which they were given cannot matter.
 */
final class Translation {
    /** Latency in microseconds that nothing exceeds. */
    private static final int FAR = 1_000_000_000;

    final List<Component> components;
    final List<Host> hosts;
    private final Map<String, Zone> poolZones = new HashMap<>();
    private final Map<ComponentId, RiskScore> risks;
    private final Map<ComponentId, Allocation> standing;
    private final AllocatorSettings settings;
    private final Scales scales;
    private final Map<String, Integer> primaryZones = new HashMap<>();
    private final Map<String, Integer> zones = new HashMap<>();
    private final Map<ComponentId, Integer> places = new HashMap<>();
    private final Stakes stakes;
    private final Draft draft;

    /** The problem. */
    final Problem problem;

    /** What stands by, by component; on hosts that are gone, nothing. */
    final List<Instance.Slot> now = new ArrayList<>();

    Translation(
            List<Component> components,
            Map<ComponentId, RiskScore> risks,
            ResourcePool pool,
            Map<ComponentId, Allocation> standing,
            AllocatorSettings settings) {
        this.components = components.stream().sorted(Comparator.comparing(Component::id)).toList();
        this.hosts = pool.hosts().stream().sorted(Comparator.comparing(Host::id)).toList();
        this.risks = risks;
        this.standing = standing;
        this.settings = settings;
        scales = Scales.of(components, pool);
        List<Zone> ordered =
                pool.zones().stream().sorted(Comparator.comparing(Zone::name)).toList();
        ordered.forEach(each -> poolZones.put(each.name(), each));
        this.components.forEach(
                each -> primaryZones.computeIfAbsent(each.zone(), name -> primaryZones.size()));
        ordered.forEach(each -> zones.put(each.name(), primaryZones.size() + zones.size()));
        for (int c = 0; c < this.components.size(); c++) {
            places.put(this.components.get(c).id(), c);
        }
        stakes = new Stakes(this.components, risks, hosts, scales, settings);
        draft =
                new Draft(
                        this.components.size(),
                        hosts.size(),
                        primaryZones.size() + zones.size(),
                        scales.resources());
        ordered.forEach(this::takeZone);
        for (int h = 0; h < hosts.size(); h++) {
            takeHost(h, hosts.get(h));
        }
        Map<String, Integer> groups = new HashMap<>();
        for (int c = 0; c < this.components.size(); c++) {
            takeComponent(c, this.components.get(c), groups);
        }
        problem = new Problem(draft);
    }

    private void takeZone(Zone zone) {
        int to = zones.get(zone.name());
        int common = draft.link(zone.replicationMbps());
        primaryZones.forEach(
                (name, from) -> {
                    Long own = zone.replicationMbpsFrom().get(name);
                    draft.links(own == null ? common : draft.link(own), from, to);
                    draft.latency(from, to, micros(zone.latencyMsFrom().get(name)));
                });
        zones.forEach(
                (name, other) -> {
                    Double there = poolZones.get(name).latencyMsFrom().get(zone.name());
                    Double here = zone.latencyMsFrom().get(name);
                    draft.latency(other, to, micros(here == null ? there : here));
                });
    }

    private static int micros(Double millis) {
        return millis == null ? 0 : (int) Math.min(FAR, Math.round(millis * 1000));
    }

    private void takeHost(int h, Host host) {
        draft.host(h, zones.get(host.zone()), stakes.money(host.openCost().orElse(0.0)));
        for (int r = 0; r < scales.resources(); r++) {
            draft.offer(h, r, scales.room(host, r), stakes.money(1000 * scales.price(host, r)));
        }
    }

    private void takeComponent(int c, Component component, Map<String, Integer> groups) {
        StandbyTerms terms = component.standbyTerms();
        RiskScore risk = risks.get(component.id());
        int group =
                terms.apart()
                        .map(name -> groups.computeIfAbsent(name, each -> groups.size()))
                        .orElse(-1);
        draft.component(
                c,
                TierNumbers.of(risk.tier()),
                primaryZones.get(component.zone()),
                group,
                terms.mandatory());
        for (Tier tier : Tier.values()) {
            Capacity capacity = capacity(component, tier);
            Double far = terms.maxLatencyMs().get(tier);
            draft.tier(
                    c,
                    TierNumbers.of(tier),
                    stakes.loss(component, risk, TierNumbers.of(tier)),
                    replicationMbps(capacity, tier),
                    far == null ? FAR : micros(far));
            for (int r = 0; r < scales.resources(); r++) {
                draft.use(c, TierNumbers.of(tier), r, scales.need(capacity, r));
            }
        }
        draft.tier(c, Tiers.NONE, stakes.loss(component, risk, Tiers.NONE), 0, FAR);
        terms.near()
                .forEach(
                        (other, nearness) -> {
                            Integer place = places.get(other);
                            if (place != null) {
                                draft.talk(
                                        c,
                                        place,
                                        micros(nearness.maxLatencyMs()),
                                        stakes.money(nearness.lossAnHour()));
                            }
                        });
        takeNow(c, component.id());
    }

    private void takeNow(int c, ComponentId id) {
        Allocation standby = standing.get(id);
        for (int h = 0; standby != null && h < hosts.size(); h++) {
            if (hosts.get(h).id().equals(standby.host())) {
                var slot = new Instance.Slot(h, TierNumbers.of(standby.tier()));
                draft.now(c, slot, Math.max(1, stakes.money(settings.movesAtLeast())), 0);
                now.add(slot);
                return;
            }
        }
        now.add(new Instance.Slot(-1, Tiers.NONE));
    }

    /** What a component needs at a tier, not {@link Tiers#NONE}. */
    Capacity capacity(int c, int tier) {
        return capacity(components.get(c), TierNumbers.of(tier));
    }

    /** It stands by on another host now. */
    boolean moves(Allocation allocation) {
        Allocation now = standing.get(allocation.component());
        return now != null && !now.host().equals(allocation.host());
    }

    private Capacity capacity(Component component, Tier tier) {
        return component.demand().times(risks.get(component.id()).standbyFactors().get(tier));
    }

    /** Traffic that synchronises all the time, in Mbit/s; 0 where it is only periodic. */
    static int replicationMbps(Capacity capacity, Tier tier) {
        return tier.synchronisation() == Tier.Synchronisation.PERIODIC
                ? 0
                : (int) Math.min(Integer.MAX_VALUE, capacity.networkMbps());
    }
}
