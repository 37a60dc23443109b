package forestall.feed;

import static forestall.store.Examples.LEDGER;
import static forestall.store.Examples.MAIL;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static forestall.store.Examples.catalogue;
import static forestall.store.Examples.pool;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.feed.PredictorKeeper.Folded;
import forestall.model.Decision;
import forestall.model.LogLine;
import forestall.model.Outlook;
import forestall.model.Plan;
import forestall.model.Sample;
import forestall.model.Severity;
import forestall.model.Situation;
import forestall.predict.FusionModel;
import forestall.predict.Predictor;
import forestall.predict.PredictorSettings;
import forestall.store.PredictorState;
import forestall.store.StoredCatalogue;
import forestall.store.StoredDecisions;
import forestall.store.StoredTelemetry;
import forestall.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictorKeeperIT {
    static final Jdbi JDBI = TestDatabase.create();

    final StoredTelemetry telemetry = new StoredTelemetry(JDBI);
    final StoredCatalogue catalogue = new StoredCatalogue(JDBI);
    final StoredDecisions decisions = new StoredDecisions(JDBI);

    @BeforeEach
    void shop() {
        TestDatabase.empty(JDBI);
        catalogue.putSites(List.of(STOCKHOLM));
        catalogue.putComponents(catalogue());
    }

    @Test
    void beforeTheFirstMinuteNothingIsPredicted() {
        assertThat(keeper().outlooks()).isEmpty();
    }

    @Test
    void everyComponentHasAProbability() {
        PredictorKeeper keeper = keeper();
        Folded folded = keeper.fold(NOON);
        assertThat(keeper.outlooks()).isEmpty(); // not before it is stored
        keeper.keep(folded);

        assertThat(keeper.outlooks()).hasSize(4).isEqualTo(folded.prediction().outlooks());
    }

    @Test
    void aMinuteThatIsNotKeptIsFoldedAgainWithTheNext() {
        PredictorKeeper keeper = keeper();
        arrives(0);
        Folded lost = keeper.fold(minute(0));
        assertThat(lost.state().folded()).isPositive();

        Folded again = keeper.fold(minute(0));

        assertThat(again.prediction().outlooks()).isEqualTo(lost.prediction().outlooks());
        assertThat(again.state().state()).isEqualTo(lost.state().state());
        assertThat(again.state().folded()).isEqualTo(lost.state().folded());
    }

    @Test
    void whatIsKeptIsNotFoldedTwice() {
        PredictorKeeper keeper = keeper();
        arrives(0);
        Folded first = keeper.fold(minute(0));
        keeper.keep(first);

        Folded second = keeper.fold(minute(1));

        assertThat(first.prediction().ignored()).isZero();
        assertThat(second.prediction().ignored()).isZero(); // a duplicate would be counted here
        assertThat(second.state().folded()).isEqualTo(first.state().folded());
        assertThat(second.state().through()).isEqualTo(minute(1));
    }

    /** After 200 minutes the ledger's metrics leave their range. */
    @Test
    void afterARestartTheProbabilitiesAreThoseOfARunWithoutOne() {
        PredictorKeeper uninterrupted = keeper();
        PredictorKeeper restarted = keeper();
        for (int at = 0; at < 204; at++) {
            arrives(at);
            if (at % 7 == 0) {
                restarted = keeper(); // reads what was stored with the last decision
            }
            Folded one = uninterrupted.fold(minute(at));
            Folded other = restarted.fold(minute(at));
            assertThat(other.prediction().outlooks()).isEqualTo(one.prediction().outlooks());
            assertThat(other.prediction().anomalies()).isEqualTo(one.prediction().anomalies());
            assertThat(other.state().state()).isEqualTo(one.state().state());
            store(one.state());
            uninterrupted.keep(one);
            restarted.keep(other);
        }
        assertThat(probability(uninterrupted)).isGreaterThan(0.3);
    }

    /** As when nothing arrived while the service was down, and all came once it was up. */
    @Test
    void minutesThatWereMissedAreCaughtUpWith() {
        PredictorKeeper uninterrupted = keeper();
        for (int at = 0; at < 50; at++) {
            arrives(at);
            Folded one = uninterrupted.fold(minute(at));
            store(one.state());
            uninterrupted.keep(one);
        }
        for (int at = 50; at < 70; at++) {
            arrives(at);
        }
        Folded caughtUp = keeper().fold(minute(69));
        Folded last = null;
        TestDatabase.empty(JDBI);
        shop();
        PredictorKeeper other = keeper();
        for (int at = 0; at < 70; at++) {
            arrives(at);
            last = other.fold(minute(at));
            other.keep(last);
        }

        assertThat(caughtUp.prediction().outlooks()).isEqualTo(last.prediction().outlooks());
    }

    @Test
    void howMuchIsReadAtOnceMakesNoDifferenceToWhatIsCaughtUpWith() {
        for (int at = 0; at < 60; at++) {
            arrives(at);
        }
        store(new PredictorState(0, minute(0), new Predictor(PredictorSettings.defaults()).save()));
        Folded whole = keeper().fold(minute(59));
        Folded paged =
                new PredictorKeeper(
                                new StoredTelemetry(JDBI, 7),
                                catalogue,
                                PredictorSettings.defaults(),
                                FusionModel::shipped)
                        .fold(minute(59));

        assertThat(paged.state().state()).isEqualTo(whole.state().state());
        assertThat(paged.state().folded()).isEqualTo(whole.state().folded());
        assertThat(whole.prediction().ignored()).isZero();
    }

    @Test
    void aStateThatCannotBeReadIsLearntAnewFromWhatIsStored() {
        PredictorKeeper before = keeper();
        for (int at = 0; at < 3; at++) {
            arrives(at);
            before.keep(before.fold(minute(at)));
        }
        store(new PredictorState(telemetry.after(0).last(), minute(2), new byte[] {1, 2, 3}));
        PredictorKeeper keeper = keeper();

        Folded folded = keeper.fold(minute(3));

        assertThat(folded.state().folded()).isEqualTo(telemetry.after(0).last());
        assertThat(folded.prediction().outlooks())
                .isEqualTo(keeper().fold(minute(3)).prediction().outlooks());
        PredictorKeeper fresh = fresh();
        assertThat(folded.prediction().outlooks())
                .isEqualTo(fresh.fold(minute(3)).prediction().outlooks());
    }

    @Test
    void aComponentThatLeavesTheCatalogueLeavesThePrediction() {
        PredictorKeeper keeper = keeper();
        keeper.keep(keeper.fold(minute(0)));
        catalogue.removeComponent(MAIL);
        keeper.keep(keeper.fold(minute(1)));

        assertThat(keeper.outlooks()).extracting(Outlook::component).doesNotContain(MAIL);
    }

    private PredictorKeeper fresh() {
        JDBI.useHandle(handle -> handle.execute("delete from predictor_state"));
        return keeper();
    }

    private static double probability(PredictorKeeper keeper) {
        return keeper.outlooks().stream()
                .filter(each -> each.component().equals(LEDGER))
                .findFirst()
                .orElseThrow()
                .nearest()
                .probability();
    }

    private void arrives(int at) {
        double odd = at > 200 ? 500 : 0;
        Instant when = minute(at).minusSeconds(10);
        telemetry.addSamples(
                List.of(
                        new Sample(LEDGER, "cpu", when, 100 + StrictMath.sin(at * 7.3) + odd),
                        new Sample(LEDGER, "ram", when, 50 + StrictMath.sin(at * 2.9) + odd),
                        new Sample(LEDGER, "lag", when, 5 + StrictMath.sin(at * 1.7) + odd),
                        new Sample(MAIL, "cpu", when, 100 + StrictMath.sin(at * 3.1))));
        telemetry.addLines(List.of(new LogLine(MAIL, when, Severity.INFO, "mail " + at)));
    }

    private static Instant minute(int at) {
        return NOON.plusSeconds(60L * at);
    }

    private void store(PredictorState state) {
        decisions.add(
                new Situation(
                        state.through(),
                        List.of(),
                        List.of(),
                        List.of(),
                        pool(),
                        List.of(),
                        Map.of()),
                new Decision(
                        state.through(),
                        "r",
                        List.of(),
                        new Plan(List.of(), List.of(), 0, 0),
                        List.of()),
                Duration.ZERO,
                state);
    }

    private PredictorKeeper keeper() {
        return new PredictorKeeper(
                telemetry, catalogue, PredictorSettings.defaults(), FusionModel::shipped);
    }
}
