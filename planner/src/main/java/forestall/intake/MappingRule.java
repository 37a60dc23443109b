package forestall.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What to do with series and log streams that carry certain labels.
 *
 * @param when label to the value that it must have, {@code *} for any run of characters; all must
 *     hold; an absent label has an empty value; empty: always
 * @param component templates of component ids, tried in order; the first that a component of the
 *     catalogue has wins
 * @param metric template of the metric's name; empty: the name that it came with, followed by the
 *     labels that are left
 * @param without labels that tell whose series it is, not which: they do not become part of the
 *     metric's name
 * @param ignore drop what matches, on purpose; it counts as ignored, not as unmapped
 */
public record MappingRule(
        Map<String, String> when,
        List<String> component,
        String metric,
        Set<String> without,
        boolean ignore) {
    private static final int MOST_STARS = 4; // each multiplies the time that a match can take

    public MappingRule {
        when = when == null ? Map.of() : new TreeMap<>(when);
        component = component == null ? List.of() : List.copyOf(component);
        metric = metric == null ? "" : metric;
        without = without == null ? Set.of() : new TreeSet<>(without);
        if (!ignore && component.isEmpty()) {
            throw new IllegalArgumentException(
                    "a mapping rule names a component, or ignores what it matches");
        }
        for (String glob : when.values()) {
            if (glob.chars().filter(each -> each == '*').count() > MOST_STARS) {
                throw new IllegalArgumentException(
                        "a value has at most %d stars, not %s".formatted(MOST_STARS, glob));
            }
        }
        component.forEach(Template::new); // refuses what is malformed
        if (!metric.isEmpty()) {
            new Template(metric);
        }
    }
}
