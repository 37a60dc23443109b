package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.FailoverRuns;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.FailoverRun;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Failover runs. */
@Path("failovers")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Failovers")
public class FailoversResource {
    @Inject FailoverRuns runs;

    /**
     * A failover that a person asks for.
     *
     * @param components what is to fail over; all that depend on them moves along
     * @param reason for people, 1 to 500 characters
     */
    public record Request(Set<ComponentId> components, String reason) {}

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Start a failover at once",
            description = "409 run-overlaps when another run moves one of the components.")
    public Response start(Request request, @Context UriInfo uri) {
        FailoverRun run =
                runs.request(
                        FailoverRun.Trigger.OPERATOR, request.components(), request.reason(), true);
        return Response.created(uri.getAbsolutePathBuilder().path(run.id().toString()).build())
                .entity(run)
                .build();
    }

    @GET
    @Operation(summary = "Failover runs, newest first")
    public List<FailoverRun> newest(@QueryParam("limit") @DefaultValue("20") int limit) {
        return runs.newest(Page.checkLimit(limit));
    }

    @GET
    @Path("components")
    @Operation(summary = "Components that run in the failover region, and since when")
    public Map<String, Instant> failedOver() {
        Map<String, Instant> since = new TreeMap<>();
        runs.failedOver().forEach((id, at) -> since.put(id.value(), at));
        return since;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One run with its steps; 404 unknown-run when there is none")
    public FailoverRun byId(@PathParam("id") String id) {
        return runs.byId(uuid(id))
                .orElseThrow(() -> new Unacceptable(Code.UNKNOWN_RUN, "there is no run " + id));
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Let a run begin that waits for approval")
    public FailoverRun approve(@PathParam("id") String id) {
        return runs.approve(uuid(id));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Take the refused step of a stuck run again")
    public FailoverRun retry(@PathParam("id") String id) {
        return runs.retry(uuid(id));
    }

    @POST
    @Path("{id}/abort")
    @Operation(summary = "End a run; what was done stays done")
    public FailoverRun abort(@PathParam("id") String id) {
        return runs.abort(uuid(id));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw new Unacceptable(Code.UNKNOWN_RUN, "there is no run " + text);
        }
    }
}
