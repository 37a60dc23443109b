package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog;
import forestall.decide.DecisionLog.Summary;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Situation;
import forestall.risk.Explanation;
import forestall.workshop.Again;
import forestall.workshop.RuleWorkshop;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided, why, and what would be. */
@Path("decisions")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Decisions")
public class DecisionsResource {
    /**
     * What-if decisions at once: small ones, or two large ones; more would keep the cycle waiting.
     */
    private static final int PLACES = 32;

    /** Components that a place holds; a decision takes at most half of the places. */
    private static final int COMPONENTS_A_PLACE = 10;

    private static final Semaphore FREE = new Semaphore(PLACES);

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @Inject DecisionLog decisions;
    @Inject DecisionEngine engine;
    @Inject RuleWorkshop workshop;
    @Inject Questions questions;
    @Context SecurityContext who;

    @GET
    @Operation(summary = "Decisions, newest first; from inclusive, to exclusive")
    public List<Summary> between(
            @QueryParam("from") @DefaultValue("1970-01-01T00:00:00Z") String from,
            @QueryParam("to") @DefaultValue("9999-01-01T00:00:00Z") String to,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return decisions.between(instant(from, "from"), instant(to, "to"), Page.checkLimit(limit));
    }

    @GET
    @Path("latest")
    @Operation(summary = "The latest decision; 404 unknown-decision before the first")
    public Decision latest() {
        return decisions
                .latest()
                .orElseThrow(() -> new Unacceptable(Code.UNKNOWN_DECISION, "there is none yet"));
    }

    @GET
    @Path("{minute}")
    @Operation(summary = "The decision of one minute")
    public Decision at(@PathParam("minute") String minute) {
        return decisions.at(instant(minute, "minute")).orElseThrow(() -> unknown(minute));
    }

    @GET
    @Path("{minute}/situation")
    @Operation(summary = "The situation that led to the decision of one minute, as POST takes it")
    public Situation situationAt(@PathParam("minute") String minute) {
        return decisions.situationAt(instant(minute, "minute")).orElseThrow(() -> unknown(minute));
    }

    @GET
    @Path("{minute}/why/{component}")
    @Operation(
            summary = "Why a component had its risk, rule by rule, by the version that decided",
            description = "The reasons add up to the score; each names its rule, row, and facts.")
    public Explanation why(
            @PathParam("minute") String minute, @PathParam("component") String component) {
        Instant at = instant(minute, "minute");
        ComponentId id = ComponentId.of(component);
        return questions.answer(who, () -> workshop.explain(at, id));
    }

    @GET
    @Path("{minute}/again")
    @Operation(summary = "The decision, decided once more by the version that made it")
    public Again again(@PathParam("minute") String minute) {
        Instant at = instant(minute, "minute");
        return questions.answer(who, () -> workshop.again(at));
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "What if: decides for the situation given, and carries nothing out",
            description = "429 busy when too many others are being decided.")
    public Decision whatIf(Situation situation) {
        int places = Math.min(PLACES / 2, 1 + situation.components().size() / COMPONENTS_A_PLACE);
        if (!FREE.tryAcquire(places)) {
            throw new Problem(429, "busy", "too many what-if decisions are under way; try again");
        }
        try {
            return engine.whatIf(situation);
        } finally {
            FREE.release(places);
        }
    }

    private static Unacceptable unknown(String minute) {
        return new Unacceptable(Code.UNKNOWN_DECISION, "nothing was decided for " + minute);
    }

    static Instant instant(String text, String name) {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw new IllegalArgumentException(
                        "%s must be in the years 1970 to 9999, was %s".formatted(name, text));
            }
            return time;
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "%s must be a time such as 2031-03-02T12:00:00Z, was %s".formatted(name, text),
                    wrong);
        }
    }
}
