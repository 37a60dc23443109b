package forestall.intake;

/**
 * Something to ask a Prometheus for.
 *
 * @param query PromQL, 1 to 2000 characters
 * @param metric what the result is called; empty: the name that it has, which an expression takes
 *     away
 */
public record PromQuery(String query, String metric) {
    private static final int LONGEST = 2000;

    public PromQuery {
        metric = metric == null ? "" : metric;
        if (query == null || query.isBlank() || query.length() > LONGEST) {
            throw new IllegalArgumentException("a query has 1 to %d characters".formatted(LONGEST));
        }
    }
}
