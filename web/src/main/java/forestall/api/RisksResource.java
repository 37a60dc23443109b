package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.DecisionLog;
import forestall.decide.DecisionLog.RiskPoint;
import forestall.decide.ServiceClock;
import forestall.decide.ServiceStatus;
import forestall.model.AnomalyScore;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Outlook;
import forestall.model.RiskScore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Risks with their reasons. */
@Path("risks")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Decisions")
public class RisksResource {
    @Inject DecisionLog decisions;
    @Inject ServiceStatus status;
    @Inject ServiceClock clock;

    /**
     * One component's risk, and why.
     *
     * @param risk with what each rule contributed
     * @param outlook probability within each horizon with what drove it, and the lead time; empty
     *     until the first cycle after a start
     * @param signals the newest score of each signal, oddest first
     * @param history oldest first
     */
    public record Explained(
            RiskScore risk,
            Optional<Outlook> outlook,
            List<AnomalyScore> signals,
            List<RiskPoint> history) {}

    @GET
    @Operation(summary = "The latest risk of every component, with its reasons")
    public List<RiskScore> latest() {
        return decisions.latest().map(Decision::risks).orElse(List.of());
    }

    @GET
    @Path("{component}")
    @Operation(summary = "One component's latest risk, what drove it, and its history")
    public Explained byComponent(
            @PathParam("component") String component,
            @QueryParam("hours") @DefaultValue("2") int hours) {
        if (hours < 1 || hours > 24 * 31) {
            throw new IllegalArgumentException("hours must be 1 to 744, was " + hours);
        }
        ComponentId id = ComponentId.of(component);
        RiskScore risk =
                latest().stream()
                        .filter(each -> each.component().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                404,
                                                "unknown-component",
                                                "the latest decision has no component " + id));
        Instant now = clock.now();
        return new Explained(
                risk,
                status.outlooks().stream().filter(each -> each.component().equals(id)).findFirst(),
                status.anomalies().stream()
                        .filter(each -> each.component().equals(id))
                        .sorted(Comparator.comparingDouble(AnomalyScore::surprise).reversed())
                        .toList(),
                decisions
                        .risks(now.minusSeconds(3600L * hours), now.plusSeconds(1))
                        .getOrDefault(id, List.of()));
    }
}
