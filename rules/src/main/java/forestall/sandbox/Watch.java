package forestall.sandbox;

import java.util.Optional;

/**
 * Told every thousand steps or so that rules still run, and says when they should not. The core
 * reads no clock, so whoever runs the rules brings one; it may also look at the memory that the
 * thread allocated. Called on the thread that runs the rules; must be quick.
 */
@FunctionalInterface
public interface Watch {
    /** Lets rules run until their steps are used up. */
    Watch PATIENT = Optional::empty;

    /** Why the rules must end now, such as {@code "longer than 2 s"}; empty: go on. */
    Optional<String> ends();
}
