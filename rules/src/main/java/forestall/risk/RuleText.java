package forestall.risk;

/**
 * One file of a rule set.
 *
 * @param name file name; {@code .drl} is rules, {@code .csv} a decision table
 * @param text its content
 */
public record RuleText(String name, String text) {

    public RuleText {
        if (!name.endsWith(".drl") && !name.endsWith(".csv")) {
            throw new IllegalArgumentException("a rule file is a .drl or a .csv, was " + name);
        }
    }
}
