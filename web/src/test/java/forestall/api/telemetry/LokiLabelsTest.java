package forestall.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.api.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LokiLabelsTest {

    @Test
    void labelsAsLokiWritesThem() {
        assertThat(LokiLabels.parse("{app=\"shop\", level=\"error\",q=\"a \\\"b\\\" }\\n\"}"))
                .isEqualTo(Map.of("app", "shop", "level", "error", "q", "a \"b\" }\n"));
        assertThat(LokiLabels.parse("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app=\"shop\"",
                "{app=shop}",
                "{app=\"shop}",
                "{=\"x\"}",
                "{a=\"b\" c=\"d\"}"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> LokiLabels.parse(text)).isInstanceOf(Problem.class);
    }

    @Test
    void aHostileTextTakesNoTime() {
        assertThatThrownBy(() -> LokiLabels.parse("{" + "a=\"\\".repeat(100_000) + "}"))
                .isInstanceOf(Problem.class);
    }
}
