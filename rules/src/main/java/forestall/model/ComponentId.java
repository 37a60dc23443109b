package forestall.model;

/**
 * Names one component for ever.
 *
 * @param value 1 to 128 letters, digits, or {@code . _ : -}; starts with a letter or digit
 */
public record ComponentId(String value) implements Comparable<ComponentId> {

    public ComponentId {
        Require.id(value, "component id");
    }

    public static ComponentId of(String value) {
        return new ComponentId(value);
    }

    @Override
    public int compareTo(ComponentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
