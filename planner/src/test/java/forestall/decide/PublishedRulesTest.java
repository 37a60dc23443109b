package forestall.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.AuditLog.By;
import forestall.risk.Parameters;
import forestall.risk.RiskRules;
import forestall.risk.RuleText;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedRulesTest {
    static final By ANN = new By("ann", Instant.EPOCH);
    static final By BEN = new By("ben", Instant.EPOCH);
    static final RiskRules SHIPPED = rules("shipped");

    final RuleSetsInMemory store = new RuleSetsInMemory();
    int compilations;
    final PublishedRules rules = node();

    PublishedRules node() {
        return new PublishedRules(
                store,
                set -> {
                    compilations++;
                    return rules(set.files().get(0).text());
                },
                () -> SHIPPED,
                () -> Instant.EPOCH);
    }

    @Test
    void theShippedRulesDecideUntilSomethingIsPublished() {
        assertThat(rules.current()).isSameAs(SHIPPED);
        publish("a");

        assertThat(rules.current()).isSameAs(SHIPPED); // until the next look
        assertThat(rules.refresh().version()).isEqualTo("v1");
        assertThat(rules.current().version()).isEqualTo("v1");
    }

    @Test
    void whatWasPreparedIsSwappedInWithoutCompilingAgain() {
        int number = publish("a");
        rules.prepare(number);
        rules.refresh();
        rules.refresh();

        assertThat(compilations).isEqualTo(1);
    }

    @Test
    void aVersionThatFailsAtWorkGivesWayToTheLastGoodOneAndSaysSo() {
        publish("a");
        publish("b");
        RiskRules bad = rules.refresh();
        var why = new IllegalStateException("it ran away");

        assertThat(rules.instead(bad, why).version()).isEqualTo("v1");
        assertThat(rules.trouble()).contains("v2 failed: it ran away");
        assertThat(rules.refresh().version()).isEqualTo("v2"); // once may have been a slow hour

        assertThat(rules.instead(bad, why).version()).isEqualTo("v1");
        assertThat(rules.refresh().version()).isEqualTo("v1"); // and stays so
        assertThat(rules.trouble()).contains("v2 failed: it ran away");
        assertThat(store.failures(9)).extracting(RuleSets.Failure::version).containsExactly(2, 2);
    }

    @Test
    void aVersionThatIsPublishedAnewIsTriedAnewOnEveryNode() {
        int first = publish("a");
        int second = publish("b");
        PublishedRules other = node();
        var why = new IllegalStateException("it ran away");
        for (PublishedRules each : List.of(rules, other)) {
            each.instead(each.refresh(), why);
            each.instead(each.version(second), why);
            assertThat(each.refresh().version()).isEqualTo("v1");
        }
        store.move(first, Act.ROLL_BACK, "", BEN);
        store.move(second, Act.ROLL_BACK, "", BEN);

        for (PublishedRules each : List.of(rules, other)) {
            assertThat(each.refresh().version()).isEqualTo("v2");
            assertThat(each.trouble()).isEmpty();
        }
    }

    @Test
    void aStoreThatIsAwayTakesNothingFromWhatIsInForce() {
        publish("a");
        rules.refresh();
        publish("away");

        assertThatThrownBy(rules::refresh).hasMessage("the database is away");
        assertThat(rules.current().version()).isEqualTo("v1");
        assertThat(store.failures(9)).isEmpty();
    }

    @Test
    void manyWhoLookAtOnceSeeOneVersionEach() throws Exception {
        publish("a");
        rules.refresh();
        List<Thread> threads = new java.util.ArrayList<>();
        var seen = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        publish("b");
        for (int number = 0; number < 8; number++) {
            var thread = new Thread(() -> seen.add(rules.refresh().version()));
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(seen).hasSize(8).containsOnly("v2");
    }

    @Test
    void theNextPublishedVersionEndsTheTrouble() {
        publish("a");
        publish("b");
        var why = new IllegalStateException("it ran away");
        rules.instead(rules.refresh(), why);
        rules.instead(rules.refresh(), why);
        publish("c");

        assertThat(rules.refresh().version()).isEqualTo("v3");
        assertThat(rules.trouble()).isEmpty();
    }

    @Test
    void aVersionThatDoesNotCompileAnyMoreGivesWayToo() {
        publish("a");
        publish("no rules");

        assertThat(rules.refresh().version()).isEqualTo("v1");
        assertThat(rules.trouble()).isPresent();
    }

    @Test
    void whenAllFailTheShippedRulesDecideAndWhenTheyFailTheirErrorIsSeen() {
        publish("a");
        var why = new IllegalStateException("it ran away");

        assertThat(rules.instead(rules.refresh(), why)).isSameAs(SHIPPED);
        assertThat(rules.instead(rules.refresh(), why)).isSameAs(SHIPPED);
        assertThat(rules.refresh()).isSameAs(SHIPPED);
        assertThatThrownBy(() -> rules.instead(SHIPPED, why)).isSameAs(why);
    }

    @Test
    void aRollBackBringsTheOldVersionBack() {
        int old = publish("a");
        publish("b");
        rules.refresh();
        store.move(old, Act.ROLL_BACK, "", BEN);

        assertThat(rules.refresh().version()).isEqualTo("v1");
    }

    private int publish(String text) {
        var set = new RuleSet(List.of(RuleFile.of("rules.drl", text)), Parameters.NONE, List.of());
        int number = store.save(set, Optional.empty(), "", ANN).number();
        store.move(number, Act.SUBMIT, "", ANN);
        store.move(number, Act.APPROVE, "", BEN);
        store.move(number, Act.PUBLISH, "", BEN);
        return number;
    }

    private static RiskRules rules(String text) {
        if (text.equals("away")) {
            throw new IllegalStateException("the database is away");
        }
        if (text.equals("no rules")) {
            throw new IllegalArgumentException("it does not compile");
        }
        return RiskRules.compile(
                List.of(
                        new RuleText(
                                "rules.drl", "package forestall.risk\n// %s".formatted(text))));
    }
}
