package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import forestall.risk.Parameters;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions leave open, and how far the search for it goes. */
class SpaceTest {
    private static final Parameters PARAMETERS =
            new Parameters(ZoneOffset.UTC, Map.of("dwell", 15.0));

    /** Conditions on a Subject with ; between rows, and the gaps in words. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "probability >= 0.5; probability < 0.5 |",
                "probability > 0.5; probability < 0.5 | predicted probability 0.5",
                "dependants >= 1; dependants < 1      |",
                "dependants > 1; dependants < 1       | number of dependants 1",
                "dependants > 2; dependants < 1       | number of dependants from 1 and up to 2",
                "dependants > 0.5; dependants <= 0.2  |",
                "hour >= 8, hour < 20; hour < 8       | hour of the day from 20 and up to 23",
                "kind == Kind.VM; kind not in ( Kind.VM ) |",
                "kind == Kind.VM; kind != Kind.VM, inMaintenance == false | kind DATABASE or STORAGE_VOLUME or NETWORK or APPLICATION_STACK or LOAD_BALANCER or DNS_NAME, in maintenance true",
                "reading('lag') > 5; reading('lag') <= 5 | lag absent",
                "reading('lag') > 5; reading('lag') <= 5; reading('lag') == null |",
                "reading('lag') != 5; reading('lag') == 5 |",
                "labelled('a'); !labelled('a')        |",
                "labelled('a'); labelled('b'), !labelled('a') | label a false, label b false",
                "minutesInTier >= parameter('dwell'); minutesInTier < 15 |",
                "minutesInTier >= parameter('dwell'); minutesInTier < 14 | time in the tier from 14 and below 15",
                "weather >= 0.5 or unrest >= 0.5; weather < 0.5, unrest < 0.5 |",
                "weather + unrest > 0.5; weather < 0.5 |",
                "dependants < 2; criticalDependants < 2 | number of dependants from 2, number of critical dependants from 2",
                "dependants >= 2; criticalDependants < 2 |",
            })
    void gaps(String rows, String expected) {
        List<Box> boxes = new ArrayList<>();
        for (String row : rows.replace('\'', '"').replace(" or ", " || ").split(";", -1)) {
            var reader = new ConditionReader("Subject", "$s", PARAMETERS);
            boxes.add(Box.of(List.of(reader.read(row))));
            assertThat(reader.troubles()).isEmpty();
        }
        var space = new Space(boxes);
        assertThat(space.gaps().stream().map(gap -> new Region(space.dimensions(), gap).words()))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void whatCannotBeIsNoGap() {
        List<Box> boxes = new ArrayList<>();
        for (String row : List.of("score < 0.5", "score >= 0.5, probability >= 0.5")) {
            boxes.add(Box.of(List.of(new ConditionReader("Scored", "$s", PARAMETERS).read(row))));
        }
        assertThat(new Space(boxes).gaps()).isEmpty();
    }

    @Test
    void aSearchThatWouldTakeForeverEndsAndSaysSo() {
        var random = new Random(7);
        List<Box> boxes = new ArrayList<>();
        String[] fields = {
            "weather", "unrest", "alert", "vulnerability", "probability", "lossPerMinute",
            "rtoMinutes", "rpoMinutes", "minutesInTier", "hour", "dayOfMonth", "dependants"
        };
        for (int row = 0; row < 400; row++) {
            List<String> parts = new ArrayList<>();
            for (String field : fields) {
                if (random.nextInt(4) > 0) {
                    parts.add(
                            field + (random.nextBoolean() ? " > " : " <= ") + random.nextDouble());
                }
            }
            parts.add("hour < 24");
            boxes.add(
                    Box.of(
                            List.of(
                                    new ConditionReader("Subject", "$s", PARAMETERS)
                                            .read(String.join(", ", parts)))));
        }
        var space = new Space(boxes);
        space.gaps();
        assertThat(space.isComplete()).isFalse();
    }

    @Test
    void fiveHundredRowsOfBoundsAreNotTooMany() {
        List<Box> boxes = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            boxes.add(
                    Box.of(
                            List.of(
                                    new ConditionReader("Scored", "$s", PARAMETERS)
                                            .read(
                                                    "score >= %s, score %s %s"
                                                            .formatted(
                                                                    Values.words(row / 500.0),
                                                                    row == 499 ? "<=" : "<",
                                                                    Values.words(
                                                                            (row + 1) / 500.0))))));
        }
        var space = new Space(boxes);
        assertThat(space.gaps()).isEmpty();
        assertThat(space.isComplete()).isTrue();
    }
}
