package forestall.screen;

import forestall.decide.Catalogue;
import forestall.decide.Maintenance;
import forestall.decide.ServiceClock;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.MaintenanceWindow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The page of announced work. */
@Named
@RequestScoped
public class MaintenancePage {
    private static final String ROLE = "operator";
    private static final int HOURS = 2;

    @Inject Maintenance maintenance;
    @Inject Catalogue catalogue;
    @Inject ServiceClock clock;

    private String from;
    private String until;
    private String reason = "";
    private String components = "";
    private Map<String, String> names;

    /**
     * One window.
     *
     * @param when in words
     * @param now whether it is under way
     */
    public record WindowRow(
            String id, String when, boolean now, String reason, List<OnRow> components) {}

    /** A component that is worked on. */
    public record OnRow(String id, String name) {}

    public List<WindowRow> getWindows() {
        Instant now = clock.now();
        return maintenance.after(now).stream().map(each -> row(each, now)).toList();
    }

    private WindowRow row(MaintenanceWindow window, Instant now) {
        return new WindowRow(
                window.id(),
                Times.span(window.from(), window.until()),
                window.isUnderWay(now),
                window.reason(),
                window.components().stream()
                        .map(
                                each ->
                                        new OnRow(
                                                each.value(),
                                                names().getOrDefault(each.value(), each.value())))
                        .toList());
    }

    // Names by id.
    private Map<String, String> names() {
        if (names == null) {
            names =
                    catalogue.components().stream()
                            .collect(
                                    Collectors.toMap(
                                            each -> each.id().value(),
                                            Component::name,
                                            (one, other) -> one,
                                            TreeMap::new));
        }
        return names;
    }

    /** Components to choose from. */
    public List<OnRow> getOffers() {
        return names().entrySet().stream()
                .map(each -> new OnRow(each.getKey(), each.getValue()))
                .toList();
    }

    /** Announces what was filled in. */
    public void announce() {
        boolean done =
                RuleDesk.tell(
                        by -> {
                            var window =
                                    new MaintenanceWindow(
                                            UUID.randomUUID().toString(),
                                            time(getFrom(), "the beginning"),
                                            time(getUntil(), "the end"),
                                            reason,
                                            chosen());
                            if (!window.until().isAfter(clock.now())) {
                                throw new IllegalArgumentException(
                                        "that is over already; announce what is to come");
                            }
                            maintenance.put(window, by);
                            return "announced: " + Times.span(window.from(), window.until());
                        },
                        ROLE);
        if (done) {
            from = null;
            until = null;
            reason = "";
            components = "";
        }
    }

    private static Instant time(String text, String what) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "%s must be a day and a time, was “%s”".formatted(what, text), wrong);
        }
    }

    // Ids or names, as people write them.
    private Set<ComponentId> chosen() {
        Set<ComponentId> all = new TreeSet<>();
        for (String each : Arrays.stream(components.split("[,\\n]")).map(String::strip).toList()) {
            if (!each.isEmpty()) {
                all.add(ComponentId.of(id(each)));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("name one component or more that are worked on");
        }
        return all;
    }

    private String id(String written) {
        if (names().containsKey(written)) {
            return written;
        }
        List<String> called =
                names().entrySet().stream()
                        .filter(
                                each ->
                                        each.getValue()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(written.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getKey)
                        .toList();
        if (called.size() != 1) {
            throw new IllegalArgumentException(
                    called.isEmpty()
                            ? "no component is called “%s”".formatted(written)
                            : "several components are called “%s”: write the id, one of %s"
                                    .formatted(written, String.join(", ", called)));
        }
        return called.get(0);
    }

    /** Takes an announcement back. */
    public void remove(String id) {
        RuleDesk.tell(
                by -> {
                    maintenance.remove(id, by);
                    return "taken back";
                },
                ROLE);
    }

    public String getNow() {
        return Times.words(clock.now());
    }

    private static String written(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private Instant soon() {
        return clock.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    public String getFrom() {
        return from == null ? written(soon()) : from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until == null ? written(soon().plus(HOURS, ChronoUnit.HOURS)) : until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason == null ? "" : reason.strip();
    }

    public String getComponents() {
        return components;
    }

    public void setComponents(String components) {
        this.components = components == null ? "" : components;
    }
}
