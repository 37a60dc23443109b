package forestall.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read names every field and every finding. */
class RulesDocTest {
    private static final Pattern CODE =
            Pattern.compile(
                    "(?s)(?:\\.(?:error|warning|note|trouble)\\(|new Trouble\\().{0,200}?\"([a-z0-9]+(?:-[a-z0-9]+)+)\"");

    /** The first text without a space after what refuses. */
    private static final Pattern REFUSED =
            Pattern.compile(
                    "(?s)(?:refuse|refused|none|whole|Problem|Refusal)\\([^\"]{0,120}?\"([a-z]+(?:-[a-z]+)*)\"");

    @Test
    void everyFieldIsInTheDocument() throws IOException {
        String text = document();
        for (String fact : Facts.names()) {
            assertThat(Facts.of(fact)).isNotEmpty();
            for (Facts.Field each : Facts.of(fact)) {
                assertThat(text).contains("| `" + each.name() + "` |");
            }
        }
    }

    @Test
    void everyCodeIsInTheDocument() throws IOException {
        String text = document();
        var codes = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/forestall/ruleset"))) {
            for (Path each : files.sorted().toList()) {
                CODE.matcher(Files.readString(each))
                        .results()
                        .forEach(found -> codes.add(found.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(40);
        for (String each : codes) {
            assertThat(text).contains("`" + each + "`");
        }
    }

    @Test
    void everyCodeOfTheSandboxIsInTheDocument() throws IOException {
        String text = document();
        var codes = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/forestall/sandbox"))) {
            for (Path each : files.sorted().toList()) {
                REFUSED.matcher(Files.readString(each))
                        .results()
                        .forEach(found -> codes.add(found.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(30);
        for (String each : codes) {
            assertThat(text).contains("`" + each + "`");
        }
    }

    @Test
    void everyHeadingOfScenariosIsInTheDocument() throws IOException {
        String text = document();
        for (String each : List.copyOf(ScenarioTable.HEADINGS)) {
            assertThat(text).contains(each);
        }
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("../docs/rules.md"));
    }
}
