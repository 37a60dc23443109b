package forestall.failover;

/** What came of an action on a provider. */
public sealed interface Outcome {

    /** For people, 1 to 500 characters. */
    String detail();

    /** The action is done, now or by an earlier call with the same key. */
    record Done(String detail) implements Outcome {}

    /**
     * Not done, and may succeed if tried again later: a deadline passed, the provider is busy or
     * away.
     */
    record Later(String detail) implements Outcome {}

    /** Not done, and trying again changes nothing until somebody mends something. */
    record Refused(String detail) implements Outcome {}
}
