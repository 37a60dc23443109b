package forestall.hazard.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One order of versions for all kinds of software, since a bulletin seldom says by which rules its
 * versions are ordered. Where the rules of packagers differ, it goes by what most have in common:
 *
 * <ul>
 *   <li>numbers are compared as numbers, and a missing one is 0: 1.0 = 1.0.0 &lt; 1.0.1 &lt;
 *       1.0.10;
 *   <li>what comes before a release: ~ first, then dev, preview, alpha, beta, milestone, pre, rc,
 *       snapshot; a, b, and m mean the same when a digit follows: 1.0~rc1 &lt; 1.0a1 &lt; 1.0-rc1
 *       &lt; 1.0;
 *   <li>other letters come after it: 1.0.2 &lt; 1.0.2k &lt; 1.0.2.1, 8.5 &lt; 8.5p1;
 *   <li>an epoch (1:) weighs more than all that follows; a v before a digit, final, ga, and release
 *       say nothing.
 * </ul>
 *
 * <p>Equal by this order does not mean equal as text.
 */
public final class Versions {
    private static final List<String> BEFORE_RELEASE =
            List.of("dev", "preview", "alpha", "beta", "milestone", "pre", "rc", "snapshot");
    private static final List<String> SAY_NOTHING = List.of("final", "ga", "release");
    private static final int MOST_PARTS = 100;

    private Versions() {}

    /** Kinds of parts in their order. */
    private enum Kind {
        TILDE,
        BEFORE_RELEASE,
        ZERO,
        WORD,
        NUMBER
    }

    /**
     * @param text of a word, or of a number without leading zeros
     * @param rank among those before a release; otherwise 0
     */
    private record Part(Kind kind, String text, int rank) implements Comparable<Part> {
        static final Part ZERO = new Part(Kind.ZERO, "", 0);

        @Override
        public int compareTo(Part other) {
            if (kind != other.kind) {
                return kind.compareTo(other.kind);
            }
            if (rank != other.rank) {
                return Integer.compare(rank, other.rank);
            }
            if (kind == Kind.NUMBER && text.length() != other.text.length()) {
                return Integer.compare(text.length(), other.text.length());
            }
            return text.compareTo(other.text);
        }
    }

    /** Negative when {@code one} is older than {@code other}, 0 when neither is. */
    public static int compare(String one, String other) {
        List<Part> left = parts(one);
        List<Part> right = parts(other);
        for (int at = 0; at < Math.max(left.size(), right.size()); at++) {
            int order = partOf(left, at).compareTo(partOf(right, at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Part partOf(List<Part> parts, int at) {
        return at < parts.size() ? parts.get(at) : Part.ZERO;
    }

    // The epoch is always the first part.
    private static List<Part> parts(String version) {
        String text = version.strip().toLowerCase(Locale.ROOT);
        List<Part> parts = new ArrayList<>();
        int digits = end(text, 0);
        boolean epoch = digits > 0 && digits < text.length() && text.charAt(digits) == ':';
        parts.add(epoch ? number(text.substring(0, digits)) : Part.ZERO);
        int at = epoch ? digits + 1 : 0;
        if (at + 1 < text.length() && text.charAt(at) == 'v' && isDigit(text.charAt(at + 1))) {
            at++;
        }
        while (at < text.length() && parts.size() < MOST_PARTS) {
            char next = text.charAt(at);
            int end = end(text, at);
            if (next == '~') {
                parts.add(new Part(Kind.TILDE, "", 0));
            } else if (isDigit(next)) {
                parts.add(number(text.substring(at, end)));
            } else if (isLetter(next)) {
                word(
                        text.substring(at, end),
                        end < text.length() && isDigit(text.charAt(end)),
                        parts);
            }
            at = end;
        }
        return parts;
    }

    /**
     * Where the run of digits or letters ends that begins at {@code from}; one further otherwise.
     */
    private static int end(String text, int from) {
        int end = from;
        if (end < text.length() && isDigit(text.charAt(end))) {
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        } else if (end < text.length() && isLetter(text.charAt(end))) {
            while (end < text.length() && isLetter(text.charAt(end))) {
                end++;
            }
        } else if (end < text.length()) {
            end++;
        }
        return end;
    }

    private static Part number(String digits) {
        String plain = digits.replaceFirst("^0+", "");
        return plain.isEmpty() ? Part.ZERO : new Part(Kind.NUMBER, plain, 0);
    }

    private static void word(String word, boolean digitFollows, List<Part> parts) {
        int rank = BEFORE_RELEASE.indexOf(digitFollows ? longForm(word) : word);
        if (word.equals("cr")) {
            rank = BEFORE_RELEASE.indexOf("rc");
        }
        if (rank >= 0) {
            parts.add(new Part(Kind.BEFORE_RELEASE, "", rank));
        } else if (!SAY_NOTHING.contains(word)) {
            parts.add(new Part(Kind.WORD, word, 0));
        }
    }

    private static String longForm(String word) {
        return switch (word) {
            case "a" -> "alpha";
            case "b" -> "beta";
            case "m" -> "milestone";
            default -> word;
        };
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isLetter(char each) {
        return each >= 'a' && each <= 'z';
    }
}
