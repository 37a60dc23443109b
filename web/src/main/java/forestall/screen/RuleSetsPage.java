package forestall.screen;

import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.Lifecycle.State;
import jakarta.annotation.PostConstruct;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The page of rule sets: what decides now, and all versions. */
@Named
@ViewScoped
public class RuleSetsPage implements Serializable {
    private static final int MOST_FAILURES = 5;

    @Inject RuleDesk desk;
    @Inject @RequestParameterMap transient Map<String, String> parameters;

    private String state = "";
    private LazyDataModel<VersionRow> versions;

    @PostConstruct
    void read() {
        state = parameters.getOrDefault("state", "").toUpperCase(Locale.ROOT);
        if (chosen(state).isEmpty()) {
            state = "";
        }
        versions = new Versions(desk, state);
    }

    private static Optional<State> chosen(String state) {
        return Arrays.stream(State.values()).filter(each -> each.name().equals(state)).findFirst();
    }

    /** Page by page, as the table asks for them. */
    private static final class Versions extends LazyDataModel<VersionRow> {
        private static final long serialVersionUID = 1;

        private final RuleDesk desk;
        private final String state;

        Versions(RuleDesk desk, String state) {
            this.desk = desk;
            this.state = state;
        }

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return desk.sets().newest(chosen(state), 0, 1).total();
        }

        @Override
        public List<VersionRow> load(
                int first, int size, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
            return desk.sets().newest(chosen(state), first, Math.max(1, size)).versions().stream()
                    .map(VersionRow::of)
                    .toList();
        }
    }

    /**
     * A filter.
     *
     * @param key of the address; empty for all
     * @param words for people
     * @param count how many versions it lets through
     */
    public record Filter(String key, String words, int count) {}

    public List<Filter> getFilters() {
        List<Filter> all = new ArrayList<>();
        all.add(new Filter("", "All", desk.sets().newest(Optional.empty(), 0, 1).total()));
        for (State each : State.values()) {
            String words = VersionRow.words(each);
            all.add(
                    new Filter(
                            each.name(),
                            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                            desk.sets().newest(Optional.of(each), 0, 1).total()));
        }
        return all;
    }

    public String getState() {
        return state;
    }

    public LazyDataModel<VersionRow> getVersions() {
        return versions;
    }

    /** The version that should decide; null before the first. */
    public VersionRow getPublished() {
        return desk.sets().published().map(VersionRow::of).orElse(null);
    }

    /** Name of the version that does decide. */
    public String getDeciding() {
        return desk.rules().current().version();
    }

    /** Why another decides than was published; empty when it is the one. */
    public String getTrouble() {
        return desk.rules().trouble().orElse("");
    }

    /** A time that a version failed at work. */
    public record FailureRow(String version, String at, String words) {}

    public List<FailureRow> getFailures() {
        return desk.sets().failures(MOST_FAILURES).stream()
                .map(
                        each ->
                                new FailureRow(
                                        RuleSets.nameOf(each.version()),
                                        Times.minute(each.at()),
                                        each.words()))
                .toList();
    }

    /** Saves a draft with the content of a version, and goes there. */
    public String copy(int number) {
        return RuleDesk.attempt(
                        by -> {
                            Version saved =
                                    desk.sets()
                                            .save(
                                                    desk.workshop().content(number),
                                                    Optional.of(number),
                                                    "",
                                                    by);
                            RuleDesk.sayThere(
                                    "%s is a draft with the content of %s"
                                            .formatted(saved.name(), RuleSets.nameOf(number)));
                            return VersionPage.address(saved.number(), "files");
                        },
                        "analyst")
                .orElse(null);
    }
}
