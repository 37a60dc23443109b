package forestall.intake;

import forestall.model.ComponentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@link MappingTable}, ready to be asked. Immutable and thread-safe. */
public final class SeriesMapping {
    private static final int LONGEST_METRIC = 200;

    /** What becomes of a series. */
    public sealed interface Outcome {}

    /** It is a metric of a component. */
    public record Mapped(ComponentId component, String metric) implements Outcome {}

    /** A rule says that nobody wants it. */
    public record Ignored() implements Outcome {}

    /**
     * No rule finds a component for it.
     *
     * @param reason for people
     */
    public record Unclaimed(String reason) implements Outcome {}

    private record Rule(
            Map<String, Pattern> when,
            List<Template> component,
            Optional<Template> metric,
            Set<String> without,
            boolean ignore) {

        boolean matches(Map<String, String> labels) {
            return when.entrySet().stream()
                    .allMatch(
                            each ->
                                    each.getValue()
                                            .matcher(labels.getOrDefault(each.getKey(), ""))
                                            .matches());
        }
    }

    private final List<Rule> rules;
    private final Map<String, String> aliases;

    public SeriesMapping(MappingTable table) {
        this.rules = table.rules().stream().map(SeriesMapping::ready).toList();
        this.aliases = Map.copyOf(table.aliases());
    }

    private static Rule ready(MappingRule rule) {
        Map<String, Pattern> when = new HashMap<>();
        rule.when().forEach((label, glob) -> when.put(label, glob(glob)));
        return new Rule(
                when,
                rule.component().stream().map(Template::new).toList(),
                rule.metric().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Template(rule.metric())),
                rule.without(),
                rule.ignore());
    }

    private static Pattern glob(String text) {
        var expression = new StringBuilder();
        int from = 0;
        for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', from)) {
            expression.append(Pattern.quote(text.substring(from, star))).append(".*?");
            from = star + 1;
        }
        expression.append(Pattern.quote(text.substring(from)));
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }

    /**
     * @param name the metric's name as it came
     * @param resource labels of what sent it, which never become part of the metric's name
     * @param own labels of the series
     * @param known the catalogue
     */
    public Outcome series(
            String name,
            Map<String, String> resource,
            SortedMap<String, String> own,
            Predicate<ComponentId> known) {
        Map<String, String> all = all(name, resource, own);
        for (Rule rule : rules) {
            if (!rule.matches(all)) {
                continue;
            }
            if (rule.ignore) {
                return new Ignored();
            }
            Optional<ComponentId> component = component(rule, all, known);
            if (component.isPresent()) {
                String metric =
                        rule.metric
                                .flatMap(template -> template.fill(all))
                                .orElseGet(() -> metric(name, own, rule.without));
                if (metric.isEmpty() || metric.length() > LONGEST_METRIC) {
                    return new Unclaimed(
                            "its metric name has %d characters; at most %d are kept"
                                    .formatted(metric.length(), LONGEST_METRIC));
                }
                return new Mapped(component.get(), metric);
            }
        }
        return new Unclaimed("no mapping rule finds a component of the catalogue");
    }

    /**
     * Whose log stream it is; empty when no rule finds a component, or a rule ignores it.
     *
     * @param labels of the stream
     */
    public Optional<ComponentId> stream(Map<String, String> labels, Predicate<ComponentId> known) {
        for (Rule rule : rules) {
            if (rule.matches(labels)) {
                if (rule.ignore) {
                    return Optional.empty();
                }
                Optional<ComponentId> component = component(rule, labels, known);
                if (component.isPresent()) {
                    return component;
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> all(
            String name, Map<String, String> resource, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(resource);
        all.putAll(own);
        all.put("__name__", name);
        return all;
    }

    private Optional<ComponentId> component(
            Rule rule, Map<String, String> labels, Predicate<ComponentId> known) {
        for (Template template : rule.component) {
            Optional<ComponentId> found =
                    template.fill(labels)
                            .map(text -> aliases.getOrDefault(text, text))
                            .flatMap(SeriesMapping::id)
                            .filter(known);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<ComponentId> id(String text) {
        try {
            return Optional.of(new ComponentId(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Labels that tell series of one component apart belong to the metric: cpu{mode="idle"}. */
    private static String metric(String name, SortedMap<String, String> own, Set<String> without) {
        String rest =
                own.entrySet().stream()
                        .filter(label -> !without.contains(label.getKey()))
                        .map(label -> label.getKey() + "=\"" + label.getValue() + '"')
                        .collect(Collectors.joining(","));
        return rest.isEmpty() || name.isEmpty() ? name : name + "{" + rest + "}";
    }

    /** As people read it: {a="1", b="2"}, cut after 500 characters. */
    public static String inWords(
            String name, Map<String, String> resource, Map<String, String> own) {
        String words =
                all(name, resource, own).entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(each -> each.getKey() + "=\"" + each.getValue() + '"')
                        .collect(Collectors.joining(", ", "{", "}"));
        return words.length() > 500 ? words.substring(0, 500) + "…" : words;
    }
}
