package forestall.ruleset;

import forestall.risk.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Checks a text of rules without compiling it: its grammar, the fields that it names, rules that
 * can never or always fire, and conclusions that the judging would refuse.
 */
final class RuleAnalysis {
    private static final Set<String> CONCLUSIONS =
            new TreeSet<>(
                    List.of("Impact", "Likelihood", "TierChoice", "Standby", "FailoverAdvice"));
    private static final Pattern PARAMETER = Pattern.compile("parameter\\(\\s*\"([^\"]*)\"\\s*\\)");

    private final String file;
    private final Parameters parameters;
    private final Findings findings;
    private final Set<String> declared = new TreeSet<>();
    private final List<RuleShape> shapes = new ArrayList<>();

    private RuleAnalysis(String file, Parameters parameters, Findings findings) {
        this.file = file;
        this.parameters = parameters;
        this.findings = findings;
    }

    /** The rules of the text; what is wrong goes to the findings. */
    static List<RuleShape> of(String file, String text, Parameters parameters, Findings findings) {
        var analysis = new RuleAnalysis(file, parameters, findings);
        analysis.read(text);
        return analysis.shapes;
    }

    private void read(String text) {
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr all = null;
        try {
            all = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException broken) {
            if (!parser.hasErrors()) {
                syntax(1, 1, "The text is not a text of rules.");
            }
        }
        for (DroolsError each : parser.getErrors()) {
            boolean placed = each instanceof ParserError;
            syntax(
                    placed ? ((ParserError) each).getRow() : 1,
                    placed ? ((ParserError) each).getCol() + 1 : 0,
                    each.getMessage());
        }
        if (parser.hasErrors() || all == null) {
            return;
        }
        if (!TableReader.PACKAGE.equals(all.getName())) {
            findings.error(
                    Place.line(file, 1, 1),
                    "wrong-ruleset",
                    "The text belongs to \"%s\"."
                            .formatted(all.getName() == null ? "" : all.getName()),
                    "Begin it with: package " + TableReader.PACKAGE);
        }
        all.getTypeDeclarations().forEach(each -> declared.add(each.getTypeName()));
        all.getImports()
                .forEach(
                        each ->
                                declared.add(
                                        each.getTarget()
                                                .substring(each.getTarget().lastIndexOf('.') + 1)));
        all.getRules().forEach(this::rule);
    }

    private void syntax(int line, int column, String message) {
        findings.error(
                Place.line(file, line, column),
                "syntax",
                message.strip(),
                "Look at this line and the one before for a missing bracket, comma, then, or end.");
    }

    private void rule(RuleDescr rule) {
        if (rule.isQuery()) {
            return;
        }
        Place place = place(rule);
        List<PatternDescr> all = new ArrayList<>();
        List<PatternDescr> certain = new ArrayList<>();
        collect(rule.getLhs(), all, certain, true);
        Map<String, String> matches = new TreeMap<>();
        List<Box> boxes = new ArrayList<>();
        long components = 0;
        for (PatternDescr pattern : all) {
            String fact = simple(pattern.getObjectType());
            Box box = pattern(pattern, fact);
            components += Facts.names().contains(fact) ? 1 : 0;
            if (certain.contains(pattern)) {
                boxes.add(box);
                matches.put(pattern.getIdentifier() == null ? fact : pattern.getIdentifier(), fact);
            }
        }
        if (components > 1) {
            findings.error(
                    place,
                    "two-components",
                    "\"%s\" looks at more than one component.".formatted(rule.getName()),
                    "A rule has one pattern on Subject or Scored; a Scored knows its subject.");
        }
        fires(rule, place, boxes, all.isEmpty());
        conclusion(rule, place, matches);
    }

    private void fires(RuleDescr rule, Place place, List<Box> boxes, boolean unconditional) {
        boolean everything = !boxes.isEmpty();
        for (Box box : boxes) {
            var space = new Space(List.of(box));
            everything &= space.isEverything(0);
            for (int number : space.emptySides(0)) {
                findings.error(
                        place,
                        "rule-never-fires",
                        "\"%s\" can never fire: no %s is as it asks."
                                .formatted(
                                        rule.getName(),
                                        space.dimensions().get(number).dimension().words()),
                        "Mend its bounds: a lower one must be below the upper one, and both"
                                + " within the field's range.");
            }
        }
        if (unconditional) {
            findings.warning(
                    place,
                    "rule-without-condition",
                    "\"%s\" has no condition, so that it is about no component."
                            .formatted(rule.getName()),
                    "Begin it with a pattern such as $s : Subject( … ).");
        } else if (everything) {
            findings.note(
                    place,
                    "rule-always-fires",
                    "\"%s\" fires for every component.".formatted(rule.getName()),
                    "If that is what you mean, nothing is to be done.");
        }
    }

