package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.ServiceClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The time that the service goes by. */
@Path("clock")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Service")
public class ClockResource {
    @Inject ServiceClock clock;

    /**
     * The time.
     *
     * @param now by the service's clock
     */
    public record Time(Instant now) {}

    /**
     * The time, and who moves it.
     *
     * @param now by the service's clock
     * @param drivenByData true when PUT moves it, and nothing else
     * @param decided minute of the last decision that moving it led to, if any
     */
    public record Moved(Instant now, boolean drivenByData, Optional<Instant> decided) {}

    @GET
    @Operation(summary = "The time that the service goes by")
    public Moved now() {
        return new Moved(clock.now(), clock.isDrivenByData(), Optional.empty());
    }

    @PUT
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Move a clock that is driven by data, and run each cycle that becomes due",
            description =
                    "409 clock-not-driven-by-data unless the service was started with"
                            + " FORESTALL_CLOCK=data.")
    public Moved advance(Time to) {
        Optional<Instant> decided = clock.advance(to.now());
        return new Moved(clock.now(), clock.isDrivenByData(), decided);
    }
}
