package forestall.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import forestall.decide.DecisionLog;
import forestall.json.ModelJson;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Observation;
import forestall.model.RiskScore;
import forestall.model.Situation;
import forestall.model.Tier;
import forestall.predict.Snapshot;
import forestall.store.DecisionDao.PointRow;
import forestall.store.DecisionDao.RiskRow;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Decisions and the predictor's state, in PostgreSQL. Thread-safe. */
public final class StoredDecisions implements DecisionLog {
    private final Jdbi jdbi;

    public StoredDecisions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * As {@link #add(Situation, Decision, Duration, PredictorState, Foreseen)}, nothing foreseen.
     */
    public boolean add(
            Situation situation, Decision decision, Duration took, PredictorState predictor) {
        return add(situation, decision, took, predictor, Foreseen.NOTHING);
    }

    /**
     * Adds the decision together with what was foreseen and the predictor's state that it came
     * from, so that a crash leaves all or nothing.
     *
     * @return false when this minute already has a decision; nothing is written then
     */
    public boolean add(
            Situation situation,
            Decision decision,
            Duration took,
            PredictorState predictor,
            Foreseen foreseen) {
        return jdbi.inTransaction(
                handle -> {
                    DecisionDao dao = handle.attach(DecisionDao.class);
                    Instant minute = decision.at();
                    int added =
                            dao.add(
                                    minute,
                                    decision.ruleSet(),
                                    write(decision),
                                    write(situation),
                                    took.truncatedTo(ChronoUnit.MICROS));
                    if (added == 0) {
                        return false;
                    }
                    Map<ComponentId, Instant> since = tiersSince(situation, decision);
                    dao.addRisks(
                            decision.risks().stream()
                                    .map(
                                            risk ->
                                                    new RiskRow(
                                                            risk.component(),
                                                            minute,
                                                            risk.probability(),
                                                            risk.score(),
                                                            risk.tier(),
                                                            since.get(risk.component())))
                                    .toList());
                    StoredOutlooks.add(handle, foreseen.outlooks(), minute);
                    StoredSnapshots.add(
                            handle, atRisk(situation, foreseen.snapshots()), foreseen.sampling());
                    handle.attach(PredictorDao.class).put(predictor);
                    return true;
                });
    }

    private static List<Snapshot> atRisk(Situation situation, List<Snapshot> snapshots) {
        Set<ComponentId> atRisk =
                situation.components().stream().map(Component::id).collect(toSet());
        return snapshots.stream().filter(each -> atRisk.contains(each.component())).toList();
    }

    @Override
    public Optional<Decision> latest() {
        return jdbi.withExtension(DecisionDao.class, DecisionDao::latest)
                .map(json -> read(json, Decision.class));
    }

    @Override
    public Optional<Decision> at(Instant minute) {
        return jdbi.withExtension(DecisionDao.class, dao -> dao.at(minute))
                .map(json -> read(json, Decision.class));
    }

    @Override
    public Optional<Situation> situationAt(Instant minute) {
        return jdbi.withExtension(DecisionDao.class, dao -> dao.situationAt(minute))
                .map(json -> read(json, Situation.class));
    }

    @Override
    public List<Summary> between(Instant from, Instant to, int limit) {
        return jdbi.withExtension(DecisionDao.class, dao -> dao.between(from, to, limit));
    }

    @Override
    public Map<ComponentId, List<RiskPoint>> risks(Instant from, Instant to) {
        return jdbi.withExtension(DecisionDao.class, dao -> dao.risks(from, to)).stream()
                .collect(
                        groupingBy(
                                PointRow::component,
                                TreeMap::new,
                                mapping(PointRow::point, toList())));
    }

    /**
     * Tiers that the latest decision called for, by component; to be changed at will. From the
     * risks alone, so that a document that cannot be read any more does not stop the next decision.
     */
    public Map<ComponentId, TierHeld> latestTiers() {
        Map<ComponentId, TierHeld> tiers = new TreeMap<>();
        jdbi.useExtension(
                DecisionDao.class,
                dao ->
                        dao.latestTiers()
                                .forEach(
                                        each ->
                                                tiers.put(
                                                        each.component(),
                                                        new TierHeld(
                                                                each.tier(), each.tierSince()))));
        return tiers;
    }

    /**
     * A tier that is called for.
     *
     * @param tier which
     * @param since the first decision that called for it without a break; empty when that was not
     *     kept
     */
    public record TierHeld(Tier tier, Optional<Instant> since) {}

    private static Map<ComponentId, Instant> tiersSince(Situation situation, Decision decision) {
        Map<ComponentId, Instant> before = new TreeMap<>();
        for (Observation each : situation.observations()) {
            each.tierSince().ifPresent(since -> before.put(each.component(), since));
        }
        Map<ComponentId, Instant> since = new TreeMap<>();
        for (RiskScore risk : decision.risks()) {
            boolean same = situation.tiers().get(risk.component()) == risk.tier();
            since.put(
                    risk.component(),
                    same ? before.getOrDefault(risk.component(), decision.at()) : decision.at());
        }
        return since;
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return ModelJson.mapper().readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(
                    "a stored %s cannot be read".formatted(type.getSimpleName()), broken);
        }
    }
}
