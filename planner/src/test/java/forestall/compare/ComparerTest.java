package forestall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.allocate.Allocator;
import forestall.allocate.AllocatorSettings;
import forestall.compare.Comparison.Change;
import forestall.compare.Comparison.Mover;
import forestall.decide.Examples;
import forestall.model.FailureProbability;
import forestall.model.Situation;
import forestall.risk.Explanation.Reason;
import forestall.risk.Parameters;
import forestall.risk.RiskRules;
import forestall.risk.RuleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparerTest {
    static final Allocator ALLOCATOR = new Allocator(AllocatorSettings.defaults());
    static final RiskRules SHIPPED = rules("impact.csv", "", "");

    /** The ledger's impact is 0.96: at this probability its score is 0.80. */
    static final double FULL = 0.80 / 0.96;

    /** Critical components weigh 0.10 less. */
    static final RiskRules LIGHTER = rules("impact.csv", "CRITICAL,0.60", "CRITICAL,0.50");

    @Test
    void aSetDiffersInNothingFromItself() {
        Comparison same = compare(SHIPPED, SHIPPED, minutes(0.97, 0.5, 0.2));

        assertThat(same.situations()).isEqualTo(3);
        assertThat(same.placed()).isEqualTo(3);
        assertThat(same.changes()).isEmpty();
        assertThat(same.movers()).isEmpty();
        assertThat(same.totals().costPerDay().difference()).isZero();
        assertThat(same.totals().expectedLossPerDay().difference()).isZero();
        assertThat(same.totals().expectedLossPerDay().before()).isPositive();
        assertThat(same.notes()).isEmpty();
    }

    @Test
    void whatChangesIsToldWithBothExplanations() {
        Comparison lighter = compare(SHIPPED, LIGHTER, minutes(FULL));

        assertThat(lighter.changes())
                .extracting(Change::component)
                .containsExactly(Examples.LEDGER);
        Change ledger = lighter.changes().get(0);
        assertThat(ledger.biggest()).isCloseTo(-0.10 * FULL, within(1e-9));
        assertThat(ledger.tierChanged()).isEqualTo(1); // 0.80 was full
        Mover mover = lighter.movers().get(0);
        assertThat(points(mover.before().reasons(), "Critical to the business"))
                .isCloseTo(0.60 * FULL, within(1e-9));
        assertThat(points(mover.after().reasons(), "Critical to the business"))
                .isCloseTo(0.50 * FULL, within(1e-9));
    }

    @Test
    void aTierThatChangesDoesNotHideALargerDifference() {
        // Both are full for longer than a tier is held at least, then one leaves it.
        RiskRules lighter = rules("impact.csv", "CRITICAL,0.60", "CRITICAL,0.52");
        double[] probabilities = new double[21];
        java.util.Arrays.fill(probabilities, 0.95);
        probabilities[20] = FULL;
        Comparison found = compare(SHIPPED, lighter, minutes(probabilities));

        Change ledger = found.changes().get(0);
        assertThat(ledger.tierChanged()).isPositive();
        assertThat(ledger.biggest()).isCloseTo(-0.08 * 0.95, within(1e-9));
        assertThat(ledger.at()).isEqualTo(Examples.situation().at());
        Mover mover = found.movers().get(0);
        assertThat(mover.at()).isEqualTo(ledger.at().plus(Duration.ofMinutes(20)));
        assertThat(mover.before().risk().tier()).isNotEqualTo(mover.after().risk().tier());
    }

    @Test
    void aComponentThatLeftBeginsAnew() {
        var course = new Course(SHIPPED, ALLOCATOR);
        List<Situation> minutes = minutes(0.97, 0.97, 0.97);
        Situation gone = minutes.get(1);

        course.step(minutes.get(0), false);
        course.step(
                new Situation(
                        gone.at(),
                        gone.sites(),
                        List.of(),
                        List.of(),
                        gone.pool(),
                        List.of(),
                        Map.of()),
                false);
        Situation back = course.step(minutes.get(2), false).situation();

        assertThat(back.tiers()).isEmpty();
        assertThat(back.observations()).allSatisfy(each -> assertThat(each.tierSince()).isEmpty());
    }

    @Test
    void lessStandbyCostsLessAndLosesMore() {
        Comparison lighter = compare(SHIPPED, LIGHTER, minutes(FULL));

        assertThat(lighter.totals().costPerDay().difference()).isNegative();
        assertThat(lighter.totals().expectedLossPerDay().difference()).isPositive();
        // probability × 48 half hours × 5000.5 a minute × 2 minutes at full, 15 at scaled
        assertThat(lighter.totals().expectedLossPerDay().before())
                .isCloseTo(FULL * 48 * 5000.5 * 2, within(1e-6));
        assertThat(lighter.totals().expectedLossPerDay().after())
                .isCloseTo(FULL * 48 * 5000.5 * 15, within(1e-6));
    }

    @Test
    void eachGoesOnFromItsOwnTiers() {
        // 0.80 is full for the shipped rules, which then hold it at 0.76
        Comparison held = compare(SHIPPED, LIGHTER, minutes(FULL, 0.76 / 0.96));

        assertThat(held.totals().fullShare().before()).isCloseTo(2 / 6.0, within(1e-9));
        assertThat(held.totals().fullShare().after()).isZero();
    }

    @Test
    void aReadingThatWasNotKeptIsToldOf() {
        RiskRules asksMore =
                rules("impact.csv", "replication_lag_seconds", "replication_lag_bytes");

        assertThat(compare(SHIPPED, asksMore, minutes(0.5)).notes())
                .hasSize(1)
                .allSatisfy(note -> assertThat(note).contains("replication_lag_bytes"));
    }

    @Test
    void theLastIsPlacedAndNoMoreThanTheCap() {
        for (int count : new int[] {1, 5, 12, 13, 100, 1440}) {
            long placed =
                    IntStream.range(0, count)
                            .filter(number -> Comparer.isPlaced(number, count))
                            .count();
            assertThat(placed).isBetween(1L, (long) Comparer.MOST_PLACED);
            assertThat(Comparer.isPlaced(count - 1, count)).isTrue();
        }
    }

    @Test
    void nothingToCompareOnIsRefused() {
        assertThatThrownBy(() -> compare(SHIPPED, LIGHTER, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double points(List<Reason> reasons, String rule) {
        return reasons.stream()
                .filter(each -> each.rule().equals(rule))
                .mapToDouble(Reason::points)
                .sum();
    }

    private static Comparison compare(RiskRules before, RiskRules after, List<Situation> minutes) {
        List<Integer> progress = new ArrayList<>();
        Comparison found =
                Comparer.compare(
                        before,
                        after,
                        ALLOCATOR,
                        minutes.iterator(),
                        minutes.size(),
                        progress::add);
        assertThat(progress).hasSize(minutes.size()).isSorted();
        return found;
    }

    private static List<Situation> minutes(double... probabilities) {
        Situation first = Examples.situation();
        List<Situation> minutes = new ArrayList<>();
        for (double probability : probabilities) {
            var at = first.at().plus(Duration.ofMinutes(minutes.size()));
            minutes.add(
                    new Situation(
                            at,
                            first.sites(),
                            first.components(),
                            List.of(
                                    new FailureProbability(
                                            Examples.LEDGER,
                                            at,
                                            Duration.ofMinutes(30),
                                            probability,
                                            List.of())),
                            first.pool(),
                            first.current(),
                            Map.of()));
        }
        return minutes;
    }

    private static RiskRules rules(String file, String from, String to) {
        List<RuleText> texts = new ArrayList<>();
        for (String name :
                List.of(
                        "likelihood.csv",
                        "impact.csv",
                        "tiers.csv",
                        "standby.csv",
                        "failover.csv")) {
            try (InputStream in = RiskRules.class.getResourceAsStream(name)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                texts.add(new RuleText(name, name.equals(file) ? text.replace(from, to) : text));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return RiskRules.compile(
                texts, new Parameters(java.time.ZoneOffset.UTC, Map.of("minimum dwell", 15.0)));
    }
}
