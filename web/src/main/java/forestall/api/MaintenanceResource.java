package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Maintenance;
import forestall.decide.ServiceClock;
import forestall.model.MaintenanceWindow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Announced work, which rules know of. */
@Path("maintenance")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Catalogue")
public class MaintenanceResource {
    @Inject Maintenance maintenance;
    @Inject ServiceClock clock;
    @Context SecurityContext who;

    @GET
    @Operation(summary = "Work that is under way or to come, in order of its beginning")
    public List<MaintenanceWindow> coming() {
        return maintenance.after(clock.now());
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Announce or change work on components",
            description = "422 unknown-component when one is not in the catalogue.")
    public MaintenanceWindow put(@PathParam("id") String id, MaintenanceWindow window) {
        if (!window.id().equals(id)) {
            throw new IllegalArgumentException(
                    "the address says maintenance %s, the body %s".formatted(id, window.id()));
        }
        maintenance.put(window, Acting.by(who));
        return window;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Take an announcement back; 404 unknown-maintenance when there is none")
    public void remove(@PathParam("id") String id) {
        maintenance.remove(id, Acting.by(who));
    }
}
