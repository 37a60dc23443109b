package forestall.sandbox;

/** Names of cells as spreadsheets write them: {@code B7}. */
final class Cell {

    private Cell() {}

    /**
     * @param letters A to ZZZ
     * @return from 1; a huge number when there are more letters than any spreadsheet has
     */
    static int column(String letters) {
        if (letters.length() > 3) {
            return Integer.MAX_VALUE;
        }
        int column = 0;
        for (int at = 0; at < letters.length(); at++) {
            column = column * 26 + (letters.charAt(at) - 'A' + 1);
        }
        return column;
    }
}
