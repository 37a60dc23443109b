package forestall.api;

import forestall.model.Situation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Questions that have whole situations judged while somebody waits. Thread-safe. */
@ApplicationScoped
public class Questions {
    /** Components of a situation that somebody brings. */
    static final int MOST_COMPONENTS = 10_000;

    /** At once; more would keep the cycle waiting. */
    private static final int AT_ONCE = 4;

    private static final int AT_ONCE_OF_ONE = 2;

    /** Beyond what two judgements may take at their watch, nobody waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Resource ManagedExecutorService threads;

    private Turns turns;

    @PostConstruct
    void open() {
        turns = new Turns(threads, AT_ONCE, AT_ONCE_OF_ONE, PATIENCE);
    }

    /**
     * @throws Problem 429 or 422, as {@link Turns#answer} does
     */
    public <T> T answer(SecurityContext who, Callable<T> work) {
        return turns.answer(Acting.by(who).who(), work);
    }

    /**
     * @throws Problem 413 {@code too-many-components}
     */
    static Situation checked(Situation brought) {
        if (brought.components().size() > MOST_COMPONENTS) {
            throw new Problem(
                    413,
                    "too-many-components",
                    "a situation to compare on may have at most %d components, this has %d"
                            .formatted(MOST_COMPONENTS, brought.components().size()));
        }
        return brought;
    }
}
