package forestall.ruleset;

import forestall.risk.Parameters;
import forestall.ruleset.Condition.And;
import forestall.ruleset.Condition.Compare;
import forestall.ruleset.Condition.Not;
import forestall.ruleset.Condition.Opaque;
import forestall.ruleset.Condition.Operator;
import forestall.ruleset.Condition.Or;
import forestall.ruleset.Condition.Truth;
import forestall.ruleset.Facts.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the constraints of one pattern, as they stand between its parentheses. */
final class ConditionReader {
    private static final int DEEPEST = 50;

    private final String fact;
    private final String binding;
    private final Parameters parameters;
    private final List<Trouble> troubles = new ArrayList<>();
    private List<Token> tokens = List.of();
    private int at;
    private int depth;

    /**
     * Something that is wrong with a condition.
     *
     * @param code of the finding
     * @param message what
     * @param hint what to do
     * @param offset character of the text that it is at, from 0
     */
    record Trouble(String code, String message, String hint, int offset) {}

    /** Raised where the text is none that is understood. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Something that is compared: a dimension, or a value. */
    private record Operand(Dimension dimension, Object value, int offset) {
        boolean isDimension() {
            return dimension != null;
        }
    }

    /**
     * @param fact simple name of the pattern's type
     * @param binding name that the pattern is bound to; empty for none
     */
    ConditionReader(String fact, String binding, Parameters parameters) {
        this.fact = fact;
        this.binding = binding;
        this.parameters = parameters;
    }

    /** What was wrong with what was read so far. */
    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Opaque when it is not understood. */
    Condition read(String text) {
        at = 0;
        depth = 0;
        Optional<List<Token>> read = Token.read(text);
        if (read.isEmpty() || Facts.of(fact).isEmpty()) {
            return new Opaque();
        }
        tokens = read.get();
        try {
            List<Condition> parts = new ArrayList<>();
            do {
                parts.add(or());
            } while (accept(","));
            if (at < tokens.size()) {
                throw new NotUnderstood();
            }
            return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
        } catch (NotUnderstood other) {
            return new Opaque();
        }
    }

    private Condition or() throws NotUnderstood {
        if (++depth > DEEPEST) {
            throw new NotUnderstood();
        }
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (accept("||"));
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
    }

    private Condition and() throws NotUnderstood {
        List<Condition> parts = new ArrayList<>();
        Operand left = null;
        do {
            if (left != null && operatorAhead()) { // score > 0.5 && < 0.8
                parts.add(compared(left));
                continue;
            }
            left = null;
            if (accept("!")) {
                parts.add(new Not(unit()));
            } else if (peek("(")) {
                parts.add(unit());
            } else {
                skipBinding();
                left = operand();
                parts.add(compared(left));
            }
        } while (accept("&&"));
        return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
    }

    private Condition unit() throws NotUnderstood {
        if (accept("(")) {
            Condition inner = or();
            expect(")");
            return inner;
        }
        return compared(operand());
    }

    private void skipBinding() {
        if (at + 1 < tokens.size()
                && tokens.get(at).kind() == Token.Kind.WORD
                && (tokens.get(at + 1).is(":") || tokens.get(at + 1).is(":="))) {
            at += 2;
        }
    }

    private boolean operatorAhead() {
        return at < tokens.size()
                && (operator(tokens.get(at).text()).isPresent()
                        || tokens.get(at).is("in")
                        || tokens.get(at).is("not"));
    }

    private Condition compared(Operand left) throws NotUnderstood {
        if (at < tokens.size()) {
            Optional<Operator> operator = operator(tokens.get(at).text());
            if (operator.isPresent() && tokens.get(at).kind() == Token.Kind.SIGN) {
                at++;
                return comparison(left, operator.get(), operand());
            }
            if (accept("in")) {
                return among(left);
            }
            if (peek("not") && at + 1 < tokens.size() && tokens.get(at + 1).is("in")) {
                at += 2;
                return new Not(among(left));
            }
        }
        if (left.isDimension() && left.dimension().type() == Content.TRUTH) {
            return new Compare(left.dimension(), Operator.EQUAL, true);
        }
        if (left.value() instanceof Boolean truth) {
            return new Truth(truth);
        }
        throw new NotUnderstood();
    }

