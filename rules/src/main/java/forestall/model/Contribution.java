package forestall.model;

/**
 * What one rule added to a risk score.
 *
 * @param rule the rule's name: the reason that people read
 * @param points points of score, −1000 to 1000; the contributions of a score sum to it. What takes
 *     back the excess of many rules, because impact is at most 1, is less than −1
 */
public record Contribution(String rule, double points) {

    public Contribution {
        Require.text(rule, "rule", 300);
        Require.between(points, -1000, 1000, "points");
        points = points + 0.0; // −0 becomes 0, as it does in the store
    }
}
