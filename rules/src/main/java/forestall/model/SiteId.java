package forestall.model;

/**
 * Names one site: a building or availability zone with one position on the map.
 *
 * @param value 1 to 128 letters, digits, or {@code . _ : -}; starts with a letter or digit
 */
public record SiteId(String value) implements Comparable<SiteId> {

    public SiteId {
        Require.id(value, "site id");
    }

    public static SiteId of(String value) {
        return new SiteId(value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
