package forestall.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text of rules.
 *
 * @param name file name, as its author knows it; ends in {@code .drl}, or in {@code .csv} or {@code
 *     .xlsx} when the rules were read from a table
 * @param drl the rules
 */
public record Source(String name, String drl) {
    private static final Pattern ROW = Pattern.compile("rule values at ([A-Z]+)(\\d+)");

    public Source {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}\\.(drl|csv|xlsx)")) {
            throw new IllegalArgumentException(
                    "a rule file is named by letters, digits, space, . _ - and ends in .drl, .csv"
                            + " or .xlsx, was "
                            + name);
        }
        drl = withoutMark(drl).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Spreadsheets put a byte order mark before what they save. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    boolean isTable() {
        return !name.endsWith(".drl");
    }

    /** A refusal at a character of {@link #drl}; of a table at the row that the rule is from. */
    Refusal at(int offset, String code, String message, String hint) {
        int until = Math.max(0, Math.min(offset, drl.length()));
        int line = 1;
        int start = 0;
        for (int next = drl.indexOf('\n');
                next >= 0 && next < until;
                next = drl.indexOf('\n', next + 1)) {
            line++;
            start = next + 1;
        }
        if (!isTable()) {
            return new Refusal(name, line, until - start + 1, code, message, hint);
        }
        Matcher row = ROW.matcher(drl.substring(0, until));
        int at = 0;
        int column = 0;
        while (row.find()) {
            column = Cell.column(row.group(1));
            at = Integer.parseInt(row.group(2));
        }
        return new Refusal(name, at, column, code, message, hint);
    }

    /** A refusal of the text as a whole. */
    Refusal whole(String code, String message, String hint) {
        return new Refusal(name, 0, 0, code, message, hint);
    }

    /**
     * @param line from 1
     * @param column from 0, as the parser counts
     * @return character of {@link #drl}
     */
    int offset(int line, int column) {
        int start = 0;
        for (int each = 1; each < line; each++) {
            int next = drl.indexOf('\n', start);
            if (next < 0) {
                return drl.length();
            }
            start = next + 1;
        }
        return start + Math.max(0, column);
    }
}
