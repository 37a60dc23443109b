package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.ServiceClock;
import forestall.history.Happening;
import forestall.history.JudgedSeries;
import forestall.history.Line;
import forestall.history.LogChart;
import forestall.history.SignalChart;
import forestall.history.Span;
import forestall.model.Component;
import forestall.model.ComponentId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was seen of a component over time, and what was foreseen. */
@Path("components/{id}/history")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "History")
public class HistoryResource {
    private static final int MOST_METRICS = 12;
    private static final String FRESH = "private, max-age=10";

    @Inject Lookback lookback;
    @Inject ServiceClock clock;

    /**
     * What the charts of a component show.
     *
     * @param component which
     * @param from beginning of the span
     * @param to its end
     * @param metrics all that it has, in order of name
     * @param signals those asked for, or the oddest
     * @param logs what it logged
     * @param happenings events that touch it, and failovers that move it
     * @param risk lines from 0 to 1
     */
    public record Charts(
            ComponentId component,
            Instant from,
            Instant to,
            List<String> metrics,
            List<SignalChart> signals,
            LogChart logs,
            List<Happening> happenings,
            List<Line> risk) {}

    @GET
    @Compressed
    @Operation(
            summary = "What the charts of a component show: signals, log, events, probability",
            description =
                    "metric may be given up to 12 times; without it, the six oddest are shown. from"
                            + " inclusive, to exclusive, 1 minute to 31 days apart; without them, the latest"
                            + " 24 hours. Each line is thinned to 500 buckets of time that keep their"
                            + " extremes; every anomaly stays. Columns are equally long; times in them are"
                            + " seconds since 1970. Of a log, at most the latest 30,000 lines are read;"
                            + " logs.since says where they begin when there were more. 404"
                            + " unknown-metric names those that the component never had.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Charts.class)))
    public Response history(
            @PathParam("id") String id,
            @QueryParam("metric") List<String> metrics,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Span span = Spans.of(from, to, clock.now());
        if (metrics.size() > MOST_METRICS) {
            throw new IllegalArgumentException(
                    "metric may be given 12 times, was given %d times".formatted(metrics.size()));
        }
        Component component = lookback.component(id);
        return Response.ok(lookback.alone(() -> charts(component, metrics, span)))
                .header("Cache-Control", FRESH)
                .build();
    }

    private Charts charts(Component component, List<String> asked, Span span) {
        List<String> metrics = lookback.metrics(component.id());
        List<String> strangers = asked.stream().filter(each -> !metrics.contains(each)).toList();
        if (!strangers.isEmpty()) {
            throw new Problem(
                    404,
                    "unknown-metric",
                    "component %s never had %s".formatted(component.id(), strangers));
        }
        List<JudgedSeries> signals =
                asked.isEmpty()
                        ? lookback.oddest(component.id(), span).stream()
                                .limit(Lookback.SHOWN)
                                .toList()
                        : lookback.judged(component.id(), asked.stream().distinct().toList(), span);
        return new Charts(
                component.id(),
                span.from(),
                span.to(),
                metrics,
                signals.stream().map(each -> each.chart(span, Lookback.BUCKETS)).toList(),
                lookback.logs(component.id(), span),
                lookback.happenings(component, span),
                lookback.risk(component.id(), span));
    }
}
