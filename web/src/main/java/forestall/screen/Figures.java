package forestall.screen;

import java.util.Locale;

/** Numbers as pages show them. */
final class Figures {
    private Figures() {}

    /** Such as {@code 1 error} and {@code 2 errors}. */
    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    /** With so many digits after the point. */
    static String digits(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0);
    }

    /**
     * Digits after the point that show three of a number, at least 3 and at most 8; so many for all
     * that adds up to it, that readers can add.
     */
    static int digitsOf(double value) {
        if (!(Math.abs(value) > 0)) {
            return 3;
        }
        int first = (int) Math.floor(Math.log10(Math.abs(value)));
        return Math.max(3, Math.min(8, 2 - first));
    }

    /** As many digits as show three of it. */
    static String score(double value) {
        return digits(value, digitsOf(value));
    }

    /** With its sign; a difference that rounds to nothing has none. */
    static String signed(double value, int digits) {
        String words = digits(Math.abs(value), digits);
        boolean none = words.chars().allMatch(each -> each == '0' || each == '.');
        return none ? words : (value > 0 ? "+" : "−") + words;
    }

    /** As people say how much a file holds. */
    static String bytes(long bytes) {
        return bytes < 1024
                ? bytes + " bytes"
                : bytes < 1024 * 1024
                        ? digits(bytes / 1024.0, 1) + " KB"
                        : digits(bytes / 1048576.0, 1) + " MB";
    }
}
