package forestall.decide;

import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** As the store does, without a database. */
public final class DecisionLogInMemory implements DecisionLog {
    private final NavigableMap<Instant, Decision> decisions = new TreeMap<>();
    private final Map<Instant, Situation> situations = new TreeMap<>();

    public void add(Situation situation, Decision decision) {
        decisions.put(decision.at(), decision);
        situations.put(decision.at(), situation);
    }

    @Override
    public Optional<Decision> latest() {
        return Optional.ofNullable(decisions.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<Decision> at(Instant minute) {
        return Optional.ofNullable(decisions.get(minute));
    }

    @Override
    public Optional<Situation> situationAt(Instant minute) {
        return Optional.ofNullable(situations.get(minute));
    }

    @Override
    public List<Summary> between(Instant from, Instant to, int limit) {
        return decisions.descendingMap().values().stream()
                .limit(limit)
                .map(each -> new Summary(each.at(), each.ruleSet(), 0, 0, 0, 0, 0))
                .toList();
    }

    @Override
    public Map<ComponentId, List<RiskPoint>> risks(Instant from, Instant to) {
        return Map.of();
    }
}
