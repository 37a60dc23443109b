package forestall.risk;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds each rule of a set, and what it asks for. */
public final class RuleIndex {
    private static final Pattern ROW = Pattern.compile("// rule values at [A-Z]+(\\d+),.*");
    private static final Pattern RULE = Pattern.compile("\\s*rule\\s+(?:\"([^\"]*)\"|(\\S+)).*");
    private static final Pattern END = Pattern.compile("\\s*end\\s*|.*;\\s*end\\s*");
    private static final Pattern READING = Pattern.compile("reading\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern PARAMETER = Pattern.compile("parameter\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Map<String, Entry> rules = new LinkedHashMap<>();
    private final Set<String> metrics = new TreeSet<>();
    private final Set<String> parameters = new TreeSet<>();

    /** One rule. */
    private record Entry(RuleOrigin origin, String source, Set<String> words) {}

    private RuleIndex() {}

    static RuleIndex of(List<RuleText> texts) {
        var index = new RuleIndex();
        texts.forEach(text -> index.read(text, RuleCompiler.drl(text)));
        return index;
    }

    private void read(RuleText text, String drl) {
        String name = null;
        int row = 0;
        int begin = 0;
        var source = new StringBuilder();
        int number = 0;
        for (String line : drl.split("\\R", -1)) {
            number++;
            Matcher values = ROW.matcher(line);
            Matcher rule = RULE.matcher(line);
            if (values.matches()) {
                row = Integer.parseInt(values.group(1));
            } else if (name == null && rule.matches()) {
                name = rule.group(1) == null ? rule.group(2) : rule.group(1);
                begin = number;
                source.setLength(0);
            }
            if (name != null) {
                source.append(line).append('\n');
                if (END.matcher(line).matches()) {
                    add(
                            name,
                            new RuleOrigin(text.file(), text.sheet(), row, row > 0 ? 0 : begin),
                            source.toString());
                    name = null;
                    row = 0;
                }
            }
        }
    }

    private void add(String name, RuleOrigin origin, String source) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(source);
        while (word.find()) {
            words.add(word.group());
        }
        rules.put(name, new Entry(origin, source, words));
        all(READING, source, metrics);
        all(PARAMETER, source, parameters);
    }

    private static void all(Pattern pattern, String source, Set<String> into) {
        Matcher found = pattern.matcher(source);
        while (found.find()) {
            into.add(found.group(1));
        }
    }

    /** Names of all rules, in the order of the files. */
    public Set<String> rules() {
        return Collections.unmodifiableSet(rules.keySet());
    }

    /** Where the rule is written; empty when there is none of that name. */
    public Optional<RuleOrigin> origin(String rule) {
        return Optional.ofNullable(rules.get(rule)).map(Entry::origin);
    }

    /** The rule as DRL; empty when there is none of that name. */
    public String source(String rule) {
        Entry found = rules.get(rule);
        return found == null ? "" : found.source();
    }

    /** Metrics that rules ask for with {@code reading("name")}, in order. */
    public Set<String> metrics() {
        return Collections.unmodifiableSet(metrics);
    }

    /** Parameters that rules ask for with {@code parameter("name")}, in order. */
    public Set<String> parameters() {
        return Collections.unmodifiableSet(parameters);
    }

    boolean mentions(String rule, String word) {
        Entry found = rules.get(rule);
        return found != null && found.words().contains(word);
    }

    Set<String> metricsOf(String rule) {
        Set<String> asked = new TreeSet<>();
        all(READING, source(rule), asked);
        return asked;
    }

    Set<String> parametersOf(String rule) {
        Set<String> asked = new TreeSet<>();
        all(PARAMETER, source(rule), asked);
        return asked;
    }
}
