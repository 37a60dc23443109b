package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.ServiceClock;
import forestall.history.SignalSummary;
import forestall.history.Span;
import forestall.model.ComponentId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the signals of a component are doing. */
@Path("components/{id}/signals")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "History")
public class SignalsResource {
    @Inject Lookback lookback;
    @Inject ServiceClock clock;

    /**
     * All signals of one component.
     *
     * @param component whose
     * @param from beginning of the span
     * @param to its end
     * @param signals the oddest within the span first
     */
    public record Signals(
            ComponentId component, Instant from, Instant to, List<SignalSummary> signals) {}

    @GET
    @Operation(
            summary = "The signals of a component: latest value and surprise, the oddest first",
            description =
                    "from inclusive, to exclusive; without them, the latest 24 hours. surprise is the"
                            + " ten's power of how seldom the signal departs as far, 0 to 12. Judged from up"
                            + " to 7 days before the end, or the latest 400,000 samples of all signals.")
    public Signals signals(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Span span = Spans.of(from, to, clock.now());
        ComponentId component = lookback.component(id).id();
        return new Signals(
                component,
                span.from(),
                span.to(),
                lookback.alone(
                        () ->
                                lookback.oddest(component, span).stream()
                                        .map(each -> each.summary(span))
                                        .toList()));
    }
}
