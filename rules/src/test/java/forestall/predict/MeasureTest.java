package forestall.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {

    @ParameterizedTest(name = "{0} is a {1}")
    @CsvSource({
        "requests_total, COUNTER",
        "'requests_total{code=\"200\"}', COUNTER",
        "request_duration_seconds_count, COUNTER",
        "request_duration_seconds_sum, COUNTER",
        "'request_duration_seconds_bucket{le=\"1\"}', COUNTER",
        "response_size_bytes_sum, COUNTER",
        "http.server.request.duration_count, COUNTER",
        "queue.wait_sum, COUNTER",
        "thread_count, GAUGE",
        "connection_count, GAUGE",
        "system.thread.count, GAUGE",
        "memory_percent, GAUGE",
        "'total{of=\"x_total\"}', GAUGE",
    })
    void aNameTellsWhetherItCounts(String metric, Measure measure) {
        assertThat(Measure.of(metric)).isEqualTo(measure);
    }
}
