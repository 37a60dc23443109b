package forestall.allocate;

import static forestall.allocate.Fixtures.component;
import static forestall.allocate.Fixtures.host;
import static forestall.allocate.Fixtures.risk;
import static forestall.allocate.Fixtures.standing;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.Host;
import forestall.model.Plan;
import forestall.model.ResourcePool;
import forestall.model.RiskScore;
import forestall.model.Tier;
import forestall.model.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** One made-up situation, often short of something. */
record SmallProblem(
        List<Component> components,
        List<RiskScore> risks,
        ResourcePool pool,
        List<Allocation> current) {

    private record Wish(Capacity demand, Tier tier, double score, double impact) {}

    private record Standing(int host, Tier tier) {}

    private record Offer(int zone, Capacity capacity, double price) {}

    Plan plan(Allocator allocator) {
        return allocator.allocate(components, risks, pool, current);
    }

    SmallProblem withCurrent(List<Allocation> standing) {
        return new SmallProblem(components, risks, pool, standing);
    }

    static Arbitrary<SmallProblem> upTo(int components, int hosts) {
        return Combinators.combine(
                        wishes().list().ofMinSize(0).ofMaxSize(components),
                        offers().list().ofMinSize(0).ofMaxSize(hosts),
                        Arbitraries.longs().between(0, 20).list().ofSize(2),
                        standings().list().ofSize(components))
                .as(SmallProblem::of);
    }

    private static SmallProblem of(
            List<Wish> wishes, List<Offer> offers, List<Long> links, List<Standing> standings) {
        var components = new ArrayList<Component>();
        var risks = new ArrayList<RiskScore>();
        var current = new ArrayList<Allocation>();
        for (int i = 0; i < wishes.size(); i++) {
            Wish wish = wishes.get(i);
            Standing now = standings.get(i);
            components.add(component("c" + i, wish.demand));
            risks.add(risk("c" + i, wish.tier, wish.score, wish.impact));
            if (now.host >= 0) {
                current.add(standing("c" + i, "h" + now.host, now.tier, wish.demand));
            }
        }
        List<Zone> zones =
                IntStream.range(0, links.size())
                        .mapToObj(i -> new Zone("z" + i, links.get(i)))
                        .toList();
        List<Host> hosts =
                IntStream.range(0, offers.size())
                        .mapToObj(
                                i ->
                                        host(
                                                "h" + i,
                                                "z" + offers.get(i).zone,
                                                offers.get(i).capacity,
                                                offers.get(i).price))
                        .toList();
        return new SmallProblem(components, risks, new ResourcePool("west", zones, hosts), current);
    }

    private static Arbitrary<Wish> wishes() {
        return Combinators.combine(capacities(8), Arbitraries.of(Tier.class), shares(), shares())
                .as(Wish::new);
    }

    private static Arbitrary<Offer> offers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        capacities(16),
                        Arbitraries.integers().between(0, 4).map(each -> each / 100.0))
                .as(Offer::new);
    }

    /** Host −1 is none; hosts beyond the pool's are gone. */
    private static Arbitrary<Standing> standings() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 3), Arbitraries.of(Tier.class))
                .as(Standing::new);
    }

    private static Arbitrary<Double> shares() {
        return Arbitraries.integers().between(0, 20).map(each -> each / 20.0);
    }

    private static Arbitrary<Capacity> capacities(long most) {
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, most);
        return Combinators.combine(amounts, amounts, amounts, amounts)
                .as((cpu, memory, disk, net) -> new Capacity(cpu * 1000, memory * 1024, disk, net));
    }
}
