package forestall.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Values by hash, open addressing; a value knows its own hash. Removes in bulk only. */
final class LongMap<V> {
    private final ToLongFunction<V> hash;
    private Object[] values = new Object[64];
    private int size;

    LongMap(ToLongFunction<V> hash) {
        this.hash = hash;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only add fills it
    V get(long key) {
        int mask = values.length - 1;
        for (int at = place(key, mask); ; at = (at + 1) & mask) {
            V value = (V) values[at];
            if (value == null || hash.applyAsLong(value) == key) {
                return value;
            }
        }
    }

    /** The key must not be there yet. */
    void add(V value) {
        if (2 * (size + 1) > values.length) {
            fill(unordered(), 2 * values.length);
        }
        put(value);
    }

    private void put(V value) {
        int mask = values.length - 1;
        int at = place(hash.applyAsLong(value), mask);
        while (values[at] != null) {
            at = (at + 1) & mask;
        }
        values[at] = value;
        size++;
    }

    private void fill(List<V> all, int capacity) {
        values = new Object[capacity];
        size = 0;
        all.forEach(this::put);
    }

    /** Nothing happens when it isn't there. */
    void remove(long key) {
        int mask = values.length - 1;
        int gap = place(key, mask);
        while (values[gap] != null && hashAt(gap) != key) {
            gap = (gap + 1) & mask;
        }
        if (values[gap] == null) {
            return;
        }
        size--;
        // What comes behind and would have stood here moves up.
        for (int at = (gap + 1) & mask; values[at] != null; at = (at + 1) & mask) {
            int home = place(hashAt(at), mask);
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                values[gap] = values[at];
                gap = at;
            }
        }
        values[gap] = null;
    }

    @SuppressWarnings("unchecked") // only add fills it
    private long hashAt(int at) {
        return hash.applyAsLong((V) values[at]);
    }

    /** Keeps what passes. */
    void keep(Predicate<V> passes) {
        List<V> left = unordered();
        left.removeIf(passes.negate());
        fill(left, values.length);
    }

    /** All values, by hash, so that the order tells nothing of how they came. */
    List<V> all() {
        List<V> all = unordered();
        all.sort(Comparator.comparingLong(hash));
        return all;
    }

    /** All values, in an order that nothing may depend on. */
    @SuppressWarnings("unchecked") // only add fills it
    List<V> unordered() {
        List<V> all = new ArrayList<>(size);
        for (Object value : values) {
            if (value != null) {
                all.add((V) value);
            }
        }
        return all;
    }

    private static int place(long key, int mask) {
        return (int) (key ^ (key >>> 32)) & mask;
    }
}
