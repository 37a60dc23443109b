package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.decide.Outlooks;
import forestall.decide.ServiceClock;
import forestall.model.ComponentId;
import forestall.model.Outlook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was foreseen for one component, over time. */
@Path("components/{id}/outlook")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Learning")
public class OutlookResource {
    private static final Duration USUAL = Duration.ofHours(24);

    @Inject Outlooks outlooks;
    @Inject Catalogue catalogue;
    @Inject ServiceClock clock;

    @GET
    @Operation(
            summary = "Probabilities within 30 minutes, 24 hours, and 30 days, and the lead time",
            description =
                    "Oldest first; from inclusive, to exclusive; the last 24 hours unless asked"
                            + " otherwise. Where there are more than limit, the most probable of each of as"
                            + " many equal parts of the time.")
    public List<Outlook> history(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        ComponentId component = ComponentId.of(id);
        if (catalogue.component(component).isEmpty()) {
            throw new Problem(
                    404, "unknown-component", "component %s is unknown".formatted(component));
        }
        Instant end = to == null ? clock.now().plusSeconds(1) : DecisionsResource.instant(to, "to");
        Instant begin = from == null ? end.minus(USUAL) : DecisionsResource.instant(from, "from");
        return outlooks.history(component, begin, end, Page.checkLimit(limit));
    }
}
