package forestall.failover;

/**
 * Names one action on a provider for ever. An adapter that is called twice with the same key acts
 * once and gives the same outcome twice; this is what makes a crash between act and record
 * harmless.
 *
 * @param value 1 to 200 characters
 */
public record ActionKey(String value) {

    public ActionKey {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(
                    "an action key has 1 to 200 characters, was " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
