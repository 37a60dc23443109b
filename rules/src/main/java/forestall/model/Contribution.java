package forestall.model;

/**
 * What one rule added to a risk score.
 *
 * @param rule the rule's name: the reason that people read
 * @param points points of score, −1 to 1; the contributions of a score sum to it
 */
public record Contribution(String rule, double points) {

    public Contribution {
        Require.text(rule, "rule", 300);
        Require.between(points, -1, 1, "points");
        points = points + 0.0; // −0 becomes 0, as it does in the store
    }
}
