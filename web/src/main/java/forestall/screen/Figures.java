package forestall.screen;

import java.util.Locale;

/** Numbers as pages show them. */
final class Figures {
    private Figures() {}

    /** Such as {@code 1 error} and {@code 2 errors}. */
    static String count(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** With so many digits after the point. */
    static String digits(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0);
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
