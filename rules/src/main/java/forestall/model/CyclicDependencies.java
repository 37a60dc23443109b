package forestall.model;

/** Components depend on each other in a circle; the message names it. */
public final class CyclicDependencies extends IllegalArgumentException {

    public CyclicDependencies(String message) {
        super(message);
    }
}
