package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.PublishedRules;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Failure;
import forestall.decide.RuleSets.Version;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Move;
import forestall.ruleset.Lifecycle.State;
import forestall.workshop.RuleSetBody;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rule sets, all of them. */
@Path("rulesets")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Rule sets")
public class RuleSetsResource {
    @Inject RuleSets sets;
    @Inject RuleWorkshop workshop;
    @Inject PublishedRules rules;
    @Inject Comparisons comparisons;
    @Context SecurityContext who;

    /**
     * What decides now.
     *
     * @param version as decisions name it
     * @param published the version that should decide; empty before the first
     * @param trouble why another does; empty when none does
     * @param failures the newest times that a version failed at work
     */
    public record InForce(
            String version,
            Optional<Version> published,
            Optional<String> trouble,
            List<Failure> failures) {}

    @GET
    @Operation(summary = "Versions, the newest first, page by page; those in one state, or all")
    public Page<Version> newest(
            @QueryParam("state") String state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        RuleSets.Some some =
                sets.newest(
                        Optional.ofNullable(state).map(each -> Csv.oneOf(State.class, each)),
                        Page.checkOffset(offset),
                        Page.checkLimit(limit));
        return new Page<>(some.versions(), some.total(), offset, limit);
    }

    @GET
    @Path("in-force")
    @Operation(summary = "What decides now, and why it is not what was published, if it is not")
    public InForce inForce() {
        return new InForce(
                rules.current().version(), sets.published(), rules.trouble(), sets.failures(20));
    }

    @GET
    @Path("moves")
    @Operation(summary = "Every legal move between states, and who may make it")
    public List<Move> moves() {
        return Lifecycle.MOVES;
    }

    @POST
    @Operation(summary = "Save a new version as a draft")
    public Response save(RuleSetBody body, @Context UriInfo uri) {
        Version saved =
                sets.save(body.set(), body.parent(), body.comment().orElse(""), Acting.by(who));
        return Response.created(
                        uri.getAbsolutePathBuilder().path(String.valueOf(saved.number())).build())
                .entity(saved)
                .build();
    }

    @POST
    @Path("check")
    @Operation(summary = "Check a rule set without saving it")
    public CheckReport check(RuleSetBody body) {
        return workshop.check(body.set());
    }

    @GET
    @Path("comparisons/{id}")
    @Operation(summary = "How far a comparison is, and its result once it is there")
    public Comparisons.Job comparison(@PathParam("id") String id) {
        try {
            return comparisons.byId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw new Unacceptable(Code.UNKNOWN_COMPARISON, "there is no comparison " + id);
        }
    }
}