    private Condition among(Operand left) throws NotUnderstood {
        expect("(");
        List<Condition> any = new ArrayList<>();
        if (!peek(")")) {
            do {
                any.add(comparison(left, Operator.EQUAL, operand()));
            } while (accept(","));
        }
        expect(")");
        return new Or(List.copyOf(any));
    }

    private Condition comparison(Operand left, Operator operator, Operand right)
            throws NotUnderstood {
        if (left.isDimension() && right.isDimension()) {
            return new Opaque();
        }
        if (!left.isDimension() && !right.isDimension()) {
            if (left.value() instanceof Double one && right.value() instanceof Double other) {
                Dimension fixed = Dimension.reading("");
                return new Truth(new Compare(fixed, operator, other).holds(any -> one).get());
            }
            throw new NotUnderstood();
        }
        if (!left.isDimension()) {
            return comparison(right, operator.flipped(), left);
        }
        return fits(left.dimension(), operator, right)
                ? new Compare(left.dimension(), operator, right.value())
                : new Opaque();
    }

    private boolean fits(Dimension dimension, Operator operator, Operand right) {
        Object value = right.value();
        if (value == null) {
            return false;
        }
        boolean ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
        boolean fits =
                value == Dimension.ABSENT
                        || switch (dimension.type()) {
                            case NUMBER, WHOLE -> value instanceof Double;
                            case TRUTH -> value instanceof Boolean && !ordered;
                            case ENUM ->
                                    value instanceof String name
                                            && dimension.values().contains(name)
                                            && !ordered;
                            case OTHER -> true;
                        };
        if (!fits) {
            troubles.add(
                    new Trouble(
                            "wrong-value",
                            "The %s cannot be compared with %s."
                                    .formatted(dimension.words(), shown(value)),
                            wanted(dimension),
                            right.offset()));
        }
        return fits && dimension.type() != Content.OTHER;
    }

    private static String shown(Object value) {
        return value instanceof Double number ? Values.words(number) : "\"%s\"".formatted(value);
    }

    private static String wanted(Dimension dimension) {
        return switch (dimension.type()) {
            case NUMBER, WHOLE -> "Write a number, such as 0.5.";
            case TRUTH -> "Write true or false.";
            case ENUM -> "Write one of %s.".formatted(String.join(", ", dimension.values()));
            case OTHER -> "Look at another field.";
        };
    }

    private Operand operand() throws NotUnderstood {
        Operand first = atom();
        if (at < tokens.size()
                && List.of("+", "-", "*", "/", "%").contains(tokens.get(at).text())) {
            throw new NotUnderstood(); // arithmetic
        }
        return first;
    }

    private Operand atom() throws NotUnderstood {
        Token token = next();
        return switch (token.kind()) {
            case NUMBER -> number(token, 1);
            case TEXT -> new Operand(null, token.text(), token.offset());
            case WORD -> word(token);
            case SIGN -> {
                if (!token.is("-") || at >= tokens.size()) {
                    throw new NotUnderstood();
                }
                yield number(next(), -1);
            }
        };
    }

    private static Operand number(Token token, int sign) throws NotUnderstood {
        double value = Values.number(token.text()).orElseThrow(NotUnderstood::new);
        return new Operand(null, sign * value, token.offset());
    }

    private Operand word(Token token) throws NotUnderstood {
        return switch (token.text()) {
            case "true" -> new Operand(null, true, token.offset());
            case "false" -> new Operand(null, false, token.offset());
            case "null" -> new Operand(null, Dimension.ABSENT, token.offset());
            default -> path(token);
        };
    }

    private Operand path(Token first) throws NotUnderstood {
        String owner = fact;
        Token token = first;
        while (true) {
            boolean self = token.is("this") || (!binding.isEmpty() && token.is(binding));
            boolean subject = token.is("subject") && owner.equals("Scored");
            if (!self && !subject) {
                break;
            }
            if (subject) {
                callIfAny();
                owner = "Subject";
            }
            if (!accept(".")) {
                throw new NotUnderstood();
            }
            token = next();
        }
        List<Token> names = new ArrayList<>(List.of(token));
        while (peek(".")) {
            at++;
            names.add(next());
        }
        return names.size() == 1 ? member(owner, token) : constant(names);
    }

