package forestall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/** Where refusals point, what a budget does, and that each net holds when the others are gone. */
class SandboxTest {
    private static final String HEAD = "package forestall.sandbox.world\n";

    @Test
    void everyReasonIsGivenWithItsPlaceAndAHint() {
        List<Refusal> refusals =
                check(
                        HEAD
                                + """
                                rule "one"
                                when
                                    $m : Machine( sise > 1,
                                                  load > 0.5 )
                                then
                                    insert( new Points( $m.name(), "x", 1 ) );
                                    evil();
                                end
                                rule "two" timer ( 1s ) when Thread() then end
                                """);

        assertThat(refusals)
                .extracting(Refusal::line, Refusal::column, Refusal::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4, 19, "unknown-name"),
                        org.assertj.core.groups.Tuple.tuple(8, 5, "unknown-method"),
                        org.assertj.core.groups.Tuple.tuple(10, 18, "attribute"),
                        org.assertj.core.groups.Tuple.tuple(10, 30, "unknown-fact"));
        assertThat(refusals.get(0).hint()).isEqualTo("did you mean 'size'?");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind == 3 | 4",
                "load > \"x\" && kind == \"DATABASE\" && size.foo | 4",
                "reading(3) > 1 | 4",
            })
    void whatOnlyTheCompilerSeesIsNamedByRuleToo(String condition, int line) {
        assertThatThrownBy(
                        () ->
                                compile(
                                        HEAD
                                                + "rule \"first\" when Season() then end\n"
                                                + "rule \"second\" when\n $m : Machine( "
                                                + condition
                                                + " )\nthen end\n"))
                .isInstanceOfSatisfying(
                        RulesRefused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .isNotEmpty()
                                        .allSatisfy(
                                                each ->
                                                        assertThat(each.line())
                                                                .isBetween(line - 1, line)));
    }

    @Test
    void aWatchEndsWhatTheStepsDoNot() {
        var looks = new AtomicInteger();
        try (Confined confined = compile(Texts.read("hostile/update-again.drl"))) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);

            assertThatThrownBy(
                            () ->
                                    Confined.fire(
                                            session,
                                            Budget.of(Long.MAX_VALUE, Integer.MAX_VALUE - 1)
                                                    .watchedBy(
                                                            () ->
                                                                    looks.incrementAndGet() == 3
                                                                            ? Optional.of("late")
                                                                            : Optional.empty())))
                    .isInstanceOfSatisfying(
                            RuleRanAway.class,
                            away -> {
                                assertThat(away.rule()).isEqualTo("update again");
                                assertThat(away.why()).isEqualTo("late");
                            });
            session.dispose();
        }
    }

    @Test
    void theRuleWhoseConditionRanAwayIsNamed() {
        try (Confined confined = compile(Texts.read("hostile/regex-polynomial.drl"))) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);

            assertThatThrownBy(() -> Confined.fire(session, Budget.of(1000, 10)))
                    .isInstanceOfSatisfying(
                            RuleRanAway.class,
                            away -> assertThat(away.rule()).isEqualTo("regex polynomial"));
            session.dispose();
        }
    }

    @Test
    void rulesDoNotRunWithoutABudget() {
        try (Confined confined = compile(Texts.read("legitimate/equal.drl"))) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);

            assertThatThrownBy(session::fireAllRules)
                    .hasStackTraceContaining("rules run only within a budget");
            session.dispose();
        }
    }

    @Test
    void whatRanAwayLeavesOtherRunsAlone() {
        try (Confined confined = compile(Texts.read("hostile/insert-again.drl"))) {
            for (int run = 0; run < 3; run++) {
                KieSession session = confined.rules().newKieSession();
                World.fill(session);
                assertThatThrownBy(() -> Confined.fire(session, Budget.of(10_000, 100)))
                        .isInstanceOf(RuleRanAway.class);
                session.dispose();
                KieSession quiet = confined.rules().newKieSession();
                assertThat(Confined.fire(quiet, Budget.of(1000, 10))).isZero();
                quiet.dispose();
            }
        }
    }

    @Test
    void twoCompilationsOfTheSameTextsLiveSideBySide() {
        String text = Texts.read("legitimate/equal.drl");
        try (Confined one = compile(text)) {
            compile(text).close();
            KieSession session = one.rules().newKieSession();
            World.fill(session);
            assertThat(Confined.fire(session, Budget.of(1000, 100))).isEqualTo(3);
            session.dispose();
        }
    }

    @Test
    void compilesOnATurkishMachineToo() {
        Locale machines = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try (Confined confined = compile(Texts.read("legitimate/text-shouted.drl"))) {
            KieSession session = confined.rules().newKieSession();
            World.fill(session);
            Confined.fire(session, Budget.of(10_000, 100));
            assertThat(List.<Object>copyOf(session.getObjects()))
                    .contains(new forestall.sandbox.world.Advice("db-1", "DB 1"));
            session.dispose();
        } finally {
            Locale.setDefault(machines);
        }
    }

    /** The scan alone, as if nothing had looked at the text. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "system-property.drl, java.lang.System.setProperty",
        "own-class.drl, forestall.sandbox.Canary.touch",
        "own-class-new.drl, forestall.sandbox.Canary.<init>",
        "kie-services.drl, org.kie.api.KieServices.get",
        "for-name.drl, java.lang.Class.forName",
        "get-class.drl, java.lang.Object.getClass",
        "synchronized.drl, locks",
        "try-catch.drl, catches java/lang/Throwable",
        "string-repeat.drl, java.lang.String.repeat",
        "lambda.drl, java.util.Set.forEach",
    })
    void compiledClassesAreScanned(String file, String problem) {
        String text =
                file.equals("for-name.drl")
                        ? HEAD
                                + "rule \"x\" when $m : Machine() then Class.forName($m.name()); end\n"
                        : Texts.read("hostile/" + file);
        KieServices services = KieServices.get();
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(services.newReleaseId("forestall", "scan", file));
        files.write("src/main/resources/forestall/sandbox/world/x.drl", text);
        var builder = services.newKieBuilder(files);
        builder.buildAll(ExecutableModelProject.class);
        var module = (InternalKieModule) builder.getKieModule();
        var own =
                module.getFileNames().stream()
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - 6))
                        .collect(java.util.stream.Collectors.toSet());
        var reach = new Reach(World.VOCABULARY);

        assertThat(
                        own.stream()
                                .filter(name -> !name.startsWith("org/drools/project/model/"))
                                .flatMap(
                                        name ->
                                                ClassScan.problems(
                                                        module.getBytes(name + ".class"),
                                                        reach,
                                                        own)
                                                        .stream()))
                .anyMatch(each -> each.contains(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Runtime",
        "java.lang.ProcessBuilder",
        "java.lang.Thread",
        "java.lang.ClassLoader",
        "java.lang.reflect.Method",
        "java.io.File",
        "java.net.Socket",
        "java.nio.file.Files",
        "java.util.Timer",
        "javax.script.ScriptEngineManager",
        "sun.misc.Unsafe",
        "forestall.sandbox.Canary",
        "forestall.sandbox.Confined",
    })
    void theLoaderHidesWhatRulesMustNotSee(String name) {
        var loader = narrow();

        assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResourceAsStream(name.replace('.', '/') + ".class")).isNull();
    }

    @Test
    void aVocabularyIsChecked() {
        assertThatThrownBy(
                        () ->
                                new Vocabulary(
                                        "x",
                                        Set.of(forestall.sandbox.world.Season.class),
                                        Set.of(forestall.sandbox.world.Machine.class)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Source("../evil.drl", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Budget.of(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NarrowLoader narrow() {
        ClassLoader all = SandboxTest.class.getClassLoader();
        return new NarrowLoader(all, new Kept(all), World.VOCABULARY);
    }

    private static List<Refusal> check(String drl) {
        return Sandbox.check(List.of(new Source("x.drl", drl)), World.VOCABULARY, Limits.usual());
    }

    private static Confined compile(String drl) {
        return Sandbox.compile(List.of(new Source("x.drl", drl)), World.VOCABULARY, Limits.usual());
    }

    @Test
    void theCompilerReadsEachClassFileOfTheServerOnce() throws IOException {
        var opened = new ArrayList<String>();
        ClassLoader counting =
                new ClassLoader(SandboxTest.class.getClassLoader()) {
                    @Override
                    public InputStream getResourceAsStream(String name) {
                        opened.add(name);
                        return super.getResourceAsStream(name);
                    }
                };
        var content = new Kept(counting);
        String list = "java/util/List.class";

        for (int time = 0; time < 2; time++) {
            var loader = new NarrowLoader(counting, content, World.VOCABULARY);
            byte[] streamed = loader.getResourceAsStream(list).readAllBytes();
            assertThat(streamed).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
            // as loaders below it ask
            assertThat(loader.getResource(list).openStream().readAllBytes()).isEqualTo(streamed);
            assertThat(loader.getResource("java/lang/Process.class")).isNull();
            assertThat(loader.getResourceAsStream("java/lang/Process.class")).isNull();
        }

        assertThat(opened).containsExactly(list);
    }
}
