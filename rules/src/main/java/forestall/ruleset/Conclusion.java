package forestall.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a consequence does, as far as its text tells.
 *
 * @param made facts that it creates, with the texts of what they are created from, in order
 * @param changed names of what it updates, modifies, or deletes, such as {@code $s}
 */
record Conclusion(List<Made> made, Set<String> changed) {
    /** Range of each number that a rule concludes, by type and position. */
    private static final Map<String, double[][]> RANGES = ranges();

    /** What takes the place of nothing else: a component has exactly one. */
    static final List<String> EXCLUSIVE = List.of("TierChoice", "Standby");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N} ]*|\\d+,\\d+|\\d.*%|");

    private static final Pattern NEW =
            Pattern.compile("\\bnew\\s+(?:[a-z]\\w*\\s*\\.\\s*)*([A-Z]\\w*)\\s*\\(");
    private static final Pattern CHANGE =
            Pattern.compile("\\b(?:update|modify|delete|retract)\\s*\\(\\s*(\\$?\\w+)");
    private static final Pattern INSERTED =
            Pattern.compile("\\binsert(?:Logical)?\\s*\\(\\s*(\\$\\w+)\\s*\\)");

    /** A fact that is created. */
    record Made(String type, List<String> arguments) {}

    /** A number that is out of range. */
    record Outside(String type, double value, double least) {}

    private static Map<String, double[][]> ranges() {
        Map<String, double[][]> all = new TreeMap<>();
        all.put("Impact", new double[][] {null, null, {-1, 1}});
        all.put("Likelihood", new double[][] {null, null, {0, 1}});
        all.put("Standby", new double[][] {null, {0, 1}, {0, 1}, {0, 1}});
        return all;
    }

    static Conclusion of(String code) {
        List<Made> made = new ArrayList<>();
        Matcher created = NEW.matcher(code);
        while (created.find()) {
            made.add(new Made(created.group(1), arguments(code, created.end())));
        }
        Set<String> changed = new TreeSet<>();
        Matcher change = CHANGE.matcher(code);
        while (change.find()) {
            changed.add(change.group(1));
        }
        Matcher inserted = INSERTED.matcher(code);
        while (inserted.find()) {
            changed.add(inserted.group(1));
        }
        return new Conclusion(List.copyOf(made), changed);
    }

    boolean makes(String type) {
        return made.stream().anyMatch(each -> each.type().equals(type));
    }

    /** Numbers in it that the judging would refuse. */
    List<Outside> outside() {
        List<Outside> all = new ArrayList<>();
        for (Made each : made) {
            double[][] ranges = RANGES.get(each.type());
            for (int at = 0; ranges != null && at < each.arguments().size(); at++) {
                if (at >= ranges.length || ranges[at] == null) {
                    continue;
                }
                double least = ranges[at][0];
                Values.number(each.arguments().get(at))
                        .filter(value -> value < least || value > 1)
                        .ifPresent(value -> all.add(new Outside(each.type(), value, least)));
            }
        }
        return all;
    }

    /** What stands where a number should be, and is a mere word. */
    List<String> noNumbers() {
        List<String> all = new ArrayList<>();
        for (Made each : made) {
            double[][] ranges = RANGES.get(each.type());
            for (int at = 0; ranges != null && at < each.arguments().size(); at++) {
                if (at < ranges.length
                        && ranges[at] != null
                        && WORD.matcher(each.arguments().get(at)).matches()) {
                    all.add(each.arguments().get(at));
                }
            }
        }
        return all;
    }

    private static List<String> arguments(String code, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = from;
        for (int at = from; at < code.length(); at++) {
            char letter = code.charAt(at);
            if (letter == '"' && code.charAt(at - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && (letter == '(' || letter == '{' || letter == '[')) {
                depth++;
            } else if (!quoted && depth > 0 && (letter == ')' || letter == ']' || letter == '}')) {
                depth--;
            } else if (!quoted && (letter == ')' || (letter == ',' && depth == 0))) {
                arguments.add(code.substring(start, at).strip());
                start = at + 1;
                if (letter == ')') {
                    return arguments;
                }
            }
        }
        return arguments;
    }
}
