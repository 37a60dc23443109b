package forestall.screen;

import static java.util.stream.Collectors.joining;

import forestall.decide.Catalogue;
import forestall.decide.ServiceStatus;
import forestall.model.Component;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Outlook;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of one component: what it is, its risk now, and why; the charts come by the API. */
@Named
@RequestScoped
public class ComponentPage {
    private static final int NOT_FOUND = 404;
    private static final int MOST_DRIVERS = 4;

    @Inject Catalogue catalogue;
    @Inject Overview overview;
    @Inject ServiceStatus status;
    @Inject @RequestParameterMap Map<String, String> parameters;

    private String asked;
    private Optional<Component> component;
    private Optional<ComponentRow> row;

    @PostConstruct
    void read() {
        asked = parameters.getOrDefault("id", "");
        component =
                catalogue.components().stream()
                        .filter(each -> each.id().value().equals(asked))
                        .findFirst();
        row = overview.getRows().stream().filter(each -> each.id().equals(asked)).findFirst();
        if (row.isEmpty()) {
            component = Optional.empty(); // it came or went in between
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
        }
    }

    public boolean isKnown() {
        return component.isPresent();
    }

    /** The id that the address names; it may be unknown. */
    public String getAsked() {
        return asked;
    }

    /** As the overview shows it; null when it is unknown. */
    public ComponentRow getRow() {
        return row.orElse(null);
    }

    /**
     * What drives its probability beside what the sentence names, strongest first, four at most.
     */
    public List<String> getDrivers() {
        return row.stream()
                .flatMap(
                        each ->
                                each.drivers().stream()
                                        .filter(driver -> !each.reason().endsWith(driver)))
                .limit(MOST_DRIVERS)
                .toList();
    }

    /**
     * The longer horizons and the lead time in a sentence; empty until the first cycle after a
     * start.
     */
    public String getAhead() {
        return status.outlooks().stream()
                .filter(each -> each.component().value().equals(asked))
                .findFirst()
                .map(ComponentPage::ahead)
                .orElse("");
    }

    private static String ahead(Outlook outlook) {
        String later =
                outlook.probabilities().stream()
                        .skip(1)
                        .map(
                                each ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f %% within %s",
                                                100 * each.probability(),
                                                words(each.horizon())))
                        .collect(joining(", "));
        return "Fails with "
                + later
                + outlook.leadTime()
                        .map(lead -> "; half of such failures come within " + words(lead))
                        .orElse("");
    }

    public String getTitle() {
        return component.map(Component::name).orElse("Unknown component");
    }

    public String getCriticality() {
        return component
                .map(Component::criticality)
                .map(
                        each ->
                                each == Criticality.CRITICAL
                                        ? "critical to the business"
                                        : each.name().toLowerCase(Locale.ROOT) + " criticality")
                .orElse("");
    }

    /** What its owner accepts: how long it may be down, and how much data it may lose. */
    public String getAccepted() {
        return component
                .map(
                        each ->
                                "back within %s, at most %s of data lost"
                                        .formatted(words(each.rto()), words(each.rpo())))
                .orElse("");
    }

    /** What it needs, in the order of ids. */
    public String getNeeds() {
        return component
                .map(
                        each ->
                                String.join(
                                        ", ",
                                        each.dependencies().stream()
                                                .map(ComponentId::value)
                                                .sorted()
                                                .toList()))
                .orElse("");
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200
                        ? seconds / 60 + " min"
                        : seconds <= 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }
}
