package forestall.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Overloaded;
import forestall.json.ModelJson;
import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.risk.Impact;
import forestall.risk.Models;
import forestall.risk.Parameters;
import forestall.risk.Subject;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.ShippedRuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A real second machine. */
class WorkerIT {
    static final Worker WORKER = new Worker(ShippedRuleSet.get());

    @AfterAll
    static void end() {
        WORKER.close();
    }

    @Test
    void theShippedSetPassesThereAsHere() {
        CheckReport there = WORKER.check(ShippedRuleSet.get());

        assertThat(there.findings()).isEmpty();
        assertThat(there.passed()).isTrue();
        assertThat(there.scenarios()).hasSameSizeAs(ShippedRuleSet.get().scenarios());
    }

    @Test
    void aSetWithAnErrorComesBackWithItsPlace() {
        RuleSet shipped = ShippedRuleSet.get();
        String tiers = shipped.file("tiers.csv").orElseThrow().text();
        CheckReport report =
                WORKER.check(
                        shipped.with(
                                RuleFile.of(
                                        "tiers.csv",
                                        tiers.replace("Low risk,,0.50", "Low risk,,0.45"))));

        assertThat(report.findings())
                .extracting(Finding::code, each -> each.place().file())
                .contains(Tuple.tuple("gap", "tiers.csv"));
    }

    @Test
    void whoWouldWaitBehindAsManyAsMayIsTurnedAwayAndNotToldThatARuleIsWrong() throws Exception {
        byte[] question =
                ModelJson.mapper().writeValueAsBytes(Question.evaluate(Map.of(), List.of()));
        try (var pool = new WorkerPool(question, Duration.ofMinutes(2), 0)) {
            var together = new CyclicBarrier(2);
            Callable<String> warm =
                    () -> {
                        together.await();
                        try {
                            pool.warm(); // starts a machine, and so takes a while
                            return "warm";
                        } catch (Overloaded turnedAway) {
                            return "turned away";
                        }
                    };
            var threads = Executors.newFixedThreadPool(2);
            try {
                List<String> came = new ArrayList<>();
                for (Future<String> each : threads.invokeAll(List.of(warm, warm))) {
                    came.add(each.get());
                }
                assertThat(came).containsExactlyInAnyOrder("warm", "turned away");
            } finally {
                threads.shutdown();
            }
        }
    }

    @Test
    void aModelThatGrowsIsEndedAndTheNextQuestionFindsAnother() {
        // each level doubles a text: 2^40 characters in the end, and no word that the scan refuses
        var bomb = new StringBuilder("{ a0: \"xxxxxxxxxxxxxxxx\"");
        for (int level = 1; level <= 36; level++) {
            bomb.append(", a%d: a%d + a%d".formatted(level, level - 1, level - 1));
        }
        Models grows =
                WORKER.models(
                        List.of(
                                model(
                                        "grows.dmn",
                                        bomb + ", points: string length(a36) }.points")));

        assertThatThrownBy(() -> grows.judge(List.of(subject())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the decision models failed");

        Models good =
                WORKER.models(List.of(model("good.dmn", "if component.hour = 3 then 0.1 else 0")));
        assertThat(good.judge(List.of(subject())).impacts())
                .containsExactly(new Impact(ComponentId.of("ledger"), "Impact of it", 0.1));
    }

    @Test
    void aModelThatReachesForJavaIsRefusedAlsoWhereNobodyCheckedIt() {
        for (String hostile :
                List.of(
                        "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }",
                        "component.class.classLoader",
                        "concatenate([1], [2])")) {
            assertThatThrownBy(() -> WORKER.models(List.of(model("bad.dmn", hostile))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bad.dmn");
        }
    }

    @Test
    void aSetWithAModelIsCheckedWithIt() {
        RuleSet with =
                ShippedRuleSet.get()
                        .with(model("more.dmn", "if component.hour >= 0 then 0.9 else 0"));
        CheckReport report = WORKER.check(with);

        assertThat(report.findings())
                .extracting(Finding::code)
                .contains("scenario-fails"); // 0.9 more for each
    }

    @Test
    void itInheritsNoEnvironment() {
        WORKER.warm();

        assertThat(
                        ProcessHandle.current()
                                .descendants()
                                .filter(each -> read(each, "cmdline").contains("WorkerMain"))
                                .map(each -> read(each, "environ")))
                .isNotEmpty()
                .allMatch(String::isEmpty);
    }

    private static String read(ProcessHandle process, String what) {
        try {
            return Files.readString(Path.of("/proc/%d/%s".formatted(process.pid(), what)));
        } catch (IOException gone) {
            return "gone";
        }
    }

    private static RuleFile model(String name, String feel) {
        return RuleFile.of(
                name,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
                  <inputData id="component" name="component"><variable name="component" typeRef="Any"/></inputData>
                  <decision id="d" name="Impact of it"><variable name="Impact of it" typeRef="Any"/>
                    <informationRequirement><requiredInput href="#component"/></informationRequirement>
                    <literalExpression><text>%s</text></literalExpression>
                  </decision>
                </definitions>"""
                        .formatted(feel));
    }

    private static Subject subject() {
        return new Subject(
                ComponentId.of("ledger"),
                Kind.DATABASE,
                Criticality.LOW,
                300,
                5,
                100,
                0,
                0,
                0.2,
                0,
                0,
                0,
                0,
                false,
                3,
                DayOfWeek.MONDAY,
                3,
                27,
                Tier.MINIMAL,
                Subject.LONG,
                Set.of(),
                Map.of(),
                Parameters.NONE);
    }
}
