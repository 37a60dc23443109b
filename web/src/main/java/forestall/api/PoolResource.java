package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.model.ResourcePool;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the failover region offers. */
@Path("pool")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Catalogue")
public class PoolResource {
    @Inject Catalogue catalogue;

    @GET
    @Operation(summary = "Hosts and zones of the failover region")
    public ResourcePool pool() {
        return catalogue.pool();
    }

    @PUT
    @Operation(
            summary = "Replace the pool; 409 host-in-use when a host that holds standby would go",
            description =
                    "A host may have capacity.others and price.perOther by name of a further resource,"
                            + " openCost an hour, and closures (from, until, reason). A zone may have"
                            + " replicationMbpsFrom and latencyMsFrom by name of a zone. terms, if they are"
                            + " there, hold reservations (id, host, capacity, from, until, reason),"
                            + " priceByHour (24 factors, from 0 to 23 h UTC), and scenarios (name, sites,"
                            + " zones, labels) of which one happens at a time. What is left out is 0 or"
                            + " none.")
    public ResourcePool put(ResourcePool pool) {
        catalogue.putPool(pool);
        return pool;
    }
}
