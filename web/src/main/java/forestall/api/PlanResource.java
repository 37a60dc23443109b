package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Allocations;
import forestall.decide.Allocations.Act;
import forestall.decide.Allocations.Tally;
import forestall.decide.DecisionLog;
import forestall.model.Allocation;
import forestall.model.Plan;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The current plan, and what stands by. */
@Path("plan")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Decisions")
public class PlanResource {
    @Inject DecisionLog decisions;
    @Inject Allocations allocations;

    /**
     * What should stand by, and what does.
     *
     * @param at minute of the decision that made the plan; empty before the first
     * @param plan what should stand by; empty before the first decision
     * @param standing what stands by, as the providers last confirmed it
     */
    public record Standing(Optional<Instant> at, Optional<Plan> plan, List<Allocation> standing) {}

    @GET
    @Operation(summary = "The current plan beside what stands by")
    public Standing current() {
        var latest = decisions.latest();
        return new Standing(
                latest.map(each -> each.at()),
                latest.map(each -> each.plan()),
                allocations.current());
    }

    @GET
    @Path("acts")
    @Operation(summary = "What providers were asked to do for allocations, newest first")
    public List<Act> acts(@QueryParam("limit") @DefaultValue("100") int limit) {
        return allocations.acts(Page.checkLimit(limit));
    }

    @GET
    @Path("acts/tally")
    @Operation(summary = "How many of these acts were carried out, and how many were not")
    public Tally tally() {
        return allocations.tally();
    }
}
