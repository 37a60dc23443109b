package forestall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/** Texts that mean harm: each is refused, or runs within a budget and ends. */
class HostileTest {
    private static final Budget BUDGET = Budget.of(2_000_000, 5000);

    static List<String> texts() {
        return Texts.lines("hostile/expected.tsv");
    }

    @BeforeEach
    void quiet() throws Exception {
        Canary.reset();
    }

    @AfterEach
    void nothingWasTouched() {
        assertThat(Canary.signs()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isRefusedOrContained(String line) {
        String file = line.split("\t", 2)[0];
        String expected = line.split("\t", 2)[1];
        if (expected.startsWith("contained-")) {
            assertThat(run(file)).isEqualTo(expected);
        } else {
            List<Refusal> refusals = refusals(file);
            assertThat(refusals).extracting(Refusal::code).contains(expected);
            assertThat(refusals)
                    .allSatisfy(
                            each -> {
                                assertThat(each.file()).isEqualTo(file);
                                assertThat(each.message()).isNotBlank();
                            });
        }
    }

    @Test
    void thereAreMany() {
        assertThat(texts()).hasSizeGreaterThan(80);
    }

    /** So that silence means something. */
    @Test
    void theCanarySingsWithoutTheSandbox() throws Exception {
        KieServices services = KieServices.get();
        var files = services.newKieFileSystem();
        var release = services.newReleaseId("forestall", "open", "1");
        files.generateAndWritePomXML(release);
        files.write(
                "src/main/resources/forestall/sandbox/world/own-class.drl",
                Texts.read("hostile/own-class.drl"));
        services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        KieSession session = services.newKieContainer(release).newKieSession();
        World.fill(session);
        session.fireAllRules();
        session.dispose();

        assertThat(Canary.signs()).containsExactly("code ran");
        Canary.reset();
    }

    private static List<Refusal> refusals(String file) {
        try {
            Sandbox.compile(List.of(Texts.source(file)), World.VOCABULARY, Limits.usual()).close();
        } catch (RulesRefused refused) {
            return refused.refusals();
        }
        return fail("accepted");
    }

    /** Twice, since what ends by its steps always ends the same way. */
    private static String run(String file) {
        List<String> ends = new ArrayList<>();
        try (Confined confined =
                Sandbox.compile(List.of(Texts.source(file)), World.VOCABULARY, Limits.usual())) {
            for (int run = 0; run < 2; run++) {
                KieSession session = confined.rules().newKieSession();
                World.fill(session);
                ends.add(end(session));
                session.dispose();
            }
        }
        assertThat(ends.get(0)).isEqualTo(ends.get(1));
        return ends.get(0).split(":", 2)[0];
    }

    private static String end(KieSession session) {
        try {
            return "contained-ends: " + Confined.fire(session, BUDGET);
        } catch (RuleRanAway away) {
            assertThat(away.rule()).isNotBlank();
            return "contained-ranaway: " + away.rule() + ", " + away.why();
        } catch (RuleFailed failed) {
            assertThat(failed.rule()).isNotBlank();
            return "contained-fails: " + failed.rule();
        }
    }
}
