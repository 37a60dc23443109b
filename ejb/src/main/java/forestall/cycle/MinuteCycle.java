package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog;
import forestall.decide.PublishedRules;
import forestall.decide.ServiceClock;
import forestall.feed.PredictorKeeper;
import forestall.feed.PredictorKeeper.Folded;
import forestall.model.Decision;
import forestall.model.FailoverProposal;
import forestall.model.FailoverRun.Trigger;
import forestall.model.Situation;
import forestall.predict.Prediction;
import forestall.predict.Sampling;
import forestall.store.Foreseen;
import forestall.store.StoredDecisions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Once a minute: look, decide, write it down, act. The singleton's write lock keeps minutes from
 * overlapping; no transaction is open while a provider is called.
 */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
@AccessTimeout(value = 10, unit = TimeUnit.MINUTES)
public class MinuteCycle {
    private static final Logger LOG = Logger.getLogger(MinuteCycle.class.getName());

    @Resource TimerService timers;
    @Inject Settings settings;
    @Inject ServiceClock clock;
    @Inject PredictorKeeper predictor;
    @Inject SituationReader situations;
    @Inject DecisionEngine engine;
    @Inject PublishedRules rules;
    @Inject StoredDecisions decisions;
    @Inject DecisionLog log;
    @Inject Reconciler reconciler;
    @Inject FailoverDesk desk;
    @Inject CycleStatus status;

    @PostConstruct
    void start() {
        if (clock.isDrivenByData()) {
            LOG.info("The clock is driven by data; cycles run as it is moved");
            return;
        }
        Duration interval = settings.cycle();
        Instant first = onGrid(clock.now(), interval).plus(interval);
        timers.createIntervalTimer(
                Date.from(first), interval.toMillis(), new TimerConfig("cycle", false));
        LOG.info("A cycle every %d s; the first at %s".formatted(interval.toSeconds(), first));
    }

    @Timeout
    void everyMinute() {
        run(onGrid(clock.now(), settings.cycle()));
    }

    /** A cycle that fails says so, and the next one starts from the same state. */
    public void run(Instant minute) {
        long start = System.nanoTime();
        try {
            String words = decide(minute);
            status.ended(minute, Duration.ofNanos(System.nanoTime() - start), false, words);
            LOG.info(words);
        } catch (RuntimeException | Error failure) { // also out of memory: the next may fare better
            status.ended(
                    minute,
                    Duration.ofNanos(System.nanoTime() - start),
                    true,
                    "%s: no decision: %s".formatted(minute, failure.getMessage()));
            LOG.log(Level.SEVERE, "%s: no decision".formatted(minute), failure);
        }
    }

    private String decide(Instant minute) {
        if (log.at(minute).isPresent()) {
            return "%s was decided before; nothing done".formatted(minute);
        }
        rules.refresh(); // so that all nodes change over within a cycle
        long start = System.nanoTime();
        Folded folded = predictor.fold(minute);
        Situation situation =
                situations.at(
                        minute,
                        folded.prediction().probabilities(),
                        folded.prediction().anomalies(),
                        engine.metrics());
        Decision decision = engine.decide(situation);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Prediction foreseen = folded.prediction();
        var kept =
                new Foreseen(
                        foreseen.outlooks(), foreseen.snapshots(), new Sampling(settings.cycle()));
        if (!decisions.add(situation, decision, took, folded.state(), kept)) {
            return "%s was decided by another node; nothing done".formatted(minute);
        }
        predictor.keep(folded);
        propose(decision.proposals());
        desk.withdrawLate(clock.now(), settings.approval());
        if (!settings.act()) {
            return decision.inWords() + "; only written down" + ignored(foreseen);
        }
        Reconciler.Result result = reconciler.carryOut(decision);
        return "%s; %d allocations carried out, %d not%s"
                .formatted(decision.inWords(), result.done(), result.failed(), ignored(foreseen));
    }

    private static String ignored(Prediction foreseen) {
        return foreseen.ignored() == 0
                ? ""
                : "; %d samples and lines were ignored: too late, too early, or of too many metrics"
                        .formatted(foreseen.ignored());
    }

    private void propose(List<FailoverProposal> proposals) {
        proposals.forEach(
                each ->
                        desk.ask(
                                Trigger.PREDICTED,
                                each.component(),
                                each.reason(),
                                settings.predicted()));
    }

    /** The last full interval since 1970 that is not after {@code at}. */
    static Instant onGrid(Instant at, Duration interval) {
        long seconds = interval.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
