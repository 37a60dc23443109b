package forestall.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * An amount of resources. Whole numbers, so that sums over a pool are exact.
 *
 * @param vcpuMilli thousandths of a virtual CPU, 0 or more
 * @param memoryMib memory in MiB, 0 or more
 * @param storageGib storage in GiB, 0 or more
 * @param networkMbps network bandwidth in Mbit/s, 0 or more
 * @param others further resources by name, written like an id, such as {@code licences}; 0 or more.
 *     One that is left out is 0. A component or a host has at most {@link #MOST_OTHERS}; a sum may
 *     have more
 */
public record Capacity(
        long vcpuMilli,
        long memoryMib,
        long storageGib,
        long networkMbps,
        Map<String, Long> others) {

    public static final Capacity NONE = new Capacity(0, 0, 0, 0);

    public static final int MOST_OTHERS = 16;

    /** So large an amount is a mistake, and sums of a million of them still fit a long. */
    private static final long MOST = 1_000_000_000_000L;

    public Capacity {
        amount(vcpuMilli, "vcpuMilli");
        amount(memoryMib, "memoryMib");
        amount(storageGib, "storageGib");
        amount(networkMbps, "networkMbps");
        Map<String, Long> some = new TreeMap<>();
        Require.present(others, "others")
                .forEach(
                        (name, value) -> {
                            Require.id(name, "resource");
                            amount(Require.present(value, name), name);
                            if (value > 0) { // 0 is as if it were not there
                                some.put(name, value);
                            }
                        });
        others = Collections.unmodifiableMap(some);
    }

    /** Of four resources alone. */
    public Capacity(long vcpuMilli, long memoryMib, long storageGib, long networkMbps) {
        this(vcpuMilli, memoryMib, storageGib, networkMbps, Map.of());
    }

    /** 0 when there is none. */
    public long other(String name) {
        return others.getOrDefault(name, 0L);
    }

    /**
     * As {@link Require#present}, and refuses one with more other resources than people keep apart.
     */
    static Capacity ofOne(Capacity value, String name) {
        int others = Require.present(value, name).others.size();
        if (others > MOST_OTHERS) {
            throw new IllegalArgumentException(
                    "%s names %d other resources, more than %d"
                            .formatted(name, others, MOST_OTHERS));
        }
        return value;
    }

    private static void amount(long value, String name) {
        Require.atLeastZero(value, name);
        if (value > MOST) {
            throw new IllegalArgumentException(name + " must be at most 1e12, was " + value);
        }
    }

    public Capacity plus(Capacity other) {
        return new Capacity(
                vcpuMilli + other.vcpuMilli,
                memoryMib + other.memoryMib,
                storageGib + other.storageGib,
                networkMbps + other.networkMbps,
                combined(other, Long::sum));
    }

    /** What is left of this when {@code other} is taken out; a resource that is short becomes 0. */
    public Capacity minusDownToZero(Capacity other) {
        return new Capacity(
                Math.max(0, vcpuMilli - other.vcpuMilli),
                Math.max(0, memoryMib - other.memoryMib),
                Math.max(0, storageGib - other.storageGib),
                Math.max(0, networkMbps - other.networkMbps),
                combined(other, (mine, theirs) -> Math.max(0, mine - theirs)));
    }

    /**
     * This amount times {@code factor}, each resource rounded up.
     *
     * @param factor 0 or more, finite
     */
    public Capacity times(double factor) {
        Require.atLeastZero(factor, "factor");
        return new Capacity(
                scaled(vcpuMilli, factor),
                scaled(memoryMib, factor),
                scaled(storageGib, factor),
                scaled(networkMbps, factor),
                combined(NONE, (mine, none) -> scaled(mine, factor)));
    }

    private Map<String, Long> combined(Capacity other, LongBinaryOperator how) {
        if (others.isEmpty() && other.others.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> all = new TreeMap<>();
        others.forEach((name, value) -> all.put(name, how.applyAsLong(value, other.other(name))));
        other.others.forEach(
                (name, value) -> all.computeIfAbsent(name, each -> how.applyAsLong(0, value)));
        return all;
    }

    // A product such as 0.1 × 30 is a hair above 3; the hair must not cost a whole unit.
    private static long scaled(long amount, double factor) {
        double product = amount * factor;
        return (long) Math.ceil(product - 1e-13 * product);
    }

    public boolean fitsIn(Capacity room) {
        return vcpuMilli <= room.vcpuMilli
                && memoryMib <= room.memoryMib
                && storageGib <= room.storageGib
                && networkMbps <= room.networkMbps
                && others.entrySet().stream()
                        .allMatch(each -> each.getValue() <= room.other(each.getKey()));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The amounts that are not 0, in words: {@code 4 vCPU, 8 GiB memory}. */
    public String inWords() {
        var words = new StringBuilder();
        if (vcpuMilli > 0) {
            add(
                    words,
                    vcpuMilli % 1000 == 0
                            ? vcpuMilli / 1000 + " vCPU"
                            : vcpuMilli / 1000.0 + " vCPU");
        }
        if (memoryMib > 0) {
            add(words, memoryInWords() + " memory");
        }
        if (storageGib > 0) {
            add(words, storageGib + " GiB storage");
        }
        if (networkMbps > 0) {
            add(words, networkMbps + " Mbit/s network");
        }
        others.forEach((name, value) -> add(words, value + " " + name));
        return words.isEmpty() ? "nothing" : words.toString();
    }

    private String memoryInWords() {
        return memoryMib < 1024
                ? memoryMib + " MiB"
                : BigDecimal.valueOf(memoryMib)
                                .divide(BigDecimal.valueOf(1024), 1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " GiB";
    }

    private static void add(StringBuilder words, String part) {
        words.append(words.isEmpty() ? "" : ", ").append(part);
    }
}
