package forestall.decide;

import forestall.model.Allocation;
import java.time.Instant;
import java.util.List;

/** What stands by in the failover region, as far as the service knows. */
public interface Allocations {

    /** In order of component. */
    List<Allocation> current();

    /**
     * What a provider was asked to do for an allocation.
     *
     * @param key names the action for ever
     * @param words what was asked
     * @param done whether it was done; if not, it is tried again with the next decision
     * @param detail what the provider said
     * @param at when
     */
    record Act(String key, String words, boolean done, String detail, Instant at) {}

    /**
     * Newest first.
     *
     * @param limit 1 to 1000
     */
    List<Act> acts(int limit);

    /**
     * How many acts there were.
     *
     * @param done that providers carried out
     * @param notDone that they did not
     */
    record Tally(long done, long notDone) {}

    /** Of all acts that are kept. */
    Tally tally();
}
