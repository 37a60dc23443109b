package forestall.model;

/**
 * Names one host of the failover region.
 *
 * @param value 1 to 128 letters, digits, or {@code . _ : -}; starts with a letter or digit
 */
public record HostId(String value) implements Comparable<HostId> {

    public HostId {
        Require.id(value, "host id");
    }

    public static HostId of(String value) {
        return new HostId(value);
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
