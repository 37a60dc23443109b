package forestall.allocate;

import forestall.model.Capacity;
import forestall.model.Component;
import forestall.model.Host;
import forestall.model.Price;
import forestall.model.ResourcePool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Resources as the numbers that the kernel counts with: the four and all others that hosts or
 * components name, each in units so coarse that sums stay small. Ordinary amounts keep their own.
 */
final class Scales {
    private static final long MOST = 2_000_000_000;

    private final List<String> others;
    private final long[] divisor;
    private final int[] mostNeeded;

    private Scales(List<String> others) {
        this.others = others;
        divisor = new long[4 + others.size()];
        mostNeeded = new int[divisor.length];
    }

    static Scales of(Collection<Component> components, ResourcePool pool) {
        var names = new TreeSet<String>();
        components.forEach(each -> names.addAll(each.demand().others().keySet()));
        pool.hosts().forEach(each -> names.addAll(each.capacity().others().keySet()));
        var scales = new Scales(List.copyOf(names));
        List<Capacity> all = new ArrayList<>();
        components.forEach(each -> all.add(each.demand()));
        pool.hosts().forEach(each -> all.add(each.capacity()));
        for (int r = 0; r < scales.divisor.length; r++) {
            long most = 0;
            for (Capacity each : all) {
                most = Math.max(most, scales.amount(each, r));
            }
            scales.divisor[r] = 1;
            while (most / scales.divisor[r] > MOST) {
                scales.divisor[r] *= 10; // round amounts stay exact
            }
            for (Component each : components) {
                scales.mostNeeded[r] =
                        Math.max(scales.mostNeeded[r], scales.need(each.demand(), r));
            }
        }
        return scales;
    }

    int resources() {
        return divisor.length;
    }

    private long amount(Capacity capacity, int r) {
        return switch (r) {
            case 0 -> capacity.vcpuMilli();
            case 1 -> capacity.memoryMib();
            case 2 -> capacity.storageGib();
            case 3 -> capacity.networkMbps();
            default -> capacity.other(others.get(r - 4));
        };
    }

    /** What is needed, rounded up. */
    int need(Capacity capacity, int r) {
        return Math.toIntExact((amount(capacity, r) + divisor[r] - 1) / divisor[r]);
    }

    /** What is there, rounded down. */
    long room(Host host, int r) {
        return amount(host.capacity(), r) / divisor[r];
    }

    /**
     * Currency units an hour for one of the kernel's units; what the largest component needs costs
     * no more than {@link Stakes#MOST_AN_HOUR}.
     */
    double price(Host host, int r) {
        Price price = host.price();
        double one =
                switch (r) {
                    case 0 -> price.perVcpu() / 1000;
                    case 1 -> price.perGibMemory() / 1024;
                    case 2 -> price.perGibStorage();
                    case 3 -> price.perMbps();
                    default -> price.perOther().getOrDefault(others.get(r - 4), 0.0);
                };
        return Math.min(one * divisor[r], Stakes.MOST_AN_HOUR / Math.max(1, mostNeeded[r]));
    }
}
