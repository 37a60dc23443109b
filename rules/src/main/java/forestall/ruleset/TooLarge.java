package forestall.ruleset;

/** A sheet has more rows, columns, or cells than are looked at. */
final class TooLarge extends IllegalArgumentException {
    static final String CODE = "sheet-too-large";
    static final String HINT = "Delete what is far from the table, or split the sheet.";
    private static final long serialVersionUID = 1;

    private final String cell;

    private TooLarge(String cell, String message) {
        super(message);
        this.cell = cell;
    }

    /**
     * @param height rows
     * @param width columns
     * @throws TooLarge when that is more than a sheet may have
     */
    static void check(int height, int width) {
        if (height > Grid.MOST_ROWS || width > Grid.MOST_COLUMNS) {
            throw new TooLarge(
                    last(height, width),
                    "The sheet reaches beyond %d rows or %d columns."
                            .formatted(Grid.MOST_ROWS, Grid.MOST_COLUMNS));
        }
        if ((long) height * width > Grid.MOST_CELLS) {
            throw new TooLarge(
                    last(height, width),
                    "The sheet has %d rows of %d columns; at most %d cells are looked at."
                            .formatted(height, width, Grid.MOST_CELLS));
        }
    }

    private static String last(int height, int width) {
        return Grid.name(Math.max(0, height - 1), Math.max(0, width - 1));
    }

    /** The last cell, such as {@code GR1}. */
    String cell() {
        return cell;
    }
}
