package forestall.screen;

import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.decide.Unacceptable;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.State;
import forestall.workshop.RuleWorkshop;
import jakarta.annotation.PostConstruct;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of one version: what it is, where it stands, and what can be done to it. */
@Named
@ViewScoped
public class VersionPage implements Serializable {
    private static final int NOT_FOUND = 404;
    private static final List<Tab> TABS =
            List.of(
                    new Tab("files", "Files"),
                    new Tab("check", "Check"),
                    new Tab("differences", "Differences"),
                    new Tab("compare", "Compare"),
                    new Tab("audit", "Audit"));

    @Inject RuleDesk desk;
    @Inject @RequestParameterMap transient Map<String, String> parameters;

    private String asked = "";
    private int number;
    private String tab = "files";
    private String against = "";
    private String comment = "";
    private transient Version version;

    /** A part of the page. */
    public record Tab(String key, String words) implements Serializable {}

    @PostConstruct
    void begin() {
        asked = parameters.getOrDefault("v", "");
        number = RuleSets.numberIn("v" + asked).orElse(0);
        against = parameters.getOrDefault("against", "").strip();
        String wanted = parameters.getOrDefault("tab", "");
        if (TABS.stream().anyMatch(each -> each.key().equals(wanted))) {
            tab = wanted;
        }
        read();
        if (!isKnown()) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
        }
    }

    /** Reads its state anew; before each answer. */
    public void read() {
        version = number == 0 ? null : desk.sets().version(number).orElse(null);
    }

    Version version() {
        if (version == null) {
            read();
        }
        return version;
    }

    /** Where a version is shown. */
    static String address(int number, String tab) {
        return "/rulesets/version.xhtml?faces-redirect=true&v=%d&tab=%s".formatted(number, tab);
    }

    public boolean isKnown() {
        return version() != null;
    }

    /** The version that the address names; there may be none. */
    public String getAsked() {
        return asked;
    }

    public VersionRow getRow() {
        return isKnown() ? VersionRow.of(version()) : null;
    }

    public List<Tab> getTabs() {
        return TABS;
    }

    public String getTab() {
        return tab;
    }

    int number() {
        return number;
    }

    String against() {
        return against;
    }

    /** What can be done to it, also what this caller may not. */
    public List<ActRow> getActs() {
        return ActRow.of(version(), RuleDesk::is, this::hindrance, desk.sets().published());
    }

    private Optional<String> hindrance(Act act) {
        try {
            desk.sets().checkMove(number, act, RuleDesk.by());
            return Optional.empty();
        } catch (Unacceptable refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** States in their order, as a path. */
    public List<Step> getSteps() {
        State now = version().state();
        return Arrays.stream(State.values())
                .map(
                        each ->
                                new Step(
                                        VersionRow.words(each),
                                        each == now,
                                        each.compareTo(now) < 0 && now != State.RETIRED))
                .toList();
    }

    /**
     * One state on the way.
     *
     * @param words for people
     * @param here whether the version stands there
     * @param behind whether it has been there
     */
    public record Step(String words, boolean here, boolean behind) {}

    /** Does one of {@link #getActs}. */
    public void move(String name) {
        Act act = Act.valueOf(name);
        boolean done =
                RuleDesk.tell(
                        by -> {
                            RuleWorkshop workshop = desk.workshop();
                            Version moved =
                                    switch (act) {
                                        case SUBMIT -> workshop.submit(number, comment, by);
                                        case APPROVE -> workshop.approve(number, comment, by);
                                        case REJECT -> workshop.reject(number, comment, by);
                                        case PUBLISH -> workshop.publish(number, comment, by);
                                        case ROLL_BACK -> workshop.rollBack(number, comment, by);
                                        case DISCARD -> workshop.discard(number, comment, by);
                                        case REPLACE ->
                                                throw new IllegalArgumentException(
                                                        "publish another version to replace this");
                                    };
                            return told(act, moved);
                        },
                        act == Act.SUBMIT || act == Act.DISCARD ? "analyst" : "approver");
        if (done) {
            comment = "";
        }
        read();
    }

    private static String told(Act act, Version moved) {
        String words =
                switch (act) {
                    case SUBMIT -> "%s is checked and waits for an approver";
                    case APPROVE -> "%s is approved and can be published";
                    case REJECT -> "%s is a draft again";
                    case PUBLISH, ROLL_BACK -> "%s decides from the next cycle on";
                    case DISCARD, REPLACE -> "%s is retired";
                };
        return words.formatted(moved.name());
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment == null ? "" : comment.strip();
    }
}
