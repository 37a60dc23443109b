package forestall.command.bench.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Costs of 110, 120, 100 over bounds of 100, of which 50 are unavoidable. */
class SummaryTest {
    private static Row row(String instance, String who, long medium, long soft, long bound) {
        return new Row(
                instance,
                new Size(50, 10),
                who,
                2,
                4,
                0,
                medium,
                soft,
                bound < 0 ? OptionalLong.empty() : OptionalLong.of(bound),
                50,
                0,
                0,
                "");
    }

    private static final List<Row> ROWS =
            List.of(
                    row("a", "ours", 0, 110, 90),
                    row("b", "ours", 0, 120, 90),
                    row("c", "ours", 0, 100, 90),
                    row("a", "other", 0, 110, 100),
                    row("b", "other", 0, 110, -1),
                    row("c", "other", 1, 100, 100));

    @Test
    void gapsAreToTheBestBoundThatAnyoneHas() {
        Summary summary = new Summary(ROWS, Map.of("b", 100L));
        assertThat(summary.bound("a")).hasValue(100);
        assertThat(summary.bound("b")).hasValue(100);
        assertThat(summary.bound("d")).isEmpty();
        assertThat(summary.table())
                .contains("10.000 / 20.000", "20.0 / 40.0") // ours
                .contains("10.000 / 10.000"); // the other
    }

    @Test
    void anOptimumIsReachedWithTheFewestLeftOutAlone() {
        assertThat(new Summary(ROWS, Map.of("b", 100L)).table())
                .contains("reached on 1 of 1")
                .contains("reached on 0 of 1");
    }
}
