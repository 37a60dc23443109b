package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.SimulatedFaults;
import forestall.decide.SimulatedFaults.Fault;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Faults of the simulated regions. */
@Path("simulation/faults")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Simulation")
public class SimulationResource {
    @Inject SimulatedFaults faults;

    /**
     * A fault to inject.
     *
     * @param type what goes wrong
     * @param component for whom; left out means for all
     */
    public record Wanted(SimulatedFaults.Type type, Optional<ComponentId> component) {}

    @GET
    @Operation(summary = "Faults that are there now")
    public List<Fault> active() {
        return faults.active();
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(summary = "Inject a fault")
    public Fault inject(Wanted wanted) {
        return faults.inject(wanted.type(), wanted.component());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Mend a fault")
    public void mend(@PathParam("id") String id) {
        try {
            faults.mend(UUID.fromString(id));
        } catch (IllegalArgumentException wrong) {
            throw new Unacceptable(Code.UNKNOWN_FAULT, "there is no fault " + id);
        }
    }
}
