package forestall.screen;

import forestall.decide.DecisionLog;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Why a component had its risk, in the latest decision or in one that the address names. */
@Named
@RequestScoped
public class WhyPage {
    private static final int NOT_FOUND = 404;

    @Inject RuleWorkshop workshop;
    @Inject DecisionLog decisions;
    @Inject @RequestParameterMap Map<String, String> parameters;

    private boolean read;
    private Instant minute;
    private WhyTree tree;
    private String trouble = "";

    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            minute = asked();
            tree = WhyTree.of(workshop.explain(minute, ComponentId.of(getComponent())));
        } catch (Unacceptable | IllegalArgumentException none) {
            trouble = none.getMessage();
        }
    }

    private Instant asked() {
        String at = parameters.getOrDefault("at", "");
        if (at.isEmpty()) {
            return decisions
                    .latest()
                    .map(Decision::at)
                    .orElseThrow(
                            () ->
                                    new Unacceptable(
                                            Code.UNKNOWN_DECISION, "nothing was decided yet"));
        }
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "at must be a time such as 2031-03-02T12:00:00Z, was " + at, wrong);
        }
    }

    /** The component that the address names, as {@code component}, or {@code id}. */
    public String getComponent() {
        return parameters.getOrDefault("component", parameters.getOrDefault("id", ""));
    }

    /** Null when there is none; {@link #getTrouble} says why. */
    public WhyTree getTree() {
        read();
        return tree;
    }

    /** Why there is none; empty when there is. */
    public String getTrouble() {
        read();
        return trouble;
    }

    public String getAt() {
        read();
        return minute == null ? "" : Times.words(minute);
    }

    /** The minute as an address names it; empty for none. */
    public String getMinute() {
        read();
        return minute == null ? "" : minute.toString();
    }

    /** Before the page: what is not there is told to programs, too. */
    public void answer() {
        if (getTree() == null) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(NOT_FOUND);
        }
    }
}
