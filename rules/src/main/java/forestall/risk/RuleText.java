package forestall.risk;

/**
 * One text of a rule set.
 *
 * @param name its name among the texts; {@code .drl} is rules, {@code .csv} a decision table
 * @param text its content
 * @param file the file of the rule set that it comes from
 * @param sheet the sheet of that file, when it is a workbook; else empty
 */
public record RuleText(String name, String text, String file, String sheet) {

    public RuleText {
        if (!name.endsWith(".drl") && !name.endsWith(".csv")) {
            throw new IllegalArgumentException("a rule file is a .drl or a .csv, was " + name);
        }
    }

    /** A text that is a file of its own. */
    public RuleText(String name, String text) {
        this(name, text, name, "");
    }
}
