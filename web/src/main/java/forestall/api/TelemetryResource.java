package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.model.Component;
import forestall.model.ExternalEvent;
import forestall.model.LogLine;
import forestall.model.Sample;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telemetry, log lines, and external events in. Each call is kept whole, or refused whole. */
@Path("telemetry")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Telemetry")
public class TelemetryResource {
    private static final String JSON_LINES = "application/x-ndjson";

    @Inject TelemetryInbox inbox;
    @Inject Catalogue catalogue;

    @POST
    @Path("samples")
    @Consumes({JSON_LINES, APPLICATION_JSON})
    @Operation(
            summary = "Samples as JSON lines: component, metric, at, value",
            description =
                    "A sample of a series and time that are there already counts as a duplicate.")
    public Receipt samples(InputStream body) throws IOException {
        return inbox.samples(Lines.read(body, Sample.class));
    }

    @POST
    @Path("logs")
    @Consumes({JSON_LINES, APPLICATION_JSON})
    @Operation(summary = "Log lines as JSON lines: component, at, severity, message")
    public Receipt logs(InputStream body) throws IOException {
        return inbox.lines(Lines.read(body, LogLine.class));
    }

    @POST
    @Path("events")
    @Consumes({JSON_LINES, APPLICATION_JSON})
    @Operation(
            summary = "External events as JSON lines",
            description = "The same feed and id again replaces the event.")
    public Receipt events(InputStream body) throws IOException {
        return inbox.events(Lines.read(body, ExternalEvent.class));
    }

    @POST
    @Path("prometheus")
    @Consumes("application/x-protobuf")
    @Operation(
            summary = "Prometheus remote write 1.0 (snappy, protobuf)",
            description =
                    "A series belongs to the component named by the first of its labels component,"
                            + " service, app, pod, instance, job that names one. Series that no component"
                            + " claims are counted under /telemetry/unmapped.")
    public Receipt prometheus(InputStream body) throws IOException {
        RemoteWrite.Delivery delivery =
                RemoteWrite.read(
                        body.readAllBytes(),
                        catalogue.components().stream()
                                .map(Component::id)
                                .collect(Collectors.toSet()));
        Receipt receipt = inbox.samples(delivery.samples());
        inbox.unmapped(delivery.unmapped());
        return receipt;
    }

    @GET
    @Path("unmapped")
    @Operation(summary = "Series that no component claimed since the service started")
    public List<Unmapped> unmapped() {
        return inbox.unmapped();
    }
}
