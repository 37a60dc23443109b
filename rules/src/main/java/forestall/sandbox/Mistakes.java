package forestall.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds the rules that the compiler is unhappy with. It works on generated code and seldom says
 * where it is from, so the rules are compiled by halves until each culprit stands alone.
 */
final class Mistakes {
    private static final Pattern NUMBERING = Pattern.compile("^\\[ERR \\d+\\] Line \\d+:\\d+ ");
    private static final int LONGEST = 300;

    /** Times that the compiler is asked; with more culprits the rest are found next time. */
    private static final int MOST_BUILDS = 60;

    private final Vocabulary vocabulary;
    private final List<Refusal> refusals = new ArrayList<>();
    private int builds;

    private Mistakes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * @param problems of all texts together, for when no rule alone has one
     */
    static List<Refusal> of(
            List<Source> sources, Vocabulary vocabulary, List<Build.Problem> problems) {
        var mistakes = new Mistakes(vocabulary);
        for (Source source : sources) {
            PackageDescr text = Sandbox.parsed(source, mistakes.refusals);
            Sandbox.known(text, vocabulary);
            mistakes.search(source, text, 0, text.getRules().size());
        }
        if (mistakes.refusals.isEmpty()) {
            for (Build.Problem each : problems) {
                mistakes.refusals.add(sources.get(0).whole(each.code(), plain(each.message()), ""));
            }
        }
        return mistakes.refusals;
    }

    private void search(Source source, PackageDescr text, int from, int to) {
        if (from >= to || builds >= MOST_BUILDS) {
            return;
        }
        builds++;
        List<Build.Problem> problems = problems(source, text, from, to);
        if (problems.isEmpty()) {
            return;
        }
        if (to - from == 1) {
            RuleDescr rule = text.getRules().get(from);
            problems.forEach(each -> refusals.add(at(source, rule, each)));
            return;
        }
        int middle = (from + to) / 2;
        search(source, text, from, middle);
        search(source, text, middle, to);
    }

    private List<Build.Problem> problems(Source source, PackageDescr text, int from, int to) {
        // parsed anew, since the compiler may change what it is given
        PackageDescr again = Sandbox.parsed(source, new ArrayList<>());
        var part = new PackageDescr(text.getName());
        text.getImports().forEach(part::addImport);
        again.getAttributes().forEach(part::addAttribute);
        again.getRules().subList(from, to).forEach(part::addRule);
        try (var build = new Build(List.of(part), vocabulary)) {
            return build.problems();
        }
    }

    /** At what the compiler quotes of the rule, else at the rule. */
    private static Refusal at(Source source, RuleDescr rule, Build.Problem problem) {
        int start = source.offset(rule.getLine(), rule.getColumn());
        String message = problem.message();
        String quoted = message.substring(message.lastIndexOf(": ") + 1).strip();
        int found = quoted.length() < 3 ? -1 : source.drl().indexOf(quoted, start);
        return source.at(
                Math.max(start, found),
                problem.code(),
                "in '%s': %s".formatted(rule.getName(), plain(message)),
                problem.code().equals("compile")
                        ? "compare the types: a number is no text, a kind is written Kind.VM"
                        : "rules may use the facts and simple Java only");
    }

    /** First line, without the parser's own numbering. */
    static String plain(String message) {
        String line = NUMBERING.matcher(String.valueOf(message).strip()).replaceFirst("");
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end);
        return first.length() <= LONGEST ? first : first.substring(0, LONGEST - 1) + "…";
    }
}
