package forestall.command.bench.planner;

import forestall.placement.Duals;
import forestall.placement.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Who makes plans. */
interface Contestant {

    /** As rows call it. */
    String name();

    /**
     * Reads the problem, and has a plan when the time is over.
     *
     * @param seconds all in
     */
    Answer plan(Path instance, double seconds) throws IOException;

    /** Whether problems of this size are for it. */
    default boolean takes(Size size) {
        return true;
    }

    /**
     * @param slots by component
     * @param open components that it came to no decision on; they are without standby
     * @param said what it says of its plan; null when it is not to say
     * @param bound what it proves that no plan of as many mandatory components costs less than
     * @param duals prices that prove the bound; null when others do
     * @param heapBytes that were in use in the middle of the search; 0 where nobody looked
     */
    record Answer(
            List<Instance.Slot> slots,
            int open,
            Said said,
            OptionalLong bound,
            Duals duals,
            long heapBytes) {

        public Answer {
            slots = List.copyOf(slots);
        }
    }

    /** As {@link forestall.placement.proof.Evaluator.Score}. */
    record Said(long hard, long medium, long soft) {}
}
