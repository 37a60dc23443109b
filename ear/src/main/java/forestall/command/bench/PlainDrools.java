package forestall.command.bench;

import forestall.risk.RiskRules;
import forestall.risk.Scored;
import forestall.risk.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;

/** The peer: the shipped tables as Drools runs them by itself, every component in one session. */
final class PlainDrools {
    private static final List<String> TABLES =
            List.of("likelihood.csv", "impact.csv", "tiers.csv", "standby.csv", "failover.csv");

    private final KieBase rules;

    private PlainDrools(KieBase rules) {
        this.rules = rules;
    }

    static PlainDrools shipped() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        for (String table : TABLES) {
            try (InputStream in = RiskRules.class.getResourceAsStream(table)) {
                files.write(
                        "src/main/resources/forestall/risk/" + table.replace(".csv", ".drl"),
                        new SpreadsheetCompiler().compile(in, InputType.CSV));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        var builder = services.newKieBuilder(files, RiskRules.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(String.valueOf(builder.getResults()));
        }
        return new PlainDrools(
                services.newKieContainer(
                                builder.getKieModule().getReleaseId(),
                                RiskRules.class.getClassLoader())
                        .getKieBase());
    }

    /**
     * Only the firing: scores are taken as the probabilities, and nothing is gathered.
     *
     * @return firings
     */
    long rounds(List<Subject> subjects, int rounds) {
        long fired = 0;
        for (int round = 0; round < rounds; round++) {
            KieSession session = rules.newKieSession();
            try {
                subjects.forEach(session::insert);
                fired += session.fireAllRules();
                subjects.forEach(each -> session.insert(scored(each)));
                fired += session.fireAllRules();
            } finally {
                session.dispose();
            }
        }
        return fired;
    }

    private static Scored scored(Subject subject) {
        return new Scored(
                subject.id(),
                subject.kind(),
                subject.criticality(),
                subject.probability(),
                1,
                subject.probability(),
                subject.previous(),
                subject.minutesInTier(),
                subject.inMaintenance(),
                subject);
    }
}
