package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.drools.util.PortablePath;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.io.ResourceFactory;

/** One run of the compiler over checked rules, and a look at the classes that it made. */
final class Build implements AutoCloseable {

    /**
     * @param code of the refusal
     * @param message in the compiler's words
     */
    record Problem(String code, String message) {}

    private static final ClassLoader OURS = Build.class.getClassLoader();
    private static final Kept CONTENT = new Kept(OURS);
    private static final AtomicLong BUILDS = new AtomicLong();
    private static final String MODEL = "org/drools/project/model/ProjectModel_";

    private final KieServices services = KieServices.get();
    private final ReleaseId release =
            services.newReleaseId("forestall", "rules", Long.toString(BUILDS.incrementAndGet()));
    private final ClassLoader loader;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> classes = new TreeSet<>();
    private InternalKieModule module;

    Build(List<PackageDescr> texts, Vocabulary vocabulary) {
        loader = new NarrowLoader(OURS, CONTENT, vocabulary);
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        String folder = "src/main/resources/" + vocabulary.home().replace('.', '/') + "/";
        for (int at = 0; at < texts.size(); at++) {
            // from what was checked, not from the text, so that no second parser reads it otherwise
            files.write(
                    folder + "rules" + at + ".drl",
                    ResourceFactory.newDescrResource(texts.get(at)));
        }
        compile(services.newKieBuilder(files, loader));
        if (problems.isEmpty()) {
            scan(new Reach(vocabulary));
        }
    }

    /** Empty: the rules may run. */
    List<Problem> problems() {
        return problems;
    }

    private void compile(KieBuilder builder) {
        try {
            builder.buildAll(ExecutableModelProject.class);
            module = (InternalKieModule) builder.getKieModule();
        } catch (RuntimeException | StackOverflowError unclear) {
            problems.add(new Problem("compile", String.valueOf(unclear.getMessage())));
            return; // asked for its results, the builder would build again, and not to class files
        }
        for (Message each : builder.getResults().getMessages(Message.Level.ERROR)) {
            String text = String.valueOf(each.getText());
            if (!text.startsWith("Java source of")) {
                problems.add(new Problem("compile", text));
            }
        }
    }

    private void scan(Reach reach) {
        for (String file : module.getFileNames()) {
            if (file.endsWith(".class") && !file.startsWith(MODEL)) {
                classes.add(file.substring(0, file.length() - ".class".length()));
            }
        }
        for (String type : classes) {
            for (String problem :
                    ClassScan.problems(module.getBytes(type + ".class"), reach, classes)) {
                problems.add(new Problem("compiled-code", "once compiled, the rule " + problem));
            }
        }
    }

    /**
     * @param grown names of the classes of facts that rules add
     * @throws RanAway when the rules compute something before they are asked
     */
    Confined confined(Set<String> grown) {
        MemoryFileSystem memory =
                ((MemoryKieModule) ((CanonicalKieModule) module).getInternalKieModule())
                        .getMemoryFileSystem();
        for (String type : classes) {
            String file = type + ".class";
            memory.write(
                    PortablePath.of(file), ClassWeave.woven(module.getBytes(file), grown), true);
        }
        return new Confined(services.newKieContainer(release, loader));
    }

    @Override
    public void close() {
        services.getRepository().removeKieModule(release); // the container keeps what it needs
    }
}
