package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.store.StoredRuns;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Each second: takes every run that has steps to take, also those that a crash left in the middle,
 * and lets it go on in a thread of its own.
 */
@Singleton
@TransactionAttribute(NOT_SUPPORTED)
public class RunAdvancer {
    private static final Logger LOG = Logger.getLogger(RunAdvancer.class.getName());

    @Resource ManagedExecutorService threads;
    @Inject StoredRuns runs;
    @Inject RunWorker worker;

    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        try {
            for (UUID id : runs.running()) {
                if (underWay.add(id)) {
                    begin(id);
                }
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "Failover runs could not be read", failure);
        }
    }

    private void begin(UUID id) {
        try {
            threads.execute(() -> advance(id));
        } catch (RejectedExecutionException full) {
            underWay.remove(id); // in a second there may be a thread
            throw full;
        }
    }

    private void advance(UUID id) {
        try {
            LOG.info(worker.advance(id));
        } catch (RuntimeException failure) {
            LOG.log(Level.SEVERE, "Run %s stopped; it is taken up again".formatted(id), failure);
        } finally {
            underWay.remove(id);
        }
    }
}
