package forestall.command.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** By hand; the figures are those of logscore.py too. */
class LogScoreTest {
    private static final List<String> TRUTH = List.of("a", "a", "b", "b", "b", "c");

    @Test
    void allRight() {
        assertThat(LogScore.of(TRUTH, TRUTH)).isEqualTo(new LogScore(1, 1, 1, 1));
    }

    @Test
    void rightGroupsWithWrongTexts() {
        LogScore score = LogScore.of(TRUTH, List.of("x", "x", "b", "b", "b", "z"));
        assertThat(score.groupAccuracy()).isEqualTo(1);
        assertThat(score.groupF1()).isEqualTo(1);
        assertThat(score.parsingAccuracy()).isEqualTo(0.5);
        assertThat(score.templateF1()).isCloseTo(1.0 / 3, within(1e-12)); // 1 of 3 and 1 of 3
    }

    @Test
    void aGroupThatWasSplitAndTwoThatWereMixed() {
        // b is split; a and c share a text: nobody's group is right.
        LogScore score = LogScore.of(TRUTH, List.of("a", "a", "b", "b", "y", "a"));
        assertThat(score.groupAccuracy()).isZero();
        assertThat(score.groupF1()).isZero();
        assertThat(score.parsingAccuracy()).isCloseTo(4.0 / 6, within(1e-12));
        // Of a, b, y only b holds its own lines alone: precision 1/3, recall 1/3.
        assertThat(score.templateF1()).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void refusesOtherLengths() {
        assertThatThrownBy(() -> LogScore.of(TRUTH, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 true templates, 1 found");
    }
}
