package forestall.screen;

import forestall.model.Allocation;
import forestall.model.Capacity;
import forestall.model.Host;
import forestall.model.ResourcePool;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of one host is used.
 *
 * @param host its id
 * @param zone its zone
 * @param components how many stand by there
 * @param uses one a resource, the further ones by name after the four
 */
public record PoolUse(String host, String zone, long components, List<Use> uses)
        implements Serializable {

    /**
     * How much of one resource is used.
     *
     * @param resource in words
     * @param percent 0 to 100, or more when a host shrank below what it holds
     * @param words used and total
     */
    public record Use(String resource, int percent, String words) implements Serializable {

        static Use of(String resource, double used, double total, String unit) {
            int percent = total > 0 ? (int) Math.round(100 * used / total) : used > 0 ? 100 : 0;
            return new Use(
                    resource,
                    percent,
                    String.format(Locale.ROOT, "%,.0f of %,.0f %s", used, total, unit));
        }
    }

    static List<PoolUse> of(ResourcePool pool, List<Allocation> standing) {
        return pool.hosts().stream().map(host -> of(host, standing)).toList();
    }

    private static PoolUse of(Host host, List<Allocation> standing) {
        List<Allocation> here =
                standing.stream().filter(each -> each.host().equals(host.id())).toList();
        Capacity used =
                here.stream().map(Allocation::capacity).reduce(Capacity.NONE, Capacity::plus);
        Capacity total = host.capacity();
        List<Use> uses = new ArrayList<>();
        uses.addAll(
                List.of(
                        Use.of("vCPU", used.vcpuMilli() / 1000.0, total.vcpuMilli() / 1000.0, ""),
                        Use.of(
                                "Memory",
                                used.memoryMib() / 1024.0,
                                total.memoryMib() / 1024.0,
                                "GiB"),
                        Use.of(
                                "Storage",
                                (double) used.storageGib(),
                                (double) total.storageGib(),
                                "GiB"),
                        Use.of(
                                "Network",
                                (double) used.networkMbps(),
                                (double) total.networkMbps(),
                                "Mbit/s")));
        Set<String> others = new TreeSet<>(total.others().keySet());
        others.addAll(used.others().keySet()); // a host may have lost what it holds
        for (String each : others) {
            uses.add(Use.of(each, (double) used.other(each), (double) total.other(each), ""));
        }
        return new PoolUse(host.id().value(), host.zone(), here.size(), List.copyOf(uses));
    }
}