    private Operand constant(List<Token> names) throws NotUnderstood {
        Token last = names.get(names.size() - 1);
        Class<?> type = Facts.ENUMS.get(names.get(names.size() - 2).text());
        if (type == null) {
            throw new NotUnderstood();
        }
        if (peek("(")) {
            throw new NotUnderstood();
        }
        List<String> values = Facts.valuesOf(type);
        if (!values.contains(last.text())) {
            troubles.add(
                    new Trouble(
                            "unknown-value",
                            "%s is no %s.".formatted(last.text(), type.getSimpleName()),
                            Names.didYouMean(last.text(), values),
                            last.offset()));
            return new Operand(null, null, last.offset());
        }
        return new Operand(null, last.text(), last.offset());
    }

    private Operand member(String owner, Token name) throws NotUnderstood {
        if (peek("(") && at + 1 < tokens.size() && tokens.get(at + 1).kind() == Token.Kind.TEXT) {
            at++;
            String argument = next().text();
            expect(")");
            return asked(name, argument);
        }
        Optional<Facts.Field> field = Facts.field(owner, name.text());
        if (field.isEmpty()) {
            unknown(owner, name);
            throw new NotUnderstood();
        }
        callIfAny();
        return new Operand(Dimension.of(field.get()), null, name.offset());
    }

    private Operand asked(Token name, String argument) throws NotUnderstood {
        return switch (name.text()) {
            case "reading" -> new Operand(Dimension.reading(argument), null, name.offset());
            case "labelled" -> new Operand(Dimension.label(argument), null, name.offset());
            case "parameter" -> new Operand(null, parameter(name, argument), name.offset());
            default -> throw new NotUnderstood();
        };
    }

    private Double parameter(Token name, String argument) throws NotUnderstood {
        Double value = parameters.values().get(argument);
        if (value == null) {
            troubles.add(
                    new Trouble(
                            "unknown-parameter",
                            "The rule set has no parameter \"%s\".".formatted(argument),
                            Names.didYouMean(
                                    argument,
                                    parameters.values().keySet(),
                                    "Add it to the parameters, with its number."),
                            name.offset()));
            throw new NotUnderstood();
        }
        return value;
    }

    private void unknown(String owner, Token name) {
        if (peek("(") || !Character.isJavaIdentifierStart(name.text().charAt(0))) {
            return; // a method, which only the compiler knows
        }
        if (name.text().startsWith("$") || Character.isUpperCase(name.text().charAt(0))) {
            return; // a name that the rule gave, or a type
        }
        TreeSet<String> known = new TreeSet<>();
        Facts.of(owner).forEach(each -> known.add(each.name()));
        troubles.add(
                new Trouble(
                        "unknown-field",
                        "%s has no field \"%s\".".formatted(owner, name.text()),
                        Names.didYouMean(name.text(), known),
                        name.offset()));
    }

    private void callIfAny() {
        if (peek("(") && at + 1 < tokens.size() && tokens.get(at + 1).is(")")) {
            at += 2;
        }
    }

    private static Optional<Operator> operator(String text) {
        return switch (text) {
            case "==" -> Optional.of(Operator.EQUAL);
            case "!=" -> Optional.of(Operator.NOT_EQUAL);
            case "<" -> Optional.of(Operator.LESS);
            case "<=" -> Optional.of(Operator.AT_MOST);
            case ">" -> Optional.of(Operator.MORE);
            case ">=" -> Optional.of(Operator.AT_LEAST);
            default -> Optional.empty();
        };
    }

    private Token next() throws NotUnderstood {
        if (at >= tokens.size()) {
            throw new NotUnderstood();
        }
        return tokens.get(at++);
    }

    private boolean peek(String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }

    private boolean accept(String text) {
        boolean there = peek(text);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String text) throws NotUnderstood {
        if (!accept(text)) {
            throw new NotUnderstood();
        }
    }
}
