package forestall.screen;

import forestall.decide.AuditLog.By;
import forestall.decide.RuleSets;
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
 * Checks: those under way on this node, one a version, and the last that ended on any. They take
 * seconds, the first after a start more. Thread-safe.
 */
@ApplicationScoped
public class Checks {
    private static final Logger LOG = Logger.getLogger(Checks.class.getName());

    /** Under way, and those that came to no end: at most so many. */
    private static final int KEPT = 40;

    @Resource ManagedExecutorService threads;
    @Inject RuleWorkshop workshop;
    @Inject RuleSets sets;

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
            workshop.check(version, by); // which is kept with it
            synchronized (jobs) {
                jobs.remove(version);
            }
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

    /** The one under way here, or the last that ended anywhere; empty when none is known. */
    Optional<Job> of(int version) {
        Optional<Job> here;
        synchronized (jobs) {
            here = Optional.ofNullable(jobs.get(version));
        }
        if (here.isPresent() && !here.get().isOver()) {
            return here;
        }
        return kept(version)
                .filter(each -> here.isEmpty() || !each.begun().isBefore(here.get().begun()))
                .or(() -> here);
    }

    private Optional<Job> kept(int version) {
        return sets.lastCheck(version)
                .map(
                        each ->
                                new Job(
                                        version,
                                        each.at(),
                                        Optional.of(each.report()),
                                        Optional.empty()));
    }
}
