package forestall.risk;

import static java.util.stream.Collectors.joining;

import forestall.sandbox.Refusal;
import forestall.sandbox.RulesRefused;
import java.util.List;
import java.util.Optional;

/** Texts that are refused, with every mistake that is known. */
public final class RulesDoNotCompile extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    /**
     * One mistake.
     *
     * @param file of the rule set
     * @param sheet of the workbook; empty elsewhere
     * @param row of the decision table, from 1; 0 elsewhere or when unknown
     * @param line of the DRL file, from 1; 0 elsewhere or when unknown
     * @param column in the line or row, from 1; 0 when unknown
     * @param code names the kind of mistake; part of the API
     * @param text what is wrong
     * @param hint what to do about it; may be empty
     */
    public record Mistake(
            String file,
            String sheet,
            int row,
            int line,
            int column,
            String code,
            String text,
            String hint) {

        @Override
        public String toString() {
            return row > 0
                    ? "%s%s row %d: %s"
                            .formatted(file, sheet.isEmpty() ? "" : " sheet " + sheet, row, text)
                    : "%s line %d: %s".formatted(file, line, text);
        }
    }

    private RulesDoNotCompile(List<Mistake> mistakes) {
        super(
                "the rules do not compile:\n"
                        + mistakes.stream().map(Mistake::toString).collect(joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    static RulesDoNotCompile of(List<RuleText> texts, RulesRefused refused) {
        return new RulesDoNotCompile(
                refused.refusals().stream().map(each -> mistake(texts, each)).toList());
    }

    /** In order of file and place. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static Mistake mistake(List<RuleText> texts, Refusal refusal) {
        Optional<RuleText> text =
                texts.stream().filter(each -> each.name().equals(refusal.file())).findFirst();
        boolean table = refusal.file().endsWith(".csv");
        return new Mistake(
                text.map(RuleText::file).orElse(refusal.file()),
                text.map(RuleText::sheet).orElse(""),
                table ? refusal.line() : 0,
                table ? 0 : refusal.line(),
                refusal.column(),
                refusal.code(),
                refusal.message(),
                refusal.hint());
    }
}
