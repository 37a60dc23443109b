package forestall.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The mapping as people write it.
 *
 * @param rules tried in order; the first that finds a component, or ignores, decides; at most 1000
 * @param aliases what monitoring calls a component, to the component's id; at most 100,000
 * @param queries what to ask the Prometheus for that is configured, if any; at most 200
 */
public record MappingTable(
        List<MappingRule> rules, Map<String, String> aliases, List<PromQuery> queries) {
    private static final int MOST_QUERIES = 200;
    private static final int MOST_RULES = 1000;
    private static final int MOST_ALIASES = 100_000;

    /** Labels that name whose series it is, in the ecosystems that we know, surest first. */
    private static final List<String> NAMES =
            List.of(
                    "component",
                    "service",
                    "service.name",
                    "service_name",
                    "app",
                    "pod",
                    "pod|workload",
                    "k8s.deployment.name",
                    "k8s.statefulset.name",
                    "k8s.pod.name",
                    "k8s.pod.name|workload",
                    "container",
                    "instance",
                    "instance|host",
                    "host.name",
                    "host",
                    "hostname",
                    "appname",
                    "job");

    /** Works without any configuration where components are called as monitoring calls them. */
    public static final MappingTable SHIPPED =
            new MappingTable(
                    List.of(
                            new MappingRule(
                                    Map.of(),
                                    NAMES.stream().map(name -> "${" + name + "}").toList(),
                                    "",
                                    Set.of(
                                            "component",
                                            "service",
                                            "app",
                                            "pod",
                                            "container",
                                            "namespace",
                                            "instance",
                                            "job",
                                            "endpoint",
                                            "prometheus"),
                                    false)),
                    Map.of(),
                    List.of(new PromQuery("up", "")));

    public MappingTable {
        rules = rules == null ? List.of() : List.copyOf(rules);
        aliases = aliases == null ? Map.of() : new TreeMap<>(aliases);
        queries = queries == null ? List.of() : List.copyOf(queries);
        if (queries.size() > MOST_QUERIES) {
            throw new IllegalArgumentException(
                    "a mapping has at most %d queries".formatted(MOST_QUERIES));
        }
        if (rules.size() > MOST_RULES || aliases.size() > MOST_ALIASES) {
            throw new IllegalArgumentException(
                    "a mapping has at most %d rules and %d aliases"
                            .formatted(MOST_RULES, MOST_ALIASES));
        }
    }
}
