package forestall.api.telemetry;

import forestall.intake.Levels;
import forestall.model.ComponentId;
import forestall.model.Severity;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Log records of OpenTelemetry. A record belongs to the component that its resource's attributes
 * name.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/">data model</a>
 */
public final class OtlpLogs {
    private OtlpLogs() {}

    public static void read(ExportLogsServiceRequest request, Delivery delivery) {
        for (var each : request.getResourceLogsList()) {
            SortedMap<String, String> labels =
                    Attributes.labels(each.getResource().getAttributesList());
            int size =
                    each.getScopeLogsList().stream()
                            .mapToInt(scope -> scope.getLogRecordsCount())
                            .sum();
            Optional<ComponentId> component = delivery.stream(labels, size);
            if (component.isPresent()) {
                each.getScopeLogsList().stream()
                        .flatMap(scope -> scope.getLogRecordsList().stream())
                        .forEach(line -> add(component.get(), line, delivery));
            }
        }
    }

    private static void add(ComponentId component, LogRecord line, Delivery delivery) {
        String text = Attributes.text(line.getBody());
        long nanos =
                line.getTimeUnixNano() != 0
                        ? line.getTimeUnixNano()
                        : line.getObservedTimeUnixNano();
        delivery.line(component, Nanos.instant(nanos), severity(line, text), text);
    }

    private static Severity severity(LogRecord line, String text) {
        int number = line.getSeverityNumberValue();
        if (number <= 0 || number > SeverityNumber.SEVERITY_NUMBER_FATAL4_VALUE) {
            return Levels.named(line.getSeverityText()).orElseGet(() -> Levels.in(text));
        }
        if (number >= SeverityNumber.SEVERITY_NUMBER_FATAL_VALUE) {
            return Severity.FATAL;
        }
        if (number >= SeverityNumber.SEVERITY_NUMBER_ERROR_VALUE) {
            return Severity.ERROR;
        }
        if (number >= SeverityNumber.SEVERITY_NUMBER_WARN_VALUE) {
            return Severity.WARNING;
        }
        return number >= SeverityNumber.SEVERITY_NUMBER_INFO_VALUE ? Severity.INFO : Severity.DEBUG;
    }
}
