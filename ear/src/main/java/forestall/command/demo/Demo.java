package forestall.command.demo;

import forestall.command.ApiClient;
import forestall.command.Progress;
import forestall.command.Trouble;
import forestall.model.Area;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads the shop and two hours of quiet past, then plays: after a minute the payments volume begins
 * to fail and takes its database along, after three the database is down and Forestall fails it
 * over.
 */
public final class Demo {
    private static final Duration PAST = Duration.ofHours(2);
    private static final Duration TICK = Duration.ofSeconds(15);
    private static final Duration INCIDENT = Duration.ofSeconds(60);
    private static final Duration DOWN = Duration.ofSeconds(200);
    private static final Duration PAYMENTS_FOLLOWS = Duration.ofSeconds(40);
    private static final int MINUTES_A_CALL = 30;

    private static final ComponentId DISK = ComponentId.of("payments-disk");
    private static final ComponentId DATABASE = ComponentId.of("payments-db");
    private static final ComponentId PAYMENTS = ComponentId.of("payments");

    private final ApiClient api;
    private final Progress progress;
    private final Shop shop = Shop.read();
    private final Set<String> ids =
            shop.components().stream()
                    .map(each -> each.id().value())
                    .collect(Collectors.toUnmodifiableSet());
    private Instant start = Instant.MAX;
    private Instant next = Instant.MAX;
    private boolean told;
    private boolean down;

    private Demo(ApiClient api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * Loads the shop; empty when something else is in the catalogue, which is then left as it is.
     */
    public static Optional<Demo> begin(ApiClient api, Progress progress) {
        var demo = new Demo(api, progress);
        if (!demo.ids.containsAll(demo.catalogue())) {
            progress.line(
                    "The data folder holds components of your own, so the demonstration is left out; show it in another folder with --data");
            return Optional.empty();
        }
        progress.step("Loading the demonstration: a shop and its last two hours", demo::load);
        progress.line("An incident begins in a minute; watch the page. Ctrl-C stops everything.");
        demo.start = Instant.now();
        demo.next = demo.start.plus(TICK);
        return Optional.of(demo);
    }

    /** Plays what is due; call it every second or so. A call that fails is told, no more. */
    public void goOn() {
        Instant now = Instant.now();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(TICK);
        Duration played = Duration.between(start, now);
        if (!told && played.compareTo(INCIDENT) >= 0) {
            progress.line("The payments volume begins to fail");
            told = true;
        }
        try {
            tick(played);
        } catch (Trouble failed) {
            if (!Thread.currentThread().isInterrupted()) {
                progress.line("The demonstration goes on without: " + failed.getMessage());
            }
        }
    }

    private Set<String> catalogue() {
        Set<String> found = new HashSet<>();
        api.get("api/v1/components?limit=1000")
                .get("items")
                .forEach(each -> found.add(each.get("id").asText()));
        return found;
    }

    private void load() {
        shop.sites().forEach(site -> api.put("api/v1/sites/" + site.id(), site));
        api.post("api/v1/components/import", shop.components());
        api.put("api/v1/pool", shop.pool());
        for (var fault : api.get("api/v1/simulation/faults")) { // of an earlier demonstration
            if (ids.contains(fault.path("component").asText())) {
                api.delete("api/v1/simulation/faults/" + fault.get("id").asText());
            }
        }
        api.get("api/v1/failovers/components")
                .fieldNames()
                .forEachRemaining(
                        id -> {
                            if (ids.contains(id)) {
                                api.post("api/v1/components/" + id + "/returned", Map.of());
                            }
                        });
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var quiet = new Simulator(Map.of());
        List<Sample> samples = new ArrayList<>();
        int minutes = 0;
        for (Instant at = now.minus(PAST); !at.isAfter(now); at = at.plusSeconds(60)) {
            for (Component component : shop.components()) {
                samples.addAll(quiet.samples(component, at));
            }
            if (++minutes % MINUTES_A_CALL == 0) {
                api.postLines("api/v1/telemetry/samples", samples);
                samples.clear();
            }
        }
        api.postLines("api/v1/telemetry/samples", samples);
        api.postLines("api/v1/telemetry/events", List.of(gale(now)));
    }

    private void tick(Duration played) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var simulator = new Simulator(trouble(played));
        List<Sample> samples = new ArrayList<>();
        List<LogLine> lines = new ArrayList<>();
        for (Component component : shop.components()) {
            samples.addAll(simulator.samples(component, now));
            lines.addAll(simulator.lines(component, now));
        }
        api.postLines("api/v1/telemetry/samples", samples);
        api.postLines("api/v1/telemetry/logs", lines);
        if (!down && played.compareTo(DOWN) >= 0) {
            api.post(
                    "api/v1/simulation/faults",
                    Map.of("type", "PRIMARY_DOWN", "component", DATABASE.value()));
            down = true; // tried again when the call fails
            progress.line("The payments database is down");
        }
    }

    private static Map<ComponentId, Double> trouble(Duration played) {
        Map<ComponentId, Double> trouble = new HashMap<>();
        long seconds = played.minus(INCIDENT).toSeconds();
        if (seconds >= 0) {
            trouble.put(DISK, Math.min(1, (30 + seconds) / 60.0));
            trouble.put(DATABASE, Math.min(1, (15 + seconds) / 60.0));
        }
        long later = seconds - PAYMENTS_FOLLOWS.toSeconds();
        if (later >= 0) {
            trouble.put(PAYMENTS, Math.min(1, (15 + later) / 60.0));
        }
        return trouble;
    }

    private static ExternalEvent gale(Instant now) {
        return new ExternalEvent(
                "gale",
                "demonstration",
                ExternalEvent.Type.WEATHER,
                0.3,
                now.minusSeconds(3600),
                now.plus(Duration.ofHours(6)),
                "Gale warning for the Weser estuary",
                Set.of(),
                Set.of(),
                Set.of(),
                Optional.of(new Area(53.3, 8.6, 40)));
    }
}
