package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether all can use the editors of rule sets, who may not, and what the pages may load. */
class RuleSetEditorsForAllIT extends Shipped {
    private Reader reader;
    private Desk desk;

    @BeforeEach
    void open() {
        reader = new Reader();
        desk = new Desk(Colleagues.signedIn(reader, "edith", "ANALYST"));
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void aViewerLooksAndCannotEdit() {
        Desk viewer = new Desk(Colleagues.signedIn(reader, "vera", "VIEWER"));
        viewer.open("table.xhtml?v=1&file=tiers.csv");
        assertThat(viewer.page.locator(".desk-bar, .row-tools, .add-row")).hasCount(0);
        viewer.cell("High risk", 1).click();
        viewer.page.keyboard().type("9");
        assertThat(viewer.page.getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(viewer.cell("High risk", 1)).hasText("0.80");
        Assertions.assertThat(
                        viewer.page.evaluate(
                                """
                                () => fetch('/api/v1/rulesets/1/edits', {method: 'POST', body: '{}',
                                    headers: {'Content-Type': 'application/json'}}).then(answer => answer.status)"""))
                .isEqualTo(403);
        viewer.open("scenarios.xhtml?v=1").open("parameters.xhtml?v=1");
        assertThat(viewer.page.getByLabel("Value of minimum dwell")).isDisabled();
        Assertions.assertThat(reader.complaints()).allMatch(each -> each.contains("403"));
    }

    @Test
    void everyEditorIsAccessibleInLightAndDark() {
        String model =
                get("api/v1/rulesets/1/edits/new/empty.dmn?like=model")
                        .body()
                        .replaceFirst("^\\{", "");
        String text =
                "{\"files\": [{\"name\": \"storms.drl\", \"text\": %s}, {%s]}"
                        .formatted(TextNode.valueOf(RuleSetEditorsIT.BROKEN), model);
        HttpResponse<String> drawn = post("api/v1/rulesets/1/edits", JSON, text);
        String version = drawn.body().replaceFirst("(?s).*?\"number\"\\s*:\\s*(\\d+).*", "$1");
        for (String appearance : List.of("light", "dark")) {
            desk.appearance(appearance);
            for (String path :
                    List.of(
                            "table.xhtml?v=%s&file=impact.csv",
                            "text.xhtml?v=%s&file=storms.drl",
                            "text.xhtml?v=%s&file=empty.dmn",
                            "scenarios.xhtml?v=%s",
                            "parameters.xhtml?v=%s")) {
                desk.open(path.formatted(version));
                desk.check();
                Assertions.assertThat(Axe.complaints(desk.page))
                        .as(path + " in " + appearance)
                        .isEmpty();
                desk.picture("editor-%s-%s".formatted(path.replaceFirst("\\..*", ""), appearance));
            }
            desk.page.navigate(address().resolve("rulesets/text.xhtml?v=1").toString());
            Assertions.assertThat(Axe.complaints(desk.page)).as("a new file").isEmpty();
            desk.open("table.xhtml?v=1&file=tiers.csv").cell("High risk", 6).dblclick();
            assertThat(desk.page.getByRole(AriaRole.LISTBOX)).isVisible();
            Assertions.assertThat(Axe.complaints(desk.page)).as("while typing").isEmpty();
            desk.page.keyboard().press("Escape");
        }
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void theStricterPolicyHoldsOnEveryOtherPage() {
        assertThat(desk.open("scenarios.xhtml?v=1").page)
                .hasTitle(Pattern.compile("Scenarios of v1"));
        Assertions.assertThat(policy("rulesets/scenarios.xhtml?v=1"))
                .contains("style-src 'self';")
                .contains("font-src 'self';");
        Assertions.assertThat(policy("rulesets/text.xhtml?v=1"))
                .containsPattern("style-src 'self' 'nonce-[^']+';")
                .contains("font-src 'self' data:;")
                .doesNotContain("unsafe-eval")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    private String policy(String path) {
        return String.join(
                " ",
                desk
                        .page
                        .navigate(address().resolve(path).toString())
                        .allHeaders()
                        .entrySet()
                        .stream()
                        .filter(each -> each.getKey().equals("content-security-policy"))
                        .map(Map.Entry::getValue)
                        .toList());
    }
}
