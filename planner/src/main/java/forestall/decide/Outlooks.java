package forestall.decide;

import forestall.model.ComponentId;
import forestall.model.Outlook;
import java.time.Instant;
import java.util.List;

/** What was foreseen, over time. */
public interface Outlooks {

    /**
     * Oldest first; {@code from} inclusive, {@code to} exclusive. When there are more than {@code
     * most}, the time is cut into as many equal parts, and each has its most probable failure, so
     * that no peak is lost.
     *
     * @param most 1 to 10,000
     */
    List<Outlook> history(ComponentId component, Instant from, Instant to, int most);
}
