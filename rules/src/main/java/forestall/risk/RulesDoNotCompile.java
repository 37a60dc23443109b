package forestall.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;

/** Texts that the compiler refuses, with every mistake that it names. */
public final class RulesDoNotCompile extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final Pattern ROW = Pattern.compile("// rule values at [A-Z]+(\\d+),.*");
    private static final Pattern RULE = Pattern.compile("\\s*rule\\s+\"?([^\"]*?)\"?\\s*");

    private final transient List<Mistake> mistakes;

    /**
     * One mistake.
     *
     * @param file of the rule set; empty when the compiler names none
     * @param sheet of the workbook; empty elsewhere
     * @param row of the decision table, from 1; 0 elsewhere or when unknown
     * @param line of the DRL file, from 1; 0 elsewhere or when unknown
     * @param column in the line, from 1; 0 when unknown
     * @param text as the compiler says it
     */
    public record Mistake(String file, String sheet, int row, int line, int column, String text) {

        @Override
        public String toString() {
            return row > 0
                    ? "%s%s row %d: %s"
                            .formatted(file, sheet.isEmpty() ? "" : " sheet " + sheet, row, text)
                    : "%s line %d: %s".formatted(file, line, text);
        }
    }

    private RulesDoNotCompile(List<Mistake> mistakes) {
        super("the rules do not compile:\n" + String.join("\n", words(mistakes)));
        this.mistakes = List.copyOf(mistakes);
    }

    static RulesDoNotCompile of(List<RuleText> texts, List<Message> messages) {
        List<Mistake> all = new ArrayList<>();
        for (Message message : messages) {
            all.add(mistake(texts, message));
        }
        return new RulesDoNotCompile(all);
    }

    /** In the order of the compiler. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static List<String> words(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::toString).toList();
    }

    private static Mistake mistake(List<RuleText> texts, Message message) {
        String path = message.getPath() == null ? "" : message.getPath();
        String words = message.getText() == null ? "" : message.getText();
        Optional<RuleText> found =
                texts.stream()
                        .filter(each -> path.endsWith("/" + RuleCompiler.drlName(each)))
                        .findFirst();
        if (found.isEmpty()) {
            return new Mistake(path, "", 0, 0, 0, words);
        }
        RuleText text = found.get();
        String[] lines = RuleCompiler.drl(text).split("\\R", -1);
        int line = message.getLine() > 0 ? message.getLine() : lineOfRuleNamed(words, lines);
        boolean table = text.name().endsWith(".csv");
        return new Mistake(
                text.file(),
                text.sheet(),
                table ? row(lines, line) : 0,
                table ? 0 : line,
                table ? 0 : Math.max(0, message.getColumn()),
                words);
    }

    // The compiler of the executable model often gives no line, but the name of the rule.
    private static int lineOfRuleNamed(String words, String[] lines) {
        for (int number = 0; number < lines.length; number++) {
            Matcher rule = RULE.matcher(lines[number]);
            if (rule.matches()
                    && !rule.group(1).isEmpty()
                    && words.contains("\"" + rule.group(1) + "\"")) {
                return number + 1;
            }
        }
        return 0;
    }

    private static int row(String[] lines, int line) {
        for (int number = Math.min(line, lines.length); number > 0; number--) {
            Matcher row = ROW.matcher(lines[number - 1]);
            if (row.matches()) {
                return Integer.parseInt(row.group(1));
            }
        }
        return 0;
    }
}
