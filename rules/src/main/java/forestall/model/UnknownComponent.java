package forestall.model;

/** Somebody names a component that the catalogue does not have. */
public final class UnknownComponent extends IllegalArgumentException {

    public UnknownComponent(String message) {
        super(message);
    }
}
