package forestall.risk;

import forestall.model.ComponentId;
import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.sandbox.Limits;
import forestall.sandbox.RulesRefused;
import forestall.sandbox.Sandbox;
import forestall.sandbox.Source;
import forestall.sandbox.Tables;
import forestall.sandbox.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kie.api.KieBase;

/** Turns the texts of a rule set into something that can be run. */
final class RuleCompiler {
    /** What Drools makes of a row that is switched off, and of a table without rows. */
    private static final Pattern NOTHING =
            Pattern.compile(
                    "// rule values at [^\\n]*\\Rrule \"[^\\n]*\"\\R\\twhen\\R\\tthen\\Rend\\R\\R?");

    /** What a rule may look at and conclude. */
    static final Vocabulary VOCABULARY =
            new Vocabulary(
                    "forestall.risk",
                    Set.of(
                            Subject.class,
                            Scored.class,
                            Impact.class,
                            Likelihood.class,
                            TierChoice.class,
                            Standby.class,
                            FailoverAdvice.class,
                            ComponentId.class,
                            Criticality.class,
                            Kind.class,
                            Tier.class),
                    Set.of(Subject.class, Scored.class),
                    new Vocabulary.Owned(
                            Set.of(
                                    Impact.class,
                                    Likelihood.class,
                                    TierChoice.class,
                                    Standby.class,
                                    FailoverAdvice.class),
                            "component",
                            "id"));

    private RuleCompiler() {}

    /**
     * Compiles to class files (the executable model), which takes seconds the first time in a JVM.
     *
     * @throws RulesDoNotCompile naming file and place of every mistake
     */
    static KieBase compile(List<RuleText> texts) {
        try {
            List<Source> sources = texts.stream().map(RuleCompiler::source).toList();
            return Sandbox.compile(sources, VOCABULARY, Limits.usual()).rules();
        } catch (RulesRefused refused) {
            throw RulesDoNotCompile.of(texts, refused);
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

    /** The rules of one text as DRL. */
    static String drl(RuleText text) {
        return source(text).drl();
    }

    private static Source source(RuleText text) {
        if (text.name().endsWith(".drl")) {
            return new Source(text.name(), text.text());
        }
        Source table = Tables.csv(text.name(), text.text(), Limits.usual());
        return new Source(text.name(), NOTHING.matcher(table.drl()).replaceAll(""));
    }
}
