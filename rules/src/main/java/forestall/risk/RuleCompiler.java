package forestall.risk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Turns the texts of a rule set into something that can be run. */
final class RuleCompiler {
    /** What Drools makes of a row that is switched off, and of a table without rows. */
    private static final Pattern NOTHING =
            Pattern.compile(
                    "// rule values at [^\\n]*\\Rrule \"[^\\n]*\"\\R\\twhen\\R\\tthen\\Rend\\R\\R?");

    private RuleCompiler() {}

    /**
     * Compiles to class files (the executable model), which takes seconds the first time in a JVM.
     *
     * @throws RulesDoNotCompile naming file and line of every mistake
     */
    static synchronized KieBase compile(List<RuleText> texts) {
        Locale machines = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.ROOT); // under Turkish rules Drools writes "ınt" for "int"
        try {
            return compiled(texts);
        } finally {
            Locale.setDefault(machines);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }

    private static KieBase compiled(List<RuleText> texts) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("forestall", "rules", version(texts));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        for (RuleText text : texts) {
            files.write("src/main/resources/forestall/risk/" + drlName(text), drl(text));
        }
        var builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw RulesDoNotCompile.of(
                    texts, builder.getResults().getMessages(Message.Level.ERROR));
        }
        try {
            return services.newKieContainer(release, RuleCompiler.class.getClassLoader())
                    .getKieBase();
        } finally {
            services.getRepository().removeKieModule(release); // the container keeps what it needs
        }
    }

    /** The same texts have the same version, whatever their order: 12 hex digits of SHA-256. */
    static String version(List<RuleText> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.stream()
                    .sorted(java.util.Comparator.comparing(RuleText::name))
                    .forEach(
                            text -> {
                                digest.update(text.name().getBytes(StandardCharsets.UTF_8));
                                digest.update((byte) 0);
                                digest.update(text.text().getBytes(StandardCharsets.UTF_8));
                                digest.update((byte) 0);
                            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String drlName(RuleText text) {
        return text.name().endsWith(".csv") ? text.name() + ".drl" : text.name();
    }

    static String drl(RuleText text) {
        if (text.name().endsWith(".drl")) {
            return text.text();
        }
        var table = new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8));
        String drl = new SpreadsheetCompiler().compile(table, InputType.CSV);
        return NOTHING.matcher(drl).replaceAll("");
    }
}
