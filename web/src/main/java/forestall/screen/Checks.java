package forestall.screen;

import forestall.decide.AuditLog.By;
import forestall.decide.Unacceptable;
import forestall.ruleset.CheckReport;
import forestall.workshop.RuleWorkshop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks under way and the last that ended, of this node, one a version. They take seconds, the
 * first after a start more. Thread-safe.
 */
@ApplicationScoped
public class Checks {
    private static final Logger LOG = Logger.getLogger(Checks.class.getName());

    /** Versions whose findings are remembered. */
    private static final int KEPT = 40;

    @Resource ManagedExecutorService threads;
    @Inject RuleWorkshop workshop;

    private final Map<Integer, Job> jobs = new LinkedHashMap<>();

    /**
     * One check.
     *
     * @param version that is checked
     * @param begun when
     * @param report once it is there
     * @param failed why there is none
     */
    public record Job(
            int version, Instant begun, Optional<CheckReport> report, Optional<String> failed) {

        public boolean isOver() {
            return report.isPresent() || failed.isPresent();
        }
    }

    /**
     * Begins one, unless that version is being checked already.
     *
     * @throws Unacceptable when there is no such version
     */
    void start(int version, By by) {
        workshop.version(version);
        synchronized (jobs) {
            Job now = jobs.get(version);
            if (now != null && !now.isOver()) {
                return;
            }
            jobs.remove(version);
            put(new Job(version, by.at(), Optional.empty(), Optional.empty()));
        }
        threads.execute(() -> run(version, by));
    }

    private void run(int version, By by) {
        try {
            CheckReport report = workshop.check(version, by);
            put(new Job(version, by.at(), Optional.of(report), Optional.empty()));
        } catch (RuntimeException failed) {
            LOG.log(Level.INFO, "A check of v" + version + " failed", failed);
            put(
                    new Job(
                            version,
                            by.at(),
                            Optional.empty(),
                            Optional.of(String.valueOf(failed.getMessage()))));
        }
    }

    private void put(Job job) {
        synchronized (jobs) {
            jobs.put(job.version(), job);
            var oldest = jobs.values().iterator();
            while (jobs.size() > KEPT && oldest.hasNext()) {
                if (oldest.next().isOver()) {
                    oldest.remove();
                }
            }
        }
    }

    /** The last one; empty when this node remembers none. */
    Optional<Job> of(int version) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(version));
        }
    }
}
