package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import forestall.api.telemetry.Alerts;
import forestall.api.telemetry.Delivery;
import forestall.api.telemetry.LokiPush;
import forestall.api.telemetry.RemoteWrite;
import forestall.decide.Catalogue;
import forestall.decide.ServiceClock;
import forestall.decide.TelemetryInbox;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.TelemetryInbox.Unmapped;
import forestall.intake.Mappings;
import forestall.model.Component;
import forestall.model.ComponentId;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Telemetry, log lines, and external events in. A call in our own form is kept whole, or refused
 * whole.
 */
@Path("telemetry")
@Produces(APPLICATION_JSON)
@RequestScoped
@Tag(name = "Telemetry")
public class TelemetryResource {
    private static final String JSON_LINES = "application/x-ndjson";

    @Inject TelemetryInbox inbox;
    @Inject Catalogue catalogue;
    @Inject Mappings mappings;
    @Inject ServiceClock clock;

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
                    "The mapping says whose series it is. Series that no component claims are counted"
                            + " under /telemetry/unmapped. Samples that are too old or in the future are"
                            + " refused; the others are kept.")
    public Receipt prometheus(InputStream body) throws IOException {
        Delivery delivery = delivery();
        RemoteWrite.read(body.readAllBytes(), delivery);
        return wholly(delivery);
    }

    @POST
    @Path("loki/api/v1/push")
    @Consumes(APPLICATION_JSON)
    @Operation(summary = "Loki's push API, JSON")
    public Response lokiJson(InputStream body) throws IOException {
        Delivery delivery = delivery();
        LokiPush.json(body, delivery);
        wholly(delivery);
        return Response.noContent().build();
    }

    @POST
    @Path("loki/api/v1/push")
    @Consumes("application/x-protobuf")
    @Operation(summary = "Loki's push API (snappy, protobuf)")
    public Response lokiProtobuf(InputStream body) throws IOException {
        Delivery delivery = delivery();
        LokiPush.protobuf(body.readAllBytes(), delivery);
        wholly(delivery);
        return Response.noContent().build();
    }

    @POST
    @Path("alertmanager")
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Alertmanager's webhook, version 4",
            description =
                    "An alert counts as an event of the component that its labels name. The same"
                            + " fingerprint again is the same alert; a resolved one stops counting.")
    public Receipt alertmanager(InputStream body) throws IOException {
        Set<ComponentId> known =
                catalogue.components().stream().map(Component::id).collect(Collectors.toSet());
        Alerts.Notification notification =
                Alerts.read(body, mappings.current(), known::contains, clock.now());
        inbox.unmapped(notification.unmapped());
        return inbox.events(notification.events());
    }

    private Delivery delivery() {
        return new Delivery(mappings.current(), catalogue, inbox.times());
    }

    /** What could be kept is, before the sender hears that not all could. */
    private Receipt wholly(Delivery delivery) {
        Receipt receipt = delivery.store(inbox);
        if (delivery.refused() > 0) {
            throw new Problem(
                    400,
                    "partly-refused",
                    "%d refused, the others kept; the first: %s"
                            .formatted(delivery.refused(), delivery.reason()));
        }
        return receipt;
    }

    @GET
    @Path("unmapped")
    @Operation(summary = "Series that no component claimed since the service started")
    public List<Unmapped> unmapped() {
        return inbox.unmapped();
    }
}
