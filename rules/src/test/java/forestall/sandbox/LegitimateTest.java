package forestall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.runtime.KieSession;

/** What an analyst would reasonably write: none is refused, and all of it compiles and runs. */
class LegitimateTest {

    static List<String> texts() {
        return Texts.lines("legitimate/index.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isNotRefused(String file) {
        assertThat(
                        Sandbox.check(
                                List.of(Texts.source("legitimate", file)),
                                World.VOCABULARY,
                                Limits.usual()))
                .isEmpty();
    }

    @Test
    void allTogetherCompileAndRun() {
        List<Source> all = texts().stream().map(file -> Texts.source("legitimate", file)).toList();
        try (Confined confined = Sandbox.compile(all, World.VOCABULARY, Limits.usual())) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);
            assertThatCode(
                            () ->
                                    assertThat(
                                                    Confined.fire(
                                                            session, Budget.of(1_000_000, 100_000)))
                                            .isGreaterThan(100))
                    .doesNotThrowAnyException();
            session.dispose();
        }
    }

    @Test
    void thereAreMany() {
        assertThat(texts()).hasSizeGreaterThan(80);
    }
}
