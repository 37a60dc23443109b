package forestall.command.bench;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.command.ApiClient;
import forestall.command.Service;
import forestall.command.Trouble;
import forestall.model.Situation;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for decisions without a pause and looks at each answer. */
final class DecisionLoad {
    private static final int COMPONENTS = 20;
    private static final String RULE = "Critical to the business";

    private final ApiClient api;
    private final Map<String, Double> points;
    private final Situation situation = MadeSituation.of(COMPONENTS);
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong mixed = new AtomicLong();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "decisions");
    private volatile boolean over;
    private volatile String trouble = "";

    /**
     * @param points what a critical component weighs, by version
     */
    DecisionLoad(Service service, Map<String, Double> points) {
        this.api = service.client();
        this.points = points;
    }

    void start() {
        thread.start();
    }

    void stop() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!over) {
            try {
                look(api.post("api/v1/decisions", situation));
                decided.incrementAndGet();
            } catch (Trouble refused) {
                failed.incrementAndGet();
                trouble = refused.getMessage();
            }
        }
    }

    private void look(JsonNode decision) {
        String version = decision.get("ruleSet").asText();
        seen.add(version);
        Double weight = points.get(version);
        boolean sound = weight != null;
        for (JsonNode risk : decision.get("risks")) {
            double probability = risk.get("probability").asDouble();
            for (JsonNode each : risk.get("contributions")) {
                if (sound && each.get("rule").asText().equals(RULE)) {
                    double share = each.get("points").asDouble();
                    sound = Math.abs(share - probability * weight) < 1e-9;
                }
            }
        }
        if (!sound) {
            mixed.incrementAndGet();
            trouble = "by %s: %s".formatted(version, decision.get("risks"));
        }
    }

    boolean isSound() {
        return failed.get() == 0 && mixed.get() == 0 && decided.get() > 0;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,d decisions of %d components each meanwhile by %d versions: %d failed, %d not wholly by"
                        + " the version they name%s",
                decided.get(),
                COMPONENTS,
                seen.size(),
                failed.get(),
                mixed.get(),
                trouble.isEmpty() ? "" : " (" + trouble + ")");
    }
}
