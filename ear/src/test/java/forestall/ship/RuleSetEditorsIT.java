package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts, scenarios, and parameters of a rule set in a real browser. */
class RuleSetEditorsIT extends Shipped {
    /** Rules with an unknown field in line 5. */
    static final String BROKEN =
            """
            package forestall.risk

            rule "Storms weigh more on critical components"
            when
                $s : Subject( weather >= 0.9, criticallity == Criticality.CRITICAL )
            then
                insert( new Impact( $s.id(), drools.getRule().getName(), 0.01 ) );
            end
            """;

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
    void aTextWithAnErrorIsMarkedAtItsLineAndSavedWhenItIsMended() {
        Page page = desk.page;
        page.navigate(address().resolve("rulesets/text.xhtml?v=1").toString());
        page.locator("#begin-like").selectOption("rules");
        page.locator("#begin-name").fill("Storms");
        page.getByText("Begin", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("small letters");
        page.locator("#begin-name").fill("storms");
        page.keyboard().press("Enter");
        assertThat(page.locator(".text-editor[data-ready]")).isVisible();
        assertThat(page.locator("h1")).hasText("storms.drl");
        write(BROKEN);
        desk.check();
        assertThat(desk.finding("unknown-field").first()).containsText("line 5");
        Assertions.assertThat(marked(page)).contains(5);
        assertThat(page.locator(".squiggly-error").first()).isVisible();
        assertThat(page.locator(".view-line .mtk6, .view-line .mtk8").first()).isVisible();
        desk.picture("rules-text-error");
        desk.finding("unknown-field").first().getByRole(AriaRole.BUTTON).click();
        Assertions.assertThat(
                        page.evaluate(
                                "() => monaco.editor.getEditors()[0].getPosition().lineNumber"))
                .isEqualTo(5);

        write(
                BROKEN.replace(
                        "criticallity == Criticality",
                        "criticality == forestall.model.Criticality"));
        desk.check();
        Assertions.assertThat(marked(page)).doesNotContain(5);
        int saved = desk.save("Storms");
        page.reload();
        assertThat(page.locator(".text-editor[data-ready]")).isVisible();
        assertThat(page.locator(".view-lines")).containsText("Storms weigh more");
        Assertions.assertThat(get("api/v1/rulesets/%d/files/storms.drl".formatted(saved)).body())
                .contains("rule \"Storms weigh more on critical components\"");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void aCommaSeparatedTableIsAlsoAText() {
        Page page = desk.open("table.xhtml?v=1&file=tiers.csv").page;
        page.getByText("Edit as text").click();
        assertThat(page.locator(".text-editor[data-ready]")).isVisible();
        page.evaluate(
                """
                () => { const model = monaco.editor.getModels()[0];
                        model.setValue(model.getValue().replace('clearly below it,0.75', 'clearly below it,0.76')); }""");
        desk.check();
        desk.finding("gap").getByRole(AriaRole.BUTTON).click();
        Assertions.assertThat(marked(page)).contains(11);
        int saved = desk.save("");
        page.getByText("Edit as a table").click();
        assertThat(page).hasURL(Pattern.compile("v=%d&file=tiers.csv".formatted(saved)));
        assertThat(desk.cell("Was at high risk and is not clearly below it", 1)).hasText("0.76");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    private void write(String text) {
        desk.page.evaluate("text => monaco.editor.getModels()[0].setValue(text)", text);
    }

    private static List<Integer> marked(Page page) {
        return ((List<?>)
                        page.evaluate(
                                "() => monaco.editor.getModelMarkers({}).map(each => each.startLineNumber)"))
                .stream().map(each -> ((Number) each).intValue()).toList();
    }

    @Test
    void aScenarioIsAddedAndRunAndOneThatFailsSaysWhatCameOut() {
        Page page = desk.open("scenarios.xhtml?v=1").page;
        page.getByText("Add a scenario", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        desk.paste("A low risk\tVM\tLOW\nA wrong one\tVM\tLOW");
        desk.cell("A low risk", 10).click();
        desk.paste("1\n1");
        desk.cell("A low risk", 21).click();
        desk.paste("MINIMAL\nFULL");
        desk.run();
        assertThat(desk.row("A low risk").locator(".beside")).containsText("passes: 0.1, MINIMAL");
        assertThat(desk.row("A wrong one").locator(".beside"))
                .containsText("fails: the tier is MINIMAL because of \"Low risk\", not FULL");
        assertThat(desk.cell("A wrong one", 0)).hasAttribute("aria-invalid", "true");
        desk.picture("rules-scenarios");
        desk.type(desk.cell("A wrong one", 1), "TELEGRAPH");
        page.locator(".desk-save").click();
        assertThat(desk.state()).containsText("It was not saved: Scenarios, cell B");
        desk.type(desk.cell("A wrong one", 1), "VM");
        desk.type(desk.cell("A wrong one", 21), "MINIMAL");
        int saved = desk.save("Two more");
        page.reload();
        assertThat(desk.cell("A wrong one", 21)).hasText("MINIMAL");
        Assertions.assertThat(get("api/v1/rulesets/%d/scenarios.csv".formatted(saved)).body())
                .contains("A low risk,VM,LOW,1440,1440,0,0,0,,2030-01-15T12:00:00Z,1,");
        Assertions.assertThat(reader.complaints())
                .allMatch(each -> each.contains("422"))
                .hasSize(2);
    }

    @Test
    void rulesThatNoScenarioTouchesAreNamedAndScenariosComeFromAFile() {
        Page page = desk.open("scenarios.xhtml?v=1").page;
        String few = "Name,Kind,Criticality,Probability,Score from\nOnly this,VM,HIGH,1,0.4\n";
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "few.csv", "text/csv", few.getBytes(StandardCharsets.UTF_8)));
        assertThat(desk.state()).containsText("1 scenario from few.csv");
        assertThat(page.locator(".sheet tbody tr")).hasCount(1);
        desk.run();
        Locator untouched =
                page.locator(".untouched li")
                        .filter(new Locator.FilterOptions().setHasText("Critical to the business"));
        untouched.getByRole(AriaRole.BUTTON).click();
        assertThat(desk.cell("Critical to the business", 22)).hasText("Critical to the business");
        desk.type(desk.cell("Critical to the business", 2), "CRITICAL");
        desk.run();
        assertThat(desk.row("Critical to the business").locator(".beside")).containsText("passes");
        page.keyboard().press("Escape");
        desk.cell("Only this", 0).click();
        for (int undone = 0; undone < 3; undone++) {
            page.keyboard().press("Control+z");
        }
        Assertions.assertThat(page.locator(".sheet tbody tr").count()).isGreaterThan(50);
        Assertions.assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void parametersAreNumbersThatRulesAskForAndWrongOnesAreNotSent() {
        Page page = desk.open("parameters.xhtml?v=1").page;
        Locator dwell = page.getByLabel("Value of minimum dwell");
        assertThat(page.locator(".parameters tr").filter(new Locator.FilterOptions().setHas(dwell)))
                .containsText("5 rules");
        dwell.fill("a quarter");
        page.locator(".desk-save").click();
        assertThat(desk.state()).containsText("not filled in as it must be");
        assertThat(dwell).hasAttribute("aria-invalid", "true");
        dwell.fill("20");
        page.locator("#zone").selectOption("Europe/Berlin");
        page.getByLabel("With full standby").fill("3");
        page.getByText("Add a number").click();
        page.keyboard().type("payments weight");
        page.keyboard().press("Tab");
        page.keyboard().type("0.25");
        desk.check();
        assertThat(desk.finding("parameter-not-used")).containsText("payments weight");
        assertThat(desk.finding("parameter-not-used")).hasCount(1);
        desk.picture("rules-parameters");
        int saved = desk.save("Twenty minutes");
        Assertions.assertThat(get("api/v1/rulesets/%d".formatted(saved)).body())
                .contains(
                        "\"zone\":\"Europe/Berlin\"",
                        "\"minimum dwell\":20",
                        "\"outage minutes full\":3",
                        "\"payments weight\":0.25");
        Assertions.assertThat(reader.complaints()).isEmpty();
    }
}
