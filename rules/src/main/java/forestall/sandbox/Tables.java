package forestall.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** Reads decision tables into rules, which are then checked like rules that a person wrote. */
public final class Tables {

    private Tables() {}

    /**
     * @param name ends in {@code .csv}
     * @throws RulesRefused when it is too large or is no decision table
     */
    public static Source csv(String name, String text, Limits limits) {
        String plain = Source.withoutMark(text);
        if (plain.length() > limits.characters()) {
            throw new RulesRefused(
                    List.of(
                            new Refusal(
                                    name,
                                    0,
                                    0,
                                    "too-large",
                                    "the table has %d characters; at most %d are read"
                                            .formatted(plain.length(), limits.characters()),
                                    "split the rule set")));
        }
        return read(name, plain.getBytes(StandardCharsets.UTF_8), InputType.CSV);
    }

    /**
     * @param name ends in {@code .xlsx}
     * @throws RulesRefused when {@link WorkbookScan} refuses it or it holds no decision table
     */
    public static Source workbook(String name, byte[] bytes) {
        return read(name, WorkbookScan.checked(name, bytes), InputType.XLS);
    }

    private static Source read(String name, byte[] bytes, InputType type) {
        try {
            String drl = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), type);
            return new Source(name, drl);
        } catch (RuntimeException | StackOverflowError unclear) {
            throw new RulesRefused(
                    List.of(
                            new Refusal(
                                    name,
                                    0,
                                    0,
                                    "table",
                                    "this is not a decision table: "
                                            + Checked.shortened(
                                                    String.valueOf(unclear.getMessage())),
                                    "begin with a cell RuleSet, and each table with a cell"
                                            + " RuleTable")));
        }
    }
}
