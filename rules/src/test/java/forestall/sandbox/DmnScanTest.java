package forestall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision models: what reaches outside or need not end is refused, the rest is not. */
class DmnScanTest {

    static List<String> hostile() {
        return Texts.lines("hostile-models/expected.tsv");
    }

    static List<String> legitimate() {
        return Texts.lines("legitimate-models/index.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefused(String line) {
        String[] expected = line.split("\t", 2);

        assertThat(scan("hostile-models", expected[0]))
                .extracting(Refusal::code)
                .contains(expected[1]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("legitimate")
    void isNotRefused(String file) {
        assertThat(scan("legitimate-models", file)).isEmpty();
    }

    private static List<Refusal> scan(String folder, String file) {
        return DmnScan.scan(file, Texts.read(folder + "/" + file), Limits.usual());
    }
}
