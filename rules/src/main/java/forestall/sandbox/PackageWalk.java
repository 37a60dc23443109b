package forestall.sandbox;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Walks what the parser made of a text. What is not known to be harmless is refused: some parts of
 * a text run while it is compiled, before any compiled code can be looked at.
 */
final class PackageWalk {
    private static final Set<String> FLAGS =
            Set.of("no-loop", "lock-on-active", "auto-focus", "enabled");
    private static final Set<String> GROUPS =
            Set.of("agenda-group", "activation-group", "ruleflow-group");
    private static final Set<String> NOTES = Set.of("Description", "Author", "Source", "Note");

    private final Checked checked;
    private final Set<String> ruleNames;

    /**
     * @param ruleNames of the texts before; grows
     */
    PackageWalk(Checked checked, Set<String> ruleNames) {
        this.checked = checked;
        this.ruleNames = ruleNames;
    }

    void walk(PackageDescr text) {
        if (!checked.vocabulary.home().equals(text.getName())) {
            checked.refuse(
                    0,
                    "package",
                    "the rules are in package '%s'"
                            .formatted(Checked.shortened(String.valueOf(text.getName()))),
                    "begin with: package " + checked.vocabulary.home());
        }
        for (ImportDescr each : text.getImports()) {
            if (!checked.vocabulary.mayImport(each.getTarget())) {
                checked.refuse(
                        each,
                        "import",
                        "rules may not import '%s'".formatted(Checked.shortened(each.getTarget())),
                        "rules may name: " + String.join(", ", checked.vocabulary.typeNames()));
            }
        }
        none(text.getFunctionImports(), "import-function", "functions cannot be imported");
        none(
                text.getAccumulateImports(),
                "import-accumulate",
                "accumulate functions cannot be imported");
        none(text.getGlobals(), "global", "rules have no globals");
        none(text.getFunctions(), "function", "rules cannot define functions");
        none(text.getTypeDeclarations(), "declare", "rules cannot declare types");
        none(text.getEnumDeclarations(), "declare", "rules cannot declare types");
        none(text.getEntryPointDeclarations(), "declare", "rules have no entry points");
        none(text.getWindowDeclarations(), "declare", "rules have no windows");
        none(
                text.getClassAndEnumDeclarationDescrs(),
                "declare",
                "rules cannot declare types or enumerations");
        if (text.getUnit() != null) {
            checked.refuse(text.getUnit(), "unit", "rules are in no unit", "delete the line");
        }
        text.getAttributes().forEach(this::attribute);
        if (text.getRules().size() > checked.limits.rules()) {
            checked.refuse(
                    0,
                    "too-many-rules",
                    "there are %d rules; at most %d are compiled"
                            .formatted(text.getRules().size(), checked.limits.rules()),
                    "split the rule set");
            return;
        }
        text.getRules().forEach(this::rule);
    }

    private void none(Collection<? extends BaseDescr> all, String code, String message) {
        for (BaseDescr each : all) {
            checked.refuse(each, code, message, "ask whoever runs the service for a new fact");
        }
    }

    private void rule(RuleDescr rule) {
        checked.name(rule, rule.getName(), "name of the rule");
        if (!ruleNames.add(String.valueOf(rule.getName()))) {
            checked.refuse(
                    rule,
                    "duplicate-rule",
                    "two rules are named '%s'"
                            .formatted(Checked.shortened(String.valueOf(rule.getName()))),
                    "a rule's name is the reason that people read; give each its own");
        }
        if (rule.isQuery()) {
            checked.refuse(rule, "query", "queries are not asked by anyone", "delete it");
            return;
        }
        if (rule.getParentName() != null) {
            checked.refuse(rule, "extends", "a rule cannot extend another", "copy its conditions");
        }
        if (rule.getUnit() != null) {
            checked.refuse(rule, "unit", "rules are in no unit", "delete the line");
        }
        annotations(rule);
        rule.getAttributes().values().forEach(this::attribute);

        checked.fragments.clear();
        checked.bound.clear();
        checked.collections.clear();
        new ConditionWalk(checked).walk(rule);
        if (rule.getConsequence() != null) {
            consequence(rule, rule.getConsequence());
        }
        for (Map.Entry<String, Object> each : rule.getNamedConsequences().entrySet()) {
            checked.name(rule, each.getKey(), "name of the consequence");
            consequence(rule, each.getValue());
        }
        for (Fragment each : checked.fragments) {
            CodeCheck.check(each, checked);
        }
    }

    private void consequence(RuleDescr rule, Object code) {
        if (code instanceof String text) {
            checked.code(rule, Fragment.Kind.CONSEQUENCE, text);
        } else {
            checked.refuse(rule, "construct", "this consequence is not understood", "");
        }
    }

    void annotations(AnnotatedBaseDescr where) {
        for (AnnotationDescr each : where.getAnnotations()) {
            boolean plain =
                    NOTES.contains(each.getName())
                            && each.getValueMap().size() <= 1
                            && String.valueOf(each.getSingleValue())
                                    .matches("\"[\\p{L}\\p{N} _.,:()/+%&!?'-]{0,200}\"");
            if (!plain) {
                checked.refuse(
                        each,
                        "annotation",
                        "rules may not have the annotation @"
                                + Checked.shortened(String.valueOf(each.getName())),
                        "allowed are @Description, @Author, @Source and @Note with a plain text");
            }
        }
    }

    private void attribute(AttributeDescr each) {
        String name = each.getName();
        String value = String.valueOf(each.getValue()).strip();
        if (name.equals("salience")) {
            if (!value.matches("-?\\d{1,6}")) {
                checked.refuse(each, "salience", "salience is not a whole number", "write 10");
            }
        } else if (FLAGS.contains(name)) {
            if (!value.matches("true|false")) {
                checked.refuse(each, "attribute", name + " is neither true nor false", "");
            }
        } else if (GROUPS.contains(name)) {
            checked.name(each, value.replaceAll("^\"|\"$", ""), name);
        } else if (name.equals("dialect")) {
            if (!value.replaceAll("^\"|\"$", "").equals("java")) {
                checked.refuse(each, "dialect", "only the java dialect is run", "delete it");
            }
        } else {
            checked.refuse(
                    each,
                    "attribute",
                    "rules may not have the attribute " + Checked.shortened(name),
                    "what a rule concludes depends on the facts alone, not on a clock");
        }
    }
}
