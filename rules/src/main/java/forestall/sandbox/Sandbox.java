package forestall.sandbox;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Turns rule texts that people wrote into rules that can reach nothing but a vocabulary, or says
 * what is wrong with them. Thread-safe; one compilation at a time.
 */
public final class Sandbox {
    private Sandbox() {}

    /** Everything that can be said of texts without compiling them; empty: nothing is wrong. */
    public static List<Refusal> check(List<Source> sources, Vocabulary vocabulary, Limits limits) {
        List<Refusal> refusals = new ArrayList<>();
        parsed(sources, vocabulary, limits, new Pairings(), refusals);
        return refusals.stream().distinct().sorted().toList();
    }

    /**
     * Compiles to class files, which takes seconds the first time in a JVM.
     *
     * @return to be closed when it is no longer used
     * @throws RulesRefused with all that is wrong
     */
    public static synchronized Confined compile(
            List<Source> sources, Vocabulary vocabulary, Limits limits) {
        Locale machines = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.ROOT); // under Turkish rules Drools writes "ınt" for "int"
        try {
            List<Refusal> refusals = new ArrayList<>();
            var pairings = new Pairings();
            List<PackageDescr> checked = parsed(sources, vocabulary, limits, pairings, refusals);
            if (!refusals.isEmpty()) {
                throw new RulesRefused(refusals);
            }
            return built(sources, checked, vocabulary, pairings.made());
        } finally {
            Locale.setDefault(machines);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }

    private static List<PackageDescr> parsed(
            List<Source> sources,
            Vocabulary vocabulary,
            Limits limits,
            Pairings pairings,
            List<Refusal> refusals) {
        List<PackageDescr> parsed = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        long characters = 0;
        for (Source source : sources) {
            int before = refusals.size();
            characters += source.drl().length();
            if (!files.add(source.name())) {
                refusals.add(source.whole("duplicate-file", "two files have this name", ""));
            } else if (characters > limits.characters()) {
                refusals.add(
                        source.whole(
                                "too-large",
                                "the texts have more than %d characters in all"
                                        .formatted(limits.characters()),
                                "split the rule set"));
            } else {
                RawText.check(source, limits, refusals);
            }
            if (refusals.size() == before) {
                PackageDescr text = parsed(source, refusals);
                if (text != null) {
                    new PackageWalk(
                                    new Checked(source, vocabulary, limits, pairings, refusals),
                                    rules)
                            .walk(text);
                    known(text, vocabulary);
                    parsed.add(text);
                }
            }
        }
        pairings.check();
        if (rules.size() > limits.rules()) {
            refusals.add(
                    sources.get(0)
                            .whole(
                                    "too-many-rules",
                                    "there are %d rules; at most %d are compiled"
                                            .formatted(rules.size(), limits.rules()),
                                    "split the rule set"));
        }
        return parsed;
    }

    /** Authors need not import what they may name anyway. */
    static void known(PackageDescr text, Vocabulary vocabulary) {
        Set<String> there = text.getImports().stream().map(ImportDescr::getTarget).collect(toSet());
        for (String name : vocabulary.imports()) {
            if (!there.contains(name)) {
                text.addImport(new ImportDescr(name));
            }
        }
    }

    /** Null, with refusals, when it is no text of rules. */
    static PackageDescr parsed(Source source, List<Refusal> refusals) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr text = null;
        try {
            text = parser.parse(false, source.drl());
        } catch (DroolsParserException | RuntimeException | StackOverflowError unclear) {
            refusals.add(source.whole("syntax", "this is not understood", "look for brackets"));
            return null;
        }
        for (DroolsError each : parser.getErrors().stream().limit(50).toList()) {
            int line = each.getLines().length > 0 ? Math.max(1, each.getLines()[0]) : 1;
            refusals.add(
                    source.at(
                            source.offset(line, 0),
                            "syntax",
                            Mistakes.plain(each.getMessage()),
                            "look for a missing bracket, quote, comma or end"));
        }
        return parser.hasErrors() ? null : text;
    }

    private static Confined built(
            List<Source> sources,
            List<PackageDescr> checked,
            Vocabulary vocabulary,
            Set<String> grown) {
        try (var build = new Build(checked, vocabulary)) {
            if (!build.problems().isEmpty()) {
                throw new RulesRefused(Mistakes.of(sources, vocabulary, build.problems()));
            }
            return build.confined(grown);
        } catch (RanAway early) {
            throw new RulesRefused(
                    List.of(
                            sources.get(0)
                                    .whole(
                                            "compiled-code",
                                            "a rule computes before it is asked",
                                            "")));
        }
    }
}
