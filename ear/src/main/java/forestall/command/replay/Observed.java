package forestall.command.replay;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.json.ModelJson;
import forestall.model.Decision;
import forestall.model.RiskScore;
import forestall.model.Tier;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the service decided, minute by minute, as far as the measures need it. */
final class Observed {
    final NavigableMap<Instant, Map<String, Double>> probabilities = new TreeMap<>();
    private final Map<String, Tier> tiers = new HashMap<>();
    private final Map<String, double[]> scoreRange = new TreeMap<>();
    final List<Double> decisionMillis = new ArrayList<>();
    int tierChanges;
    int moves;
    int lowered;
    int proposals;
    double costSum;

    /**
     * @param json a decision as the API gives it
     */
    void add(JsonNode json, double millis) {
        Decision decision;
        try {
            decision = ModelJson.mapper().treeToValue(json, Decision.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, Double> minute = new HashMap<>();
        for (RiskScore risk : decision.risks()) {
            String service = risk.component().value();
            minute.put(service, risk.probability());
            Tier before = tiers.put(service, risk.tier());
            tierChanges += before != null && before != risk.tier() ? 1 : 0;
            double[] range =
                    scoreRange.computeIfAbsent(
                            service, key -> new double[] {risk.score(), risk.score()});
            range[0] = Math.min(range[0], risk.score());
            range[1] = Math.max(range[1], risk.score());
        }
        probabilities.put(decision.at(), minute);
        moves += decision.plan().moves();
        lowered += decision.plan().shortfalls().size();
        proposals += decision.proposals().size();
        costSum += decision.plan().costPerHour();
        decisionMillis.add(millis);
    }

    int decisions() {
        return probabilities.size();
    }

    /** Services whose risk moved at all. */
    long moved() {
        return scoreRange.values().stream().filter(range -> range[1] - range[0] > 0.01).count();
    }

    double highestScore() {
        return scoreRange.values().stream().mapToDouble(range -> range[1]).max().orElse(0);
    }
}
