package forestall.cycle;

import forestall.decide.PredictionModels;
import forestall.decide.ServiceClock;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.Failure;
import forestall.predict.Kept;
import forestall.predict.Refit;
import forestall.store.StoredFailures;
import forestall.store.StoredModels;
import forestall.store.StoredModels.InForce;
import forestall.store.StoredSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** Learns fusion anew from what is stored; one node at a time. */
@ApplicationScoped
public class Refitting implements PredictionModels {
    private static final Logger LOG = Logger.getLogger(Refitting.class.getName());

    private static final Optional<Refitted> NOT_DUE = Optional.empty();

    @Inject StoredSnapshots snapshots;
    @Inject StoredFailures failures;
    @Inject StoredModels models;
    @Inject ServiceClock clock;

    @Override
    public Refitted refit() {
        return models.alone(() -> learn("operator"))
                .orElseThrow(
                        () ->
                                new Unacceptable(
                                        Code.REFIT_UNDER_WAY, "fusion is being learned anew"));
    }

    /**
     * Learns anew when the last time is {@code interval} ago, and nobody else is at it.
     *
     * @return empty when it was not due
     */
    Optional<Refitted> refitWhenDue(Duration interval) {
        return models.alone(() -> isDue(interval) ? Optional.of(learn("schedule")) : NOT_DUE)
                .orElse(NOT_DUE);
    }

    private boolean isDue(Duration interval) {
        return models.attempts(1).stream()
                .noneMatch(last -> last.at().plus(interval).isAfter(clock.now()));
    }

    private Refitted learn(String by) {
        InForce inForce = models.inForce(); // first: who chooses another from here on prevails
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        List<Kept> kept = snapshots.all();
        List<Failure> recorded = failures.all();
        Refit.Result result = Refit.of(kept, recorded, inForce.model(), now);
        String words = result.words();
        Optional<Integer> version = Optional.empty();
        if (result.takesOver()) {
            var learned =
                    new Learned(
                            now,
                            by,
                            kept.get(0).snapshot().at(),
                            kept.get(kept.size() - 1).snapshot().at(),
                            recorded.size());
            version =
                    models.takeOver(
                            inForce.version(), result.model(), learned, result.verdicts(), words);
            if (version.isEmpty()) {
                words +=
                        ". It did not, as model %d, which it was compared with, was replaced meanwhile"
                                .formatted(inForce.version());
            }
        }
        models.note(new Attempt(now, by, version, words));
        LOG.info(
                "Learned anew from %d snapshots and %d failures. %s"
                        .formatted(kept.size(), recorded.size(), words));
        return new Refitted(
                version.orElseGet(models::currentVersion),
                version.isPresent(),
                result.verdicts(),
                words);
    }

    @Override
    public List<Attempt> attempts(int limit) {
        return models.attempts(limit);
    }

    @Override
    public List<Version> versions() {
        return models.versions();
    }

    @Override
    public Optional<Detail> byVersion(int version) {
        return models.byVersion(version);
    }

    @Override
    public Version use(int version) {
        if (!models.use(version)) {
            throw new Unacceptable(Code.UNKNOWN_MODEL, "there is no model " + version);
        }
        LOG.info("Model %d was put in force".formatted(version));
        return models.byVersion(version).orElseThrow().version();
    }
}
