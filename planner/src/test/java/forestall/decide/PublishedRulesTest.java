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
    final PublishedRules rules =
            new PublishedRules(
                    store,
                    set -> {
                        compilations++;
                        return rules(set.files().get(0).text());
                    },
                    () -> SHIPPED,
                    () -> Instant.EPOCH);

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

        RiskRules good = rules.instead(bad, new IllegalStateException("it ran away"));

        assertThat(good.version()).isEqualTo("v1");
        assertThat(rules.refresh().version()).isEqualTo("v1"); // and stays so
        assertThat(rules.trouble()).contains("v2 failed: it ran away");
        assertThat(store.failures(1)).extracting(RuleSets.Failure::version).containsExactly(2);
    }

    @Test
    void theNextPublishedVersionEndsTheTrouble() {
        publish("a");
        publish("b");
        rules.instead(rules.refresh(), new IllegalStateException("it ran away"));
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
        if (text.equals("no rules")) {
            throw new IllegalArgumentException("it does not compile");
        }
        return RiskRules.compile(
                List.of(
                        new RuleText(
                                "rules.drl", "package forestall.risk\n// %s".formatted(text))));
    }
}
