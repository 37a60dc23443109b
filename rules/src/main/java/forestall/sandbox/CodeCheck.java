package forestall.sandbox;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.Node;
import java.util.List;
import org.drools.mvel.parser.DrlxParser;
import org.drools.mvel.parser.MvelParser;

/** Checks one piece of code twice: by its words, and by its shape. */
final class CodeCheck {
    private static final List<String> OPERATORS =
            List.of("matches", "contains", "memberOf", "excludes", "soundslike", "str", "in");

    private CodeCheck() {}

    static void check(Fragment fragment, Checked checked) {
        int most =
                fragment.kind() == Fragment.Kind.CONSEQUENCE
                        ? checked.limits.consequence()
                        : checked.limits.expression();
        if (fragment.text().length() > most) {
            checked.refuse(
                    fragment.offset(),
                    "too-long",
                    "more than %d characters of code in one place".formatted(most),
                    "split the rule");
            return;
        }
        List<Word> words = Words.of(fragment.text());
        if (depth(words) > checked.limits.nesting()) {
            checked.refuse(
                    fragment.offset(), "too-deep", "brackets are nested too deep", "split it");
            return;
        }
        ShapeCheck shape = new ShapeCheck(fragment, checked);
        try {
            shape.check(parsed(fragment));
        } catch (ParseProblemException | StackOverflowError | IllegalStateException unclear) {
            checked.refuse(
                    fragment.offset(),
                    "syntax",
                    "this is not understood: " + Checked.shortened(fragment.text()),
                    "look for a missing bracket, quote or semicolon");
        }
        new WordCheck(fragment, checked, words, shape.locals()).check();
    }

    private static Node parsed(Fragment fragment) {
        return switch (fragment.kind()) {
            case CONSEQUENCE -> MvelParser.parseBlock("{" + fragment.text() + "\n}");
            case CONDITION, VALUE ->
                    DrlxParser.parseExpression(
                            DrlxParser.buildDrlxParserWithArguments(OPERATORS), fragment.text());
        };
    }

    private static int depth(List<Word> words) {
        int depth = 0;
        int most = 0;
        for (Word word : words) {
            if (word.is("(") || word.is("[") || word.is("{")) {
                most = Math.max(most, ++depth);
            } else if (word.is(")") || word.is("]") || word.is("}")) {
                depth--;
            }
        }
        return most;
    }
}
