package forestall.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prices of a host's resources, in currency units an hour, each 0 or more.
 *
 * @param perVcpu one virtual CPU
 * @param perGibMemory one GiB of memory
 * @param perGibStorage one GiB of storage
 * @param perMbps one Mbit/s of network bandwidth
 * @param perOther one unit of each further resource, by its name, written like an id; one that is
 *     left out is free; at most {@link Capacity#MOST_OTHERS}
 */
public record Price(
        double perVcpu,
        double perGibMemory,
        double perGibStorage,
        double perMbps,
        Map<String, Double> perOther) {

    public Price {
        Require.atLeastZero(perVcpu, "perVcpu");
        Require.atLeastZero(perGibMemory, "perGibMemory");
        Require.atLeastZero(perGibStorage, "perGibStorage");
        Require.atLeastZero(perMbps, "perMbps");
        Require.present(perOther, "perOther")
                .forEach(
                        (name, price) -> {
                            Require.id(name, "resource");
                            Require.atLeastZero(
                                    Require.present(price, "price"), "price of " + name);
                        });
        if (perOther.size() > Capacity.MOST_OTHERS) {
            throw new IllegalArgumentException(
                    "perOther names %d resources, more than %d"
                            .formatted(perOther.size(), Capacity.MOST_OTHERS));
        }
        perOther = Collections.unmodifiableMap(new TreeMap<>(perOther));
    }

    /** Of four resources alone. */
    public Price(double perVcpu, double perGibMemory, double perGibStorage, double perMbps) {
        this(perVcpu, perGibMemory, perGibStorage, perMbps, Map.of());
    }

    /** Currency units an hour for {@code amount}. */
    public double of(Capacity amount) {
        double sum = 0;
        for (Map.Entry<String, Long> each : amount.others().entrySet()) {
            sum += perOther.getOrDefault(each.getKey(), 0.0) * each.getValue();
        }
        return sum
                + perVcpu * amount.vcpuMilli() / 1000
                + perGibMemory * amount.memoryMib() / 1024
                + perGibStorage * amount.storageGib()
                + perMbps * amount.networkMbps();
    }
}
