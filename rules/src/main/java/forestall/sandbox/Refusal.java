package forestall.sandbox;

import java.util.Comparator;

/**
 * One reason why a text is not accepted, in words for whoever wrote it.
 *
 * @param file name of the text
 * @param sheet name of the sheet in a workbook; empty elsewhere, and when no sheet is to blame
 * @param line from 1; of a table its row; 0 when the reason is the text as a whole
 * @param column from 1; of a table its column; 0 when unknown
 * @param code names the reason for ever; part of the API
 * @param message what is wrong; may be reworded
 * @param hint what to do instead; may be reworded or empty
 */
public record Refusal(
        String file, String sheet, int line, int column, String code, String message, String hint)
        implements Comparable<Refusal> {
    private static final Comparator<Refusal> ORDER =
            Comparator.comparing(Refusal::file)
                    .thenComparing(Refusal::sheet)
                    .thenComparingInt(Refusal::line)
                    .thenComparingInt(Refusal::column)
                    .thenComparing(Refusal::code)
                    .thenComparing(Refusal::message)
                    .thenComparing(Refusal::hint);

    /** In a text that has no sheets. */
    public Refusal(String file, int line, int column, String code, String message, String hint) {
        this(file, "", line, column, code, message, hint);
    }

    @Override
    public int compareTo(Refusal other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s: %s [%s]%s"
                .formatted(where(), message, code, hint.isEmpty() ? "" : " (" + hint + ")");
    }

    private String where() {
        if (sheet.isEmpty()) {
            return "%s line %d, column %d".formatted(file, line, column);
        }
        String cell = line > 0 ? ", row %d, column %d".formatted(line, column) : "";
        return "%s, sheet %s%s".formatted(file, sheet, cell);
    }
}
