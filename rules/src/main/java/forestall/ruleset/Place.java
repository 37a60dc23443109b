package forestall.ruleset;

/**
 * Where in a rule set something is.
 *
 * @param file name of the file; {@code scenarios} or {@code parameters} for what is in no file
 * @param sheet name of the sheet in a workbook; empty elsewhere
 * @param cell such as {@code B12}, in a table; empty elsewhere
 * @param line line in a text, counted from 1; 0 when unknown or in a table
 * @param column column in the line, counted from 1; 0 when unknown
 */
public record Place(String file, String sheet, String cell, int line, int column) {

    /** For what is in no one file. */
    public static final Place ALL = file("the rule set");

    public static Place file(String file) {
        return new Place(file, "", "", 0, 0);
    }

    public static Place line(String file, int line, int column) {
        return new Place(file, "", "", Math.max(0, line), Math.max(0, column));
    }

    public static Place cell(String file, String sheet, String cell) {
        return new Place(file, sheet, cell, 0, 0);
    }

    @Override
    public String toString() {
        var words = new StringBuilder(file);
        if (!sheet.isEmpty()) {
            words.append(", sheet ").append(sheet);
        }
        if (!cell.isEmpty()) {
            words.append(", cell ").append(cell);
        }
        if (line > 0) {
            words.append(", line ").append(line);
        }
        if (column > 0) {
            words.append(", column ").append(column);
        }
        return words.toString();
    }
}
