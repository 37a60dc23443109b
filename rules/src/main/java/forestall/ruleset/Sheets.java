package forestall.ruleset;

import java.util.List;
import java.util.Locale;

/**
 * What could be read of a file of tables.
 *
 * @param grids its sheets in their order; none when it could not be read
 * @param findings what is wrong with it as a file
 */
public record Sheets(List<Grid> grids, List<Finding> findings) {

    public Sheets {
        grids = List.copyOf(grids);
        findings = List.copyOf(findings);
    }

    /**
     * @param file a {@code .csv} or {@code .xlsx}
     * @throws IllegalArgumentException for any other
     */
    public static Sheets of(RuleFile file) {
        return switch (file.kind()) {
            case XLSX -> new WorkbookReader(file.name()).read(file.content());
            case CSV -> csv(file);
            default -> throw new IllegalArgumentException(file.name() + " holds no tables");
        };
    }

    private static Sheets csv(RuleFile file) {
        try {
            return new Sheets(List.of(CsvFile.read(file.text()).grid()), List.of());
        } catch (TooLarge large) {
            return new Sheets(
                    List.of(),
                    List.of(
                            new Finding(
                                    Finding.Severity.ERROR,
                                    TooLarge.CODE,
                                    Place.cell(file.name(), "", large.cell()),
                                    large.getMessage(),
                                    TooLarge.HINT)));
        } catch (IllegalArgumentException broken) {
            return new Sheets(
                    List.of(),
                    List.of(
                            new Finding(
                                    Finding.Severity.ERROR,
                                    "not-csv",
                                    Place.file(file.name()),
                                    broken.getMessage(),
                                    "Save the table once more as CSV UTF-8 from your"
                                            + " spreadsheet.")));
        }
    }

    /** Whether a cell's text begins a table. */
    static boolean beginsTable(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("ruletable");
    }
}
