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

    /** Before code that was made of a rule; what is wrong with it is another message. */
    private static final String GENERATED = "Java source of ";

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w{2,}");
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
            if (!message.getText().startsWith(GENERATED) || messages.size() == 1) {
                all.add(mistake(texts, message));
            }
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
            return mistakeOfOnlyWord(texts, words).orElse(new Mistake("", "", 0, 0, 0, words));
        }
        RuleText text = found.get();
        String[] lines = RuleCompiler.drl(text).split("\\R", -1);
        int line = message.getLine() > 0 ? message.getLine() : lineOfRuleNamed(words, lines);
        return mistake(text, lines, line, message.getColumn(), words);
    }

    private static Mistake mistake(
            RuleText text, String[] lines, int line, int column, String words) {
        boolean table = text.name().endsWith(".csv");
        return new Mistake(
                text.file(),
                text.sheet(),
                table ? row(lines, line) : 0,
                table ? 0 : line,
                table ? 0 : Math.max(0, column),
                words);
    }

    // What is wrong in the code made of the rules is told without saying which text it is from.
    private static Optional<Mistake> mistakeOfOnlyWord(List<RuleText> texts, String words) {
        List<String> all = new ArrayList<>();
        for (RuleText text : texts) {
            all.addAll(List.of(RuleCompiler.drl(text).split("\\R", -1)));
        }
        int line = lineOfOnlyWord(words, all.toArray(String[]::new));
        for (RuleText text : texts) {
            String[] lines = RuleCompiler.drl(text).split("\\R", -1);
            if (line > 0 && line <= lines.length) {
                return Optional.of(mistake(text, lines, line, 0, words));
            }
            line -= lines.length;
        }
        return Optional.empty();
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
        return lineOfOnlyWord(words, lines);
    }

    /** The line of the first word of the message that is in one line alone. */
    private static int lineOfOnlyWord(String words, String[] lines) {
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            Pattern whole = Pattern.compile("\\b" + word.group() + "\\b");
            int found = 0;
            int count = 0;
            for (int number = 0; number < lines.length; number++) {
                if (whole.matcher(lines[number]).find()) {
                    found = number + 1;
                    count++;
                }
            }
            if (count == 1) {
                return found;
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
