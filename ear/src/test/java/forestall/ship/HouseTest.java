package forestall.ship;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point one way: rules ← planner ← ejb and planner ← web; ear packs all. */
@AnalyzeClasses(
        locations = HouseLocations.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final String[] RULES = {
        "forestall.model..",
        "forestall.detect..",
        "forestall.logs..",
        "forestall.learn..",
        "forestall.predict..",
        "forestall.dmn..",
        "forestall.risk..",
        "forestall.ruleset..",
        "forestall.sandbox.."
    };
    private static final String[] PLANNER = {
        "forestall.allocate..",
        "forestall.compare..",
        "forestall.decide..",
        "forestall.failover..",
        "forestall.hazard..",
        "forestall.history..",
        "forestall.intake..",
        "forestall.json..",
        "forestall.placement..",
        "forestall.workshop.."
    };
    private static final String[] EJB = {
        "forestall.cycle..",
        "forestall.feed..",
        "forestall.store..",
        "forestall.provider..",
        "forestall.worker.."
    };
    private static final String[] WEB = {
        "forestall.access..", "forestall.api..", "forestall.screen.."
    };

    @ArchTest
    static final ArchRule rulesSeeNothingOfOurs =
            noClasses()
                    .that()
                    .resideInAnyPackage(RULES)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(join(PLANNER, EJB, WEB));

    @ArchTest
    static final ArchRule plannerSeesRulesAlone =
            noClasses()
                    .that()
                    .resideInAnyPackage(PLANNER)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(join(EJB, WEB));

    @ArchTest
    static final ArchRule webAndEjbMeetAtThePorts =
            noClasses()
                    .that()
                    .resideInAnyPackage(WEB)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(EJB);

    @ArchTest
    static final ArchRule ejbDoesNotSeeWeb =
            noClasses()
                    .that()
                    .resideInAnyPackage(EJB)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(WEB);

    /** A class loader answers with addresses; these are of memory, not of a network. */
    private static final String ADDRESSES_IN_MEMORY =
            "forestall\\.sandbox\\.(NarrowLoader|Kept(\\$.*)?)";

    @ArchTest
    static final ArchRule theCoreIsPlainJava =
            noClasses()
                    .that()
                    .resideInAnyPackage(join(RULES, PLANNER))
                    .and()
                    .haveNameNotMatching(ADDRESSES_IN_MEMORY)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta..",
                            "javax.sql..",
                            "java.sql..",
                            "java.net..",
                            "java.util.logging..",
                            "org.slf4j..",
                            "org.jdbi..");

    @ArchTest
    static final ArchRule theCoreReadsNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage(join(RULES, PLANNER))
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule onlyTheStoreAndTheSimulatedRegionSpeakSql =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "forestall.store..",
                            "forestall.provider.simulated..",
                            "forestall.cycle..",
                            "forestall.db..",
                            "forestall.command..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule theModelDependsOnNoOtherRoom =
            classes()
                    .that()
                    .resideInAPackage("forestall.model..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "forestall.model..",
                            "java..",
                            "com.github.packageurl..",
                            "us.springett.parsers..");

    @ArchTest
    static final ArchRule proofsShareNoCodeWithSolvers =
            classes()
                    .that()
                    .resideInAPackage("forestall.placement.proof..")
                    .should()
                    .onlyDependOnClassesThat(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "are Java's, their own, or the written problem",
                                    each ->
                                            each.getPackageName().startsWith("java.")
                                                    || each.getPackageName()
                                                            .equals("forestall.placement.proof")
                                                    || each.getName()
                                                            .matches(
                                                                    "(\\[+L)?forestall\\.placement\\.(Instance|Duals)(\\$.*)?;?")
                                                    || each.isPrimitive()
                                                    || each.isArray()));

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching("forestall.(*)..").should().beFreeOfCycles();

    private static String[] join(String[]... packages) {
        return java.util.Arrays.stream(packages)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}
