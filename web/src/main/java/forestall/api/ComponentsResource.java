package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.decide.FailoverRuns;
import forestall.model.Component;
import forestall.model.ComponentId;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is protected. */
@Path("components")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Catalogue")
public class ComponentsResource {
    private static final String STANDBY =
            "demand.others counts further resources by name, such as licences. standby, if it is there,"
                    + " says what placement has to respect: mandatory; apart, a group of which no two stand"
                    + " by on one host; maxLatencyMs by tier; near, by what it depends on, with maxLatencyMs"
                    + " and lossAnHour.";

    @Inject Catalogue catalogue;
    @Inject FailoverRuns runs;

    /**
     * What became of an import.
     *
     * @param imported how many components were added or replaced
     */
    public record Imported(int imported) {}

    @GET
    @Operation(summary = "All components, in order of id, page by page")
    public Page<Component> all(
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return Page.of(catalogue.components(), offset, limit);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One component; 404 unknown-component when there is none")
    public Component byId(@PathParam("id") String id) {
        return catalogue
                .component(ComponentId.of(id))
                .orElseThrow(
                        () ->
                                new Problem(
                                        404,
                                        "unknown-component",
                                        "component %s is unknown".formatted(id)));
    }

    @POST
    @Operation(
            summary = "Add a component; 409 component-exists when its id is taken",
            description = STANDBY)
    public Response add(Component component, @Context UriInfo uri) {
        if (catalogue.component(component.id()).isPresent()) {
            throw new Problem(
                    409,
                    "component-exists",
                    "component %s is there already; PUT replaces it".formatted(component.id()));
        }
        catalogue.putComponents(List.of(component));
        return Response.created(uri.getAbsolutePathBuilder().path(component.id().value()).build())
                .entity(component)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Add or replace a component", description = STANDBY)
    public Component put(@PathParam("id") String id, Component component) {
        if (!component.id().value().equals(id)) {
            throw new IllegalArgumentException(
                    "the address says component %s, the body %s".formatted(id, component.id()));
        }
        catalogue.putComponents(List.of(component));
        return component;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a component; 409 component-in-use while others need it")
    public void remove(@PathParam("id") String id) {
        byId(id);
        catalogue.removeComponent(ComponentId.of(id));
    }

    @POST
    @Path("import")
    @Operation(summary = "Add or replace many components at once, from a JSON array; all or none")
    public Imported importJson(List<Component> components) {
        catalogue.putComponents(components);
        return new Imported(components.size());
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(
            summary = "Add or replace many components at once, from CSV with a header; all or none",
            description =
                    "Columns: id, name, kind, site, zone, dependencies, criticality, rto, rpo,"
                            + " lossPerMinute, vcpuMilli, memoryMib, storageGib, networkMbps, inventory,"
                            + " and, if there are any, labels, mandatory (true or false), apart (a group of which no"
                            + " two stand by on one host), and other:NAME for each further resource, such as"
                            + " other:licences. Terms by latency are JSON's alone; what a column left out could say,"
                            + " a component no longer has."
                            + " Several dependencies, inventory entries, or labels are separated by spaces.")
    public Imported importCsv(InputStream csv) throws IOException {
        List<Component> components = ComponentCsv.read(csv);
        catalogue.putComponents(components);
        return new Imported(components.size());
    }

    @POST
    @Path("{id}/returned")
    @Consumes("*/*")
    @Operation(
            summary =
                    "Say that a component that had failed over is back in the primary region, so that it"
                            + " is protected anew")
    public void returned(@PathParam("id") String id) {
        runs.returned(ComponentId.of(id));
    }
}
