package forestall.allocate;

import forestall.model.Capacity;

/**
 * A sum of capacities. Unlike {@link Capacity} it has no upper limit and knows how far it is over.
 */
record Load(long vcpuMilli, long memoryMib, long storageGib, long networkMbps) {
    static final Load NONE = new Load(0, 0, 0, 0);

    static Load of(Capacity capacity) {
        return new Load(
                capacity.vcpuMilli(),
                capacity.memoryMib(),
                capacity.storageGib(),
                capacity.networkMbps());
    }

    Load plus(Load other) {
        return new Load(
                vcpuMilli + other.vcpuMilli,
                memoryMib + other.memoryMib,
                storageGib + other.storageGib,
                networkMbps + other.networkMbps);
    }

    Load minus(Load other) {
        return new Load(
                vcpuMilli - other.vcpuMilli,
                memoryMib - other.memoryMib,
                storageGib - other.storageGib,
                networkMbps - other.networkMbps);
    }

    /** How much does not fit, resource by resource. */
    Capacity over(Capacity capacity) {
        return new Capacity(
                Math.max(0, vcpuMilli - capacity.vcpuMilli()),
                Math.max(0, memoryMib - capacity.memoryMib()),
                Math.max(0, storageGib - capacity.storageGib()),
                Math.max(0, networkMbps - capacity.networkMbps()));
    }

    /** Units over, all resources together; 0 when this fits. */
    long unitsOver(Capacity capacity) {
        return Math.max(0, vcpuMilli - capacity.vcpuMilli())
                + Math.max(0, memoryMib - capacity.memoryMib())
                + Math.max(0, storageGib - capacity.storageGib())
                + Math.max(0, networkMbps - capacity.networkMbps());
    }
}
