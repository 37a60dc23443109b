package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.ServiceStatus;
import forestall.decide.ServiceStatus.Cycle;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the service itself is doing. */
@Path("status")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Service")
public class StatusResource {
    @Inject ServiceStatus status;
    @Inject ServiceClock clock;
    @Inject Catalogue catalogue;

    /**
     * How the service is doing.
     *
     * @param now by its clock
     * @param interval between two cycles
     * @param acts whether decisions are carried out
     * @param components how many are protected
     * @param lastCycle how the last cycle went; empty before the first
     */
    public record Status(
            Instant now,
            Duration interval,
            boolean acts,
            int components,
            Optional<Cycle> lastCycle) {}

    @GET
    @Operation(summary = "The last cycle, the clock, and how much is protected")
    public Status status() {
        return new Status(
                clock.now(),
                status.interval(),
                status.acts(),
                catalogue.components().size(),
                status.lastCycle());
    }
}
