package forestall.allocate;

import forestall.model.Capacity;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of capacities. Unlike {@link Capacity} it has no upper limit and knows how far it is over.
 *
 * @param others further resources by name
 */
record Load(
        long vcpuMilli,
        long memoryMib,
        long storageGib,
        long networkMbps,
        Map<String, Long> others) {
    static final Load NONE = new Load(0, 0, 0, 0, Map.of());

    static Load of(Capacity capacity) {
        return new Load(
                capacity.vcpuMilli(),
                capacity.memoryMib(),
                capacity.storageGib(),
                capacity.networkMbps(),
                capacity.others());
    }

    Load plus(Load other) {
        return new Load(
                vcpuMilli + other.vcpuMilli,
                memoryMib + other.memoryMib,
                storageGib + other.storageGib,
                networkMbps + other.networkMbps,
                othersAnd(other.others, 1));
    }

    Load minus(Load other) {
        return new Load(
                vcpuMilli - other.vcpuMilli,
                memoryMib - other.memoryMib,
                storageGib - other.storageGib,
                networkMbps - other.networkMbps,
                othersAnd(other.others, -1));
    }

    private Map<String, Long> othersAnd(Map<String, Long> more, long sign) {
        if (more.isEmpty()) {
            return others;
        }
        Map<String, Long> sum = new TreeMap<>(others);
        more.forEach((name, value) -> sum.merge(name, sign * value, Long::sum));
        sum.values().removeIf(value -> value == 0);
        return sum;
    }

    /** How much does not fit, resource by resource. */
    Capacity over(Capacity capacity) {
        Map<String, Long> othersOver = new TreeMap<>();
        others.forEach(
                (name, value) -> othersOver.put(name, Math.max(0, value - capacity.other(name))));
        return new Capacity(
                Math.max(0, vcpuMilli - capacity.vcpuMilli()),
                Math.max(0, memoryMib - capacity.memoryMib()),
                Math.max(0, storageGib - capacity.storageGib()),
                Math.max(0, networkMbps - capacity.networkMbps()),
                othersOver);
    }
}
