package forestall.ruleset;

import forestall.risk.RuleText;
import java.util.List;

/** Refuses texts that must not be compiled, before they are. */
@FunctionalInterface
public interface Gate {
    /** Lets every text through. */
    Gate OPEN = texts -> List.of();

    /**
     * One reason to refuse a text.
     *
     * @param text name of the text, as in {@link RuleText#name}
     * @param line from 1; of a table its row; 0 for the text as a whole
     * @param column from 1; of a table its column; 0 when unknown
     * @param code names the reason
     * @param message what is wrong
     * @param hint what to do instead
     */
    record Refused(String text, int line, int column, String code, String message, String hint) {}

    /** Every reason; none lets the texts through. */
    List<Refused> refused(List<RuleText> texts);
}