    private void conclusion(RuleDescr rule, Place place, Map<String, String> matches) {
        String code = String.valueOf(rule.getConsequence());
        Place then = Place.line(file, rule.getConsequenceLine(), 0);
        Conclusion conclusion = Conclusion.of(code);
        for (Conclusion.Outside each : conclusion.outside()) {
            findings.error(
                    then,
                    "conclusion-out-of-range",
                    "\"%s\" concludes %s of %s, which is not between %s and 1."
                            .formatted(
                                    rule.getName(),
                                    each.type(),
                                    Values.words(each.value()),
                                    Values.words(each.least())),
                    "Write a share such as 0.25; 0.25 is a quarter.");
        }
        Matcher parameter = PARAMETER.matcher(code);
        while (parameter.find()) {
            if (!parameters.values().containsKey(parameter.group(1))) {
                findings.error(
                        then,
                        "unknown-parameter",
                        "The rule set has no parameter \"%s\".".formatted(parameter.group(1)),
                        Names.didYouMean(
                                parameter.group(1),
                                parameters.values().keySet(),
                                "Add it to the parameters, with its number."));
            }
        }
        Set<String> makes = new TreeSet<>();
        conclusion.made().forEach(each -> makes.add(each.type()));
        shapes.add(
                new RuleShape(
                        rule.getName(),
                        place,
                        matches,
                        makes,
                        conclusion.changed(),
                        rule.getAttributes().containsKey("no-loop")
                                || rule.getAttributes().containsKey("lock-on-active")));
    }

    private static void collect(
            BaseDescr from, List<PatternDescr> all, List<PatternDescr> certain, boolean sure) {
        if (from instanceof PatternDescr pattern) {
            all.add(pattern);
            if (sure && pattern.getSource() == null) {
                certain.add(pattern);
            }
        } else if (from instanceof ConditionalElementDescr group) {
            boolean still =
                    sure
                            && !(group instanceof NotDescr
                                    || group instanceof ExistsDescr
                                    || group instanceof ForallDescr
                                    || group instanceof OrDescr);
            for (Object each : group.getDescrs()) {
                if (each instanceof BaseDescr part) {
                    collect(part, all, certain, still);
                }
            }
        }
    }

    private Box pattern(PatternDescr pattern, String fact) {
        Set<String> known = new TreeSet<>(Facts.names());
        known.addAll(CONCLUSIONS);
        if (!known.contains(fact)
                && !declared.contains(fact)
                && !fact.equals("Object")
                && pattern.getSource() == null) {
            findings.error(
                    place(pattern),
                    "unknown-fact",
                    "Rules know no fact \"%s\".".formatted(fact),
                    Names.didYouMean(fact, known));
        }
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr each : pattern.getDescrs()) {
            conditions.add(
                    each instanceof ExprConstraintDescr constraint
                            ? condition(pattern, fact, constraint)
                            : new Condition.Opaque());
        }
        return Box.of(conditions);
    }

    private Condition condition(PatternDescr pattern, String fact, ExprConstraintDescr constraint) {
        var reader =
                new ConditionReader(
                        fact,
                        pattern.getIdentifier() == null ? "" : pattern.getIdentifier(),
                        parameters);
        Condition condition = reader.read(constraint.getExpression());
        for (ConditionReader.Trouble each : reader.troubles()) {
            String before = constraint.getExpression().substring(0, each.offset());
            int lines = (int) before.chars().filter(letter -> letter == '\n').count();
            int column =
                    lines > 0
                            ? before.length() - before.lastIndexOf('\n')
                            : constraint.getColumn() + 1 + before.length();
            findings.error(
                    Place.line(file, constraint.getLine() + lines, column),
                    each.code(),
                    each.message(),
                    each.hint());
        }
        return condition;
    }

    private Place place(BaseDescr descr) {
        return Place.line(file, descr.getLine(), descr.getColumn() + 1);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
