package forestall.store;

import forestall.model.Capacity;
import java.util.Map;

/** A {@link Capacity} as columns hold it. */
public record Amounts(
        long vcpuMilli,
        long memoryMib,
        long storageGib,
        long networkMbps,
        Map<String, Long> others) {

    public static Amounts of(Capacity capacity) {
        return new Amounts(
                capacity.vcpuMilli(),
                capacity.memoryMib(),
                capacity.storageGib(),
                capacity.networkMbps(),
                capacity.others());
    }

    public Capacity capacity() {
        return new Capacity(vcpuMilli, memoryMib, storageGib, networkMbps, others);
    }
}
