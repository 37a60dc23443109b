package forestall.api;

import forestall.compare.Comparison;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Situation;
import forestall.workshop.RuleWorkshop;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Comparisons under way and the last that ended, of this node. They take seconds to minutes, so
 * nobody waits for one with a request open. Thread-safe.
 */
@ApplicationScoped
public class Comparisons {
    private static final Logger LOG = Logger.getLogger(Comparisons.class.getName());

    /** Those that are remembered. */
    private static final int KEPT = 20;

    /** At once; more would keep the cycle waiting. */
    private static final int AT_ONCE = 2;

    @Resource ManagedExecutorService threads;
    @Inject RuleWorkshop workshop;

    private final Map<UUID, Job> jobs = new LinkedHashMap<>();

    /**
     * How far one is.
     *
     * @param id names it
     * @param candidate version that is compared
     * @param situations how many it was asked for
     * @param done how many are done
     * @param result once it is there
     * @param failed why there is none
     */
    public record Job(
            UUID id,
            int candidate,
            int situations,
            int done,
            Optional<Comparison> result,
            Optional<String> failed) {

        public boolean isOver() {
            return result.isPresent() || failed.isPresent();
        }
    }

    /**
     * Begins one.
     *
     * @throws Problem 429 {@code busy} when two are under way
     * @throws Unacceptable when there is no such version
     */
    public Job start(int candidate, int situations) {
        workshop.version(candidate);
        if (situations < 1 || situations > RuleWorkshop.MOST_SITUATIONS) {
            throw new IllegalArgumentException(
                    "situations must be 1 to %d, was %d"
                            .formatted(RuleWorkshop.MOST_SITUATIONS, situations));
        }
        return start(
                candidate,
                situations,
                progress -> workshop.compare(candidate, situations, progress));
    }

    /**
     * Begins one on a situation that somebody brings.
     *
     * @throws Problem 413 {@code too-many-components} when it is too large
     * @throws Problem 429 {@code busy} when two are under way
     * @throws Unacceptable when there is no such version
     */
    public Job start(int candidate, Situation situation) {
        workshop.version(candidate);
        Questions.checked(situation);
        return start(candidate, 1, progress -> workshop.compare(candidate, situation));
    }

    private Job start(int candidate, int situations, Work work) {
        var job =
                new Job(
                        UUID.randomUUID(),
                        candidate,
                        situations,
                        0,
                        Optional.empty(),
                        Optional.empty());
        synchronized (jobs) {
            if (jobs.values().stream().filter(each -> !each.isOver()).count() >= AT_ONCE) {
                throw new Problem(
                        429, "busy", "two comparisons are under way; try again in a while");
            }
            jobs.put(job.id(), job);
            var oldest = jobs.values().iterator();
            while (jobs.size() > KEPT && oldest.hasNext()) {
                if (oldest.next().isOver()) {
                    oldest.remove();
                }
            }
        }
        threads.execute(() -> run(job, work));
        return job;
    }

    private interface Work {
        Comparison run(IntConsumer progress);
    }

    private void run(Job job, Work work) {
        try {
            Comparison result =
                    work.run(done -> put(job, done, Optional.empty(), Optional.empty()));
            put(job, result.situations(), Optional.of(result), Optional.empty());
        } catch (RuntimeException failed) {
            LOG.log(Level.INFO, "A comparison of v" + job.candidate() + " failed", failed);
            put(job, 0, Optional.empty(), Optional.of(String.valueOf(failed.getMessage())));
        }
    }

    private void put(Job job, int done, Optional<Comparison> result, Optional<String> failed) {
        synchronized (jobs) {
            jobs.put(
                    job.id(),
                    new Job(job.id(), job.candidate(), job.situations(), done, result, failed));
        }
    }

    /** The last that was begun for a version; empty when this node remembers none. */
    public Optional<Job> newest(int candidate) {
        synchronized (jobs) {
            return jobs.values().stream()
                    .filter(each -> each.candidate() == candidate)
                    .reduce((first, second) -> second);
        }
    }

    /**
     * @throws Unacceptable when there is none, or none any more
     */
    public Job byId(UUID id) {
        synchronized (jobs) {
            Job found = jobs.get(id);
            if (found == null) {
                throw new Unacceptable(
                        Code.UNKNOWN_COMPARISON, "there is no comparison %s here".formatted(id));
            }
            return found;
        }
    }
}
