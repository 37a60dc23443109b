package forestall.ruleset;

import forestall.ruleset.DecisionTable.Column;
import forestall.ruleset.Facts.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a column asks or concludes, in plain words, and which values its cells can have.
 *
 * @param words such as “score is … or more”; the dots are the cell's value
 * @param content what a cell holds; {@code OTHER} when it cannot be told from its code
 * @param least smallest number, inclusive; empty for no limit
 * @param greatest largest number, inclusive; empty for no limit
 * @param values that can be chosen, as they are written in the cell; none when any can
 * @param count how many, with commas between, a cell needs; 0 means one or more
 */
public record ColumnSense(
        String words,
        Content content,
        Optional<Double> least,
        Optional<Double> greatest,
        List<String> values,
        int count) {
    private static final String SIDE =
            "(?:this\\.|\\$\\w+\\.)?(\\w+|reading\\(\\s*\"[^\"]+\"\\s*\\))";
    private static final Pattern COMPARED =
            Pattern.compile(SIDE + "\\s*(==|!=|>=|<=|>|<)\\s*(?:(\\w+)\\.)?\\$param");
    private static final Pattern AMONG =
            Pattern.compile(SIDE + "\\s+(not\\s+)?in\\s*\\(\\s*\\$param\\s*\\)");
    private static final Pattern BY_PARAMETER =
            Pattern.compile(SIDE + "\\s*(==|!=|>=|<=|>|<)\\s*parameter\\(\\s*\"\\$param\"\\s*\\)");
    private static final Pattern LABELLED = Pattern.compile("labelled\\(\\s*\"\\$param\"\\s*\\)");
    private static final Pattern READING = Pattern.compile("reading\\(\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern CONSTANT = Pattern.compile("([A-Z]\\w*)\\.\\$param");

    public ColumnSense {
        values = List.copyOf(values);
    }

    /**
     * @param parameters names of the numbers that the rules share
     */
    public static ColumnSense of(Column column, List<String> parameters) {
        return switch (column.role()) {
            case NAME -> text("why, in a sentence that people read");
            case CONDITION -> condition(column, parameters);
            case ACTION -> conclusion(column);
            case ATTRIBUTE -> text(column.header().toLowerCase(Locale.ROOT));
        };
    }

    private static ColumnSense condition(Column column, List<String> parameters) {
        String code = column.template();
        Matcher found = COMPARED.matcher(code);
        if (found.matches()) {
            return compared(column.fact(), found.group(1), found.group(2), found.group(3));
        }
        found = AMONG.matcher(code);
        if (found.matches()) {
            String how = found.group(2) == null ? "is one of …" : "is none of …";
            return among(column.fact(), found.group(1), how);
        }
        found = BY_PARAMETER.matcher(code);
        if (found.matches()) {
            String words =
                    "%s %s"
                            .formatted(
                                    name(column.fact(), found.group(1)),
                                    how(found.group(2), "the parameter …"));
            return new ColumnSense(
                    words, Content.OTHER, Optional.empty(), Optional.empty(), parameters, 1);
        }
        return LABELLED.matcher(code).matches()
                ? text("carries the label …")
                : new ColumnSense(
                        code.replaceAll("\\$(param|\\d+)", "…"),
                        Content.OTHER,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        column.values());
    }

    private static ColumnSense compared(String fact, String side, String sign, String constant) {
        Optional<Facts.Field> field = Facts.field(fact, side);
        Content content =
                READING.matcher(side).matches()
                        ? Content.NUMBER
                        : field.map(Facts.Field::type).orElse(Content.OTHER);
        List<String> values =
                switch (content) {
                    case TRUTH -> List.of("true", "false");
                    case ENUM ->
                            constant != null
                                    ? field.get().values()
                                    : written(field.get().values(), field.get().enumeration());
                    default -> List.of();
                };
        return new ColumnSense(
                "%s %s".formatted(name(fact, side), how(sign, "…")),
                content,
                field.map(Facts.Field::least).filter(Double::isFinite),
                field.map(Facts.Field::greatest).filter(Double::isFinite),
                values,
                1);
    }

    private static ColumnSense among(String fact, String side, String how) {
        Optional<Facts.Field> field = Facts.field(fact, side);
        return new ColumnSense(
                "%s %s".formatted(name(fact, side), how),
                field.map(Facts.Field::type).orElse(Content.OTHER),
                field.map(Facts.Field::least).filter(Double::isFinite),
                field.map(Facts.Field::greatest).filter(Double::isFinite),
                field.map(each -> written(each.values(), each.enumeration())).orElse(List.of()),
                0);
    }

    private static List<String> written(List<String> values, String enumeration) {
        return values.stream().map(each -> enumeration + "." + each).toList();
    }

    private static String name(String fact, String side) {
        Matcher reading = READING.matcher(side);
        return reading.matches()
                ? reading.group(1).replace('_', ' ')
                : Facts.field(fact, side)
                        .map(
                                each ->
                                        each.unit().isEmpty() || each.unit().equals("components")
                                                ? each.words()
                                                : "%s (%s)".formatted(each.words(), each.unit()))
                        .orElse(side);
    }

    private static String how(String sign, String value) {
        return switch (sign) {
            case "==" -> "is " + value;
            case "!=" -> "is not " + value;
            case ">=" -> "is %s or more".formatted(value);
            case "<=" -> "is %s or less".formatted(value);
            case ">" -> "is above " + value;
            default -> "is below " + value;
        };
    }

    private static ColumnSense conclusion(Column column) {
        Conclusion.Made made =
                Conclusion.of(column.template()).made().stream()
                        .findFirst()
                        .orElse(new Conclusion.Made("", List.of()));
        List<Integer> filled =
                IntStream.range(0, made.arguments().size())
                        .filter(at -> made.arguments().get(at).matches(".*\\$(param|\\d).*"))
                        .boxed()
                        .toList();
        return switch (made.type() + filled) {
            case "Impact[2]" -> share("adds … to the impact of a failure", -1, 1);
            case "Likelihood[2]" -> share("adds a cause that fails it with probability …", 0, 1);
            case "FailoverAdvice[1]" -> text("asks for a failover because …");
            case "TierChoice[1]" -> choice("puts it in the tier …", column.template());
            case "Standby[1, 2, 3]" ->
                    share("lets this share stand by: full, scaled, minimal", 0, 1);
            default ->
                    new ColumnSense(
                            made.type().isEmpty() ? column.template() : "concludes " + made.type(),
                            Content.OTHER,
                            Optional.empty(),
                            Optional.empty(),
                            constants(column.template()),
                            column.values());
        };
    }

    private static ColumnSense choice(String words, String template) {
        List<String> values = constants(template);
        return new ColumnSense(
                words,
                values.isEmpty() ? Content.OTHER : Content.ENUM,
                Optional.empty(),
                Optional.empty(),
                values,
                1);
    }

    private static List<String> constants(String template) {
        Matcher found = CONSTANT.matcher(template);
        return found.find() && Facts.ENUMS.containsKey(found.group(1))
                ? Facts.valuesOf(Facts.ENUMS.get(found.group(1)))
                : List.of();
    }

    private static ColumnSense share(String words, double least, double greatest) {
        return new ColumnSense(
                words,
                Content.NUMBER,
                Optional.of(least),
                Optional.of(greatest),
                List.of(),
                words.contains(":") ? 3 : 1);
    }

    private static ColumnSense text(String words) {
        return new ColumnSense(
                words, Content.OTHER, Optional.empty(), Optional.empty(), List.of(), 1);
    }
}
