package forestall.ruleset;

import forestall.ruleset.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings while they are collected; each once. */
final class Findings {
    /** By file, sheet, row, and column, as a person reads. */
    static final Comparator<Finding> ORDER =
            Comparator.comparing((Finding each) -> each.place().file())
                    .thenComparing(each -> each.place().sheet())
                    .thenComparingInt(each -> each.place().line())
                    .thenComparingInt(each -> row(each.place().cell()))
                    .thenComparingInt(each -> each.place().column())
                    .thenComparingInt(each -> each.place().cell().length())
                    .thenComparing(each -> each.place().cell())
                    .thenComparing(Finding::severity)
                    .thenComparing(Finding::code)
                    .thenComparing(Finding::message);

    private final List<Finding> all = new ArrayList<>();

    void error(Place place, String code, String message, String hint) {
        add(new Finding(Severity.ERROR, code, place, message, hint));
    }

    void warning(Place place, String code, String message, String hint) {
        add(new Finding(Severity.WARNING, code, place, message, hint));
    }

    void note(Place place, String code, String message, String hint) {
        add(new Finding(Severity.NOTE, code, place, message, hint));
    }

    void add(Finding finding) {
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    void addAll(List<Finding> findings) {
        findings.forEach(this::add);
    }

    List<Finding> ordered() {
        return all.stream().sorted(ORDER).toList();
    }

    private static int row(String cell) {
        String digits = cell.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
