package forestall.ruleset;

import forestall.model.Criticality;
import forestall.model.Kind;
import forestall.model.Tier;
import forestall.ruleset.Facts.Content;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table of scenarios.
 *
 * @param heading as {@link ScenarioTable#HEADINGS} has it
 * @param sense what it means, and which values its cells can have
 * @param needed whether each scenario needs a value in it
 * @param expected whether it says what must come out; else what is given
 * @param usual what an empty cell stands for; empty when for nothing
 */
public record ScenarioColumn(
        String heading, ColumnSense sense, boolean needed, boolean expected, String usual) {
    private static final List<String> YES_NO = List.of("yes", "no");

    /** Of one of the headings; one that is unknown can hold anything. */
    public static ScenarioColumn of(String heading) {
        return switch (heading) {
            case "Name" -> given(heading, text("of what it is an example"), true);
            case "Kind" -> given(heading, choice("of component", Facts.valuesOf(Kind.class)), true);
            case "Criticality" ->
                    given(
                            heading,
                            choice("to the business", Facts.valuesOf(Criticality.class)),
                            true);
            case "RTO (min)", "RPO (min)" -> given(heading, number("empty: a day"), false);
            case "Loss per minute" -> given(heading, number("in currency; empty: 0"), false);
            case "Dependants" -> given(heading, whole("that need it; empty: 0"), false);
            case "Critical dependants" -> given(heading, whole("among them; empty: 0"), false);
            case "Labels" -> given(heading, text("with ; between them"), false);
            case "Time" -> given(heading, text("as 2030-01-31 14:30"), false);
            case "Probability" -> given(heading, share("of its failure; empty: 0"), false);
            case "Readings" -> given(heading, text("metric=value; metric=value"), false);
            case "Weather", "Unrest", "Vulnerability", "Alert" ->
                    given(heading, share("severity that touches it"), false);
            case "In maintenance" -> given(heading, choice("empty: no", YES_NO), false);
            case "Tier before" ->
                    given(heading, choice("empty: MINIMAL", Facts.valuesOf(Tier.class)), false);
            case "Minutes in tier" -> given(heading, number("held so far; empty: long"), false);
            case "Score from" -> expected(heading, share("the score is … or more"));
            case "Score to" -> expected(heading, share("the score is … or less"));
            case "Tier" -> expected(heading, choice("the tier is …", Facts.valuesOf(Tier.class)));
            case "Reasons" -> expected(heading, text("are among those; with ; between"));
            case "Failover" -> expected(heading, choice("one is asked for", YES_NO));
            default -> given(heading, text(""), false);
        };
    }

    private static ScenarioColumn given(String heading, ColumnSense sense, boolean needed) {
        return new ScenarioColumn(heading, sense, needed, false, usual(heading));
    }

    private static ScenarioColumn expected(String heading, ColumnSense sense) {
        return new ScenarioColumn(heading, sense, false, true, "");
    }

    private static String usual(String heading) {
        return switch (heading) {
            case "RTO (min)", "RPO (min)" -> Values.words(ScenarioTable.NO_OBJECTIVE);
            case "Loss per minute", "Dependants", "Critical dependants", "Probability" -> "0";
            case "Time" -> ScenarioTable.NO_TIME.toString();
            case "In maintenance" -> "no";
            case "Tier before" -> "MINIMAL";
            default -> "";
        };
    }

    private static ColumnSense text(String words) {
        return sense(words, Content.OTHER, Optional.empty(), List.of());
    }

    private static ColumnSense choice(String words, List<String> values) {
        return sense(words, Content.ENUM, Optional.empty(), values);
    }

    private static ColumnSense number(String words) {
        return sense(words, Content.NUMBER, Optional.empty(), List.of());
    }

    private static ColumnSense whole(String words) {
        return sense(words, Content.WHOLE, Optional.empty(), List.of());
    }

    private static ColumnSense share(String words) {
        return sense(words, Content.NUMBER, Optional.of(1.0), List.of());
    }

    private static ColumnSense sense(
            String words, Content content, Optional<Double> most, List<String> values) {
        boolean number = content == Content.NUMBER || content == Content.WHOLE;
        return new ColumnSense(
                words, content, number ? Optional.of(0.0) : Optional.empty(), most, values, 1);
    }
}
