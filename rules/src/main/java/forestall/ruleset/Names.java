package forestall.ruleset;

import java.util.Collection;
import java.util.Locale;

/** Finds the name that somebody may have meant. */
final class Names {

    private Names() {}

    /** The known name that takes the fewest changes of a letter; empty when none is near. */
    static String nearest(String name, Collection<String> known) {
        String best = "";
        int least = Math.max(2, name.length() / 3) + 1;
        for (String each : known) {
            int distance = distance(name.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    static String didYouMean(String name, Collection<String> known) {
        return didYouMean(name, known, "Use one of " + String.join(", ", known) + ".");
    }

    static String didYouMean(String name, Collection<String> known, String otherwise) {
        String nearest = nearest(name, known);
        return nearest.isEmpty() ? otherwise : "Did you mean %s?".formatted(nearest);
    }

    /** Levenshtein (1966): insertions, deletions, and substitutions of one letter. */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[other.length() + 1];
            line[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                line[column] =
                        Math.min(
                                above[column - 1] + changed,
                                1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
