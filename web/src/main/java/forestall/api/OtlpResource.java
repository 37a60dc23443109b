package forestall.api;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import forestall.api.telemetry.Delivery;
import forestall.api.telemetry.OtlpLogs;
import forestall.api.telemetry.OtlpMetrics;
import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.intake.Mappings;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * OTLP over HTTP, protobuf and JSON. An exporter's endpoint is {@code …/api/v1/telemetry/otlp}; it
 * appends {@code /v1/metrics} and {@code /v1/logs}. What is refused is told as a partial success.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
@Path("telemetry/otlp/v1")
@RequestScoped
@Tag(name = "Telemetry")
public class OtlpResource {
    private static final String PROTOBUF = "application/x-protobuf";
    private static final JsonFormat.Parser FROM_JSON = JsonFormat.parser().ignoringUnknownFields();
    private static final JsonFormat.Printer TO_JSON =
            JsonFormat.printer().omittingInsignificantWhitespace();

    @Inject TelemetryInbox inbox;
    @Inject Catalogue catalogue;
    @Inject Mappings mappings;

    @POST
    @Path("metrics")
    @Consumes(PROTOBUF)
    @Operation(summary = "OpenTelemetry metrics, protobuf")
    public Response metrics(InputStream body) throws IOException {
        return protobuf(take(parsed(body, ExportMetricsServiceRequest.newBuilder()).build()));
    }

    @POST
    @Path("metrics")
    @Consumes(APPLICATION_JSON)
    @Operation(summary = "OpenTelemetry metrics, JSON")
    public Response metricsJson(InputStream body) throws IOException {
        var request = ExportMetricsServiceRequest.newBuilder();
        fromJson(body, request);
        return json(take(request.build()));
    }

    @POST
    @Path("logs")
    @Consumes(PROTOBUF)
    @Operation(summary = "OpenTelemetry logs, protobuf")
    public Response logs(InputStream body) throws IOException {
        return protobuf(take(parsed(body, ExportLogsServiceRequest.newBuilder()).build()));
    }

    @POST
    @Path("logs")
    @Consumes(APPLICATION_JSON)
    @Operation(summary = "OpenTelemetry logs, JSON")
    public Response logsJson(InputStream body) throws IOException {
        var request = ExportLogsServiceRequest.newBuilder();
        fromJson(body, request);
        return json(take(request.build()));
    }

    private ExportMetricsServiceResponse take(ExportMetricsServiceRequest request) {
        Delivery delivery = delivery();
        OtlpMetrics.read(request, delivery);
        delivery.store(inbox);
        var answer = ExportMetricsServiceResponse.newBuilder();
        if (delivery.refused() > 0) {
            answer.setPartialSuccess(
                    ExportMetricsPartialSuccess.newBuilder()
                            .setRejectedDataPoints(delivery.refused())
                            .setErrorMessage(delivery.reason()));
        }
        return answer.build();
    }

    private ExportLogsServiceResponse take(ExportLogsServiceRequest request) {
        Delivery delivery = delivery();
        OtlpLogs.read(request, delivery);
        delivery.store(inbox);
        var answer = ExportLogsServiceResponse.newBuilder();
        if (delivery.refused() > 0) {
            answer.setPartialSuccess(
                    ExportLogsPartialSuccess.newBuilder()
                            .setRejectedLogRecords(delivery.refused())
                            .setErrorMessage(delivery.reason()));
        }
        return answer.build();
    }

    private Delivery delivery() {
        return new Delivery(mappings.current(), catalogue, inbox.times());
    }

    private static <B extends Message.Builder> B parsed(InputStream body, B into)
            throws IOException {
        try {
            into.mergeFrom(body);
            return into;
        } catch (InvalidProtocolBufferException malformed) {
            throw new Problem(
                    400,
                    "malformed-protobuf",
                    "the body holds no export request: " + malformed.getMessage());
        }
    }

    private static void fromJson(InputStream body, Message.Builder into) throws IOException {
        try {
            FROM_JSON.merge(new String(body.readAllBytes(), StandardCharsets.UTF_8), into);
        } catch (InvalidProtocolBufferException malformed) {
            throw new Problem(
                    400,
                    "malformed-json",
                    "the body holds no export request: " + malformed.getMessage());
        }
    }

    private static Response protobuf(Message answer) {
        return Response.ok(answer.toByteArray(), PROTOBUF).build();
    }

    private static Response json(MessageOrBuilder answer) throws IOException {
        return Response.ok(TO_JSON.print(answer), APPLICATION_JSON).build();
    }
}
