package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Failures;
import forestall.decide.Failures.Some;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.Failure;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Failures that were recorded, to learn from. */
@Path("failures")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Learning")
public class FailuresResource {
    @Inject Failures failures;

    @GET
    @Operation(
            summary = "Recorded failures, the newest first, page by page, of one component or all")
    public Page<Failure> newest(
            @QueryParam("component") String component,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        Some some =
                failures.newest(
                        Optional.ofNullable(component).map(ComponentId::of),
                        Page.checkOffset(offset),
                        Page.checkLimit(limit));
        return new Page<>(some.failures(), some.total(), offset, limit);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One failure; 404 unknown-failure when there is none")
    public Failure byId(@PathParam("id") String id) {
        return failures.byId(id)
                .orElseThrow(
                        () -> new Unacceptable(Code.UNKNOWN_FAILURE, "there is no failure " + id));
    }

    @POST
    @Operation(summary = "Record a failure; 409 failure-exists when its id is taken")
    public Response add(Failure failure, @Context UriInfo uri) {
        if (failures.byId(failure.id()).isPresent()) {
            throw new Problem(
                    409,
                    "failure-exists",
                    "failure %s is there already; PUT corrects it".formatted(failure.id()));
        }
        failures.put(List.of(failure));
        URI there = uri.getAbsolutePathBuilder().path("{id}").build(failure.id());
        return Response.created(there).entity(failure).build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Record or correct a failure")
    public Failure put(@PathParam("id") String id, Failure failure) {
        if (!failure.id().equals(id)) {
            throw new IllegalArgumentException(
                    "the address says failure %s, the body %s".formatted(id, failure.id()));
        }
        failures.put(List.of(failure));
        return failure;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Forget a failure that was none; 404 unknown-failure when there is none")
    public void remove(@PathParam("id") String id) {
        failures.remove(id);
    }

    @POST
    @Path("import")
    @Operation(
            summary = "Record or correct many failures at once, from a JSON array; all or none",
            description = "Answers how many were new or changed, and how many were there already.")
    public Receipt importJson(List<Failure> many) {
        return failures.put(many);
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(
            summary =
                    "Record or correct many failures at once, from CSV with a header; all or none",
            description =
                    "Columns: id, component, began, ended, outcome, source, words. An empty ended means"
                            + " that nobody noted it, an empty outcome FAILED.")
    public Receipt importCsv(InputStream csv) throws IOException {
        return failures.put(FailureCsv.read(csv));
    }
}
