package forestall.sandbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known word that was probably meant. */
final class Similar {
    private static final int LONGEST = 60;

    private Similar() {}

    /** {@code did you mean 'dependants'?}, or nothing when no known word is near. */
    static String hint(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        String low = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most)
                .filter(each -> distance(low, each.toLowerCase(Locale.ROOT)) <= most)
                .min(
                        Comparator.<String>comparingInt(
                                        each -> distance(low, each.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .map("did you mean '%s'?"::formatted)
                .orElse("");
    }

    /** Levenshtein: letters to add, drop, or change. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int at = 0; at <= other.length(); at++) {
            row[at] = at;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
