package forestall.api.telemetry;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Metrics of OpenTelemetry. A cumulative sum that only grows is named as Prometheus names counters,
 * with {@code _total}; of histograms and summaries the count, the sum, and the quantiles are kept,
 * not the buckets.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpMetrics {
    private static final long NO_VALUE =
            DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE;

    private final Delivery delivery;
    private final Map<String, String> resource;

    private OtlpMetrics(Delivery delivery, Map<String, String> resource) {
        this.delivery = delivery;
        this.resource = resource;
    }

    public static void read(ExportMetricsServiceRequest request, Delivery delivery) {
        for (var each : request.getResourceMetricsList()) {
            var reader =
                    new OtlpMetrics(
                            delivery, Attributes.labels(each.getResource().getAttributesList()));
            each.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(reader::read));
        }
    }

    private void read(Metric metric) {
        String name = metric.getName();
        switch (metric.getDataCase()) {
            case GAUGE -> numbers(name, metric.getGauge().getDataPointsList());
            case SUM -> numbers(nameOf(name, metric.getSum()), metric.getSum().getDataPointsList());
            case HISTOGRAM ->
                    metric.getHistogram()
                            .getDataPointsList()
                            .forEach(
                                    point ->
                                            countAndSum(
                                                    name,
                                                    Attributes.labels(point.getAttributesList()),
                                                    point.getFlags(),
                                                    point.getTimeUnixNano(),
                                                    point.getCount(),
                                                    point.getSum()));
            case EXPONENTIAL_HISTOGRAM ->
                    metric.getExponentialHistogram()
                            .getDataPointsList()
                            .forEach(
                                    point ->
                                            countAndSum(
                                                    name,
                                                    Attributes.labels(point.getAttributesList()),
                                                    point.getFlags(),
                                                    point.getTimeUnixNano(),
                                                    point.getCount(),
                                                    point.getSum()));
            case SUMMARY ->
                    metric.getSummary()
                            .getDataPointsList()
                            .forEach(
                                    point -> {
                                        SortedMap<String, String> labels =
                                                Attributes.labels(point.getAttributesList());
                                        countAndSum(
                                                name,
                                                labels,
                                                point.getFlags(),
                                                point.getTimeUnixNano(),
                                                point.getCount(),
                                                point.getSum());
                                        for (var quantile : point.getQuantileValuesList()) {
                                            labels.put(
                                                    "quantile",
                                                    String.valueOf(quantile.getQuantile()));
                                            one(
                                                    name,
                                                    labels,
                                                    point.getTimeUnixNano(),
                                                    quantile.getValue());
                                        }
                                    });
            default -> delivery.refuse("metric %s holds no data that is known".formatted(name));
        }
    }

    private static String nameOf(String name, Sum sum) {
        boolean counter =
                sum.getIsMonotonic()
                        && sum.getAggregationTemporality()
                                == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
        return counter && !name.endsWith("_total") ? name + "_total" : name;
    }

    private void numbers(String name, List<NumberDataPoint> points) {
        for (NumberDataPoint point : points) {
            if ((point.getFlags() & NO_VALUE) == 0) {
                one(
                        name,
                        Attributes.labels(point.getAttributesList()),
                        point.getTimeUnixNano(),
                        point.hasAsInt() ? (double) point.getAsInt() : point.getAsDouble());
            }
        }
    }

    private void countAndSum(
            String name,
            SortedMap<String, String> labels,
            int flags,
            long nanos,
            long count,
            double sum) {
        if ((flags & NO_VALUE) == 0) {
            one(name + "_count", labels, nanos, (double) count);
            one(name + "_sum", labels, nanos, sum);
        }
    }

    private void one(String name, SortedMap<String, String> labels, long nanos, double value) {
        delivery.series(name, resource, labels, 1).add(Nanos.instant(nanos), value);
    }
}
