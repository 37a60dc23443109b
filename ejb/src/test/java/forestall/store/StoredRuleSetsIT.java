package forestall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.RuleSets.Check;
import forestall.decide.RuleSets.Checked;
import forestall.decide.RuleSets.Version;
import forestall.decide.Tokens.Token;
import forestall.decide.Unacceptable;
import forestall.model.Criticality;
import forestall.model.ExternalEvent;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.risk.Parameters;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.Move;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.RuleSetCheck;
import forestall.ruleset.Scenario;
import forestall.ruleset.ShippedRuleSet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredRuleSetsIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    static final By ANN = new By("ann", NOON);
    static final By BEN = new By("ben", NOON);

    final StoredRuleSets sets = new StoredRuleSets(JDBI);

    @BeforeEach
    void empty() {
        TestDatabase.empty(JDBI);
    }

    @Test
    void whatWasSavedComesBackByteByByte() {
        RuleSet set = set("a");
        Version saved = sets.save(set, Optional.empty(), "the first", ANN);

        assertThat(sets.content(saved.number())).contains(set);
        assertThat(saved.number()).isEqualTo(1);
        assertThat(saved.name()).isEqualTo("v1");
        assertThat(saved.state()).isEqualTo(State.DRAFT);
        assertThat(saved.fingerprint()).isEqualTo(set.fingerprint());
        assertThat(sets.save(set("b"), Optional.of(1), "", BEN).parent()).contains(1);
        assertThat(sets.newest(Optional.empty(), 0, 10).versions())
                .extracting(Version::number)
                .containsExactly(2, 1);
    }

    @Test
    void anUnknownParentIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> sets.save(set("a"), Optional.of(7), "", ANN))
                .isInstanceOf(Unacceptable.class);
        assertThat(sets.newest(Optional.empty(), 0, 10).total()).isZero();
    }

    @Test
    void everyMoveThatIsNotInTheTableIsRefused() {
        for (State state : State.values()) {
            for (Act act : Act.values()) {
                int number = in(state);
                Optional<Move> legal = Lifecycle.move(state, act);
                if (legal.isEmpty()) {
                    assertThatThrownBy(() -> sets.move(number, act, "", BEN))
                            .as("%s %s", state, act)
                            .isInstanceOf(Unacceptable.class);
                    assertThat(sets.version(number).orElseThrow().state()).isEqualTo(state);
                } else {
                    assertThat(sets.move(number, act, "", BEN).state()).isEqualTo(legal.get().to());
                }
            }
        }
    }

    @Test
    void theAuthorNeitherApprovesNorPublishes() {
        int checked = in(State.CHECKED);
        assertThatThrownBy(() -> sets.move(checked, Act.APPROVE, "", ANN))
                .isInstanceOfSatisfying(
                        Unacceptable.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(Unacceptable.Code.FOUR_EYES));
        int approved = in(State.APPROVED);
        assertThatThrownBy(() -> sets.move(approved, Act.PUBLISH, "", ANN))
                .isInstanceOf(Unacceptable.class);
    }

    @Test
    void whoWroteWhatAVersionWasMadeFromHadAHandInIt() {
        int anns = sets.save(set("a"), Optional.empty(), "", ANN).number();
        int bens = sets.save(set("b"), Optional.of(anns), "", BEN).number();
        sets.move(bens, Act.SUBMIT, "", BEN);

        for (By each : List.of(ANN, BEN)) {
            assertThatThrownBy(() -> sets.checkMove(bens, Act.APPROVE, each))
                    .isInstanceOf(Unacceptable.class);
        }
        sets.checkMove(bens, Act.APPROVE, new By("cleo", NOON));
    }

    @Test
    void whatDecidedOnceIsNobodysAnyMore() {
        int published = in(State.PUBLISHED);
        int bens = sets.save(set("b"), Optional.of(published), "", BEN).number();
        sets.move(bens, Act.SUBMIT, "", BEN);

        sets.checkMove(bens, Act.APPROVE, ANN);
    }

    @Test
    void aTokenIsWhoMadeIt() {
        new StoredTokens(JDBI)
                .add(
                        new Token(
                                UUID.randomUUID(),
                                "pipeline",
                                Set.of(Role.APPROVER),
                                "ann",
                                NOON,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "0".repeat(64),
                        ANN);
        int anns = in(State.CHECKED);

        assertThatThrownBy(() -> sets.checkMove(anns, Act.APPROVE, new By("token:pipeline", NOON)))
                .isInstanceOf(Unacceptable.class);
        sets.checkMove(anns, Act.APPROVE, new By("token:other", NOON));
    }

    @Test
    void onlyOneIsPublishedAndTheOthersCanBeGoneBackTo() {
        int one = in(State.PUBLISHED);
        int two = in(State.PUBLISHED);

        assertThat(sets.version(one).orElseThrow().state()).isEqualTo(State.RETIRED);
        assertThat(sets.published()).map(Version::number).contains(two);
        sets.move(one, Act.ROLL_BACK, "it was better", BEN);
        assertThat(sets.published()).map(Version::number).contains(one);
        assertThat(sets.publishedBefore(5)).extracting(Version::number).containsExactly(two);
    }

    @Test
    void whatWasNeverPublishedCannotBeGoneBackTo() {
        int draft = in(State.DRAFT);
        sets.move(draft, Act.DISCARD, "", ANN);

        assertThatThrownBy(() -> sets.move(draft, Act.ROLL_BACK, "", BEN))
                .hasMessageContaining("never published");
    }

    @Test
    void everyActIsInTheAuditLog() {
        int number = in(State.PUBLISHED);
        sets.checked(number, Reports.of(2, 10), ANN);

        assertThat(new StoredAudit(JDBI).newest(AuditLog.Choice.ALL, 0, 10).entries())
                .extracting(AuditLog.Entry::what)
                .containsExactly(
                        "rule-set-checked",
                        "rule-set-published",
                        "rule-set-approved",
                        "rule-set-submitted",
                        "rule-set-saved");
        assertThat(sets.version(number).orElseThrow().checked())
                .contains(new Checked(true, 0, 2, 10, 0));
    }

    @Test
    void whatTheLastCheckFoundIsTheSameForEveryNode() {
        int number = in(State.DRAFT);
        assertThat(sets.lastCheck(number)).isEmpty();
        sets.checked(number, Reports.of(1, 1), ANN);
        sets.checked(number, Reports.of(2, 10), BEN);

        assertThat(new StoredRuleSets(JDBI).lastCheck(number))
                .contains(new Check(NOON, "ben", Reports.of(2, 10)));
        assertThat(sets.lastCheck(number + 1)).isEmpty();
    }

    @Test
    void whatACheckOfTheShippedRulesFindsComesBackInItsOrder() {
        CheckReport found = RuleSetCheck.check(ShippedRuleSet.get());
        int number = in(State.DRAFT);
        sets.checked(number, found, ANN);

        CheckReport kept = sets.lastCheck(number).orElseThrow().report();
        assertThat(kept).isEqualTo(found);
        assertThat(kept.coverage().orElseThrow().untouched().keySet())
                .containsExactlyElementsOf(found.coverage().orElseThrow().untouched().keySet());
    }

    @Test
    void aReportThatIsVeryLongIsKeptInPartAndItsNumbersWhole() {
        int number = in(State.DRAFT);
        sets.checked(number, Reports.of(60_000, 2000), ANN);

        assertThat(sets.version(number).orElseThrow().checked())
                .contains(new Checked(true, 0, 60_000, 2000, 0));
        assertThat(sets.lastCheck(number).orElseThrow().report().findings())
                .hasSizeBetween(1000, 59_999)
                .endsWith(KeptReport.SHORTENED);
    }

    @Test
    void aReportThatWasWrittenOtherwiseIsNotThere() {
        int number = in(State.DRAFT);
        sets.checked(number, Reports.of(1, 1), ANN);
        JDBI.useHandle(
                handle -> handle.execute("update rule_set_check set report = '{\"old\":1}'"));

        assertThat(sets.lastCheck(number)).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsAVersionAsItWas() {
        in(State.DRAFT);
        for (String change :
                List.of(
                        "update rule_set set comment = 'other'",
                        "update rule_set set parameters = '{}'",
                        "update rule_set_file set content = ''",
                        "delete from rule_set_file",
                        "delete from rule_set",
                        "truncate rule_set_file",
                        "insert into rule_set_file values (1, 'more.drl', '')",
                        "update rule_set set approved_by = 'ann'")) {
            assertThatThrownBy(() -> JDBI.useHandle(handle -> handle.execute(change)))
                    .hasMessageMatching("(?s).*(never changes|never later|rule_set_four_eyes).*");
        }
    }

    @Test
    void savedSideBySideEachHasItsNumber() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            var thread = new Thread(() -> sets.save(set("a"), Optional.empty(), "", ANN));
            thread.start();
            writers.add(thread);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(sets.newest(Optional.empty(), 0, 10).versions())
                .extracting(Version::number)
                .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void failuresAtWorkAreKept() {
        int number = in(State.PUBLISHED);
        sets.failed(number, "it ran away", NOON);

        assertThat(sets.failures(10))
                .containsExactly(
                        new forestall.decide.RuleSets.Failure(number, NOON, "it ran away"));
    }

    /** A version of Ann's in that state. */
    private int in(State state) {
        int number = sets.save(set("a"), Optional.empty(), "", ANN).number();
        if (state == State.DRAFT) {
            return number;
        }
        sets.move(number, Act.SUBMIT, "", ANN);
        if (state == State.CHECKED) {
            return number;
        }
        sets.move(number, Act.APPROVE, "", BEN);
        if (state == State.APPROVED) {
            return number;
        }
        sets.move(number, Act.PUBLISH, "", BEN);
        if (state == State.RETIRED) {
            in(State.PUBLISHED);
        }
        return number;
    }

    private static RuleSet set(String text) {
        return new RuleSet(
                List.of(
                        RuleFile.of("b.drl", text),
                        RuleFile.of("a.xlsx", new byte[] {0, 1, (byte) 200})),
                new Parameters(ZoneId.of("Europe/Berlin"), Map.of("minimum dwell", 15.0)),
                List.of(
                        new Scenario(
                                "a storm",
                                new Scenario.Given(
                                        NOON,
                                        Kind.DATABASE,
                                        Criticality.HIGH,
                                        5,
                                        1,
                                        100,
                                        2,
                                        1,
                                        Set.of("payments"),
                                        0.3,
                                        Map.of("replication_lag_seconds", 41.5),
                                        Map.of(ExternalEvent.Type.WEATHER, 0.7),
                                        false,
                                        Tier.MINIMAL,
                                        Optional.of(3.0)),
                                new Scenario.Expected(
                                        Optional.of(0.2),
                                        Optional.empty(),
                                        Optional.of(Tier.MINIMAL),
                                        List.of("Low risk"),
                                        Optional.of(false)))));
    }
}
