package forestall.model;

/**
 * Prices of a host's resources, in currency units an hour, each 0 or more.
 *
 * @param perVcpu one virtual CPU
 * @param perGibMemory one GiB of memory
 * @param perGibStorage one GiB of storage
 * @param perMbps one Mbit/s of network bandwidth
 */
public record Price(double perVcpu, double perGibMemory, double perGibStorage, double perMbps) {

    public Price {
        Require.atLeastZero(perVcpu, "perVcpu");
        Require.atLeastZero(perGibMemory, "perGibMemory");
        Require.atLeastZero(perGibStorage, "perGibStorage");
        Require.atLeastZero(perMbps, "perMbps");
    }

    /** Currency units an hour for {@code amount}. */
    public double of(Capacity amount) {
        return perVcpu * amount.vcpuMilli() / 1000
                + perGibMemory * amount.memoryMib() / 1024
                + perGibStorage * amount.storageGib()
                + perMbps * amount.networkMbps();
    }
}
