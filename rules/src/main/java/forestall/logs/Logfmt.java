package forestall.logs;

import java.time.Instant;
import java.util.Optional;

/** {@code key=value key="a value"}: at least three pairs, and nothing else. */
final class Logfmt {
    private static final int PAIRS = 3;

    private Logfmt() {}

    static Optional<LogRecord> read(String line, Instant received) {
        var names = new Names();
        int at = 0;
        int pairs = 0;
        while (at < line.length()) {
            int equals = at;
            while (equals < line.length() && isKey(line.charAt(equals))) {
                equals++;
            }
            if (equals == at || equals == line.length() || line.charAt(equals) != '=') {
                return Optional.empty();
            }
            var value = new StringBuilder();
            int end = value(line, equals + 1, value);
            if (end < 0) {
                return Optional.empty();
            }
            names.field(line.substring(at, equals), value.toString());
            pairs++;
            at = end;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
        }
        return pairs < PAIRS ? Optional.empty() : names.record();
    }

    private static boolean isKey(char c) {
        return Letters.isLetter(c) || Letters.isDigit(c) || "._-@".indexOf(c) >= 0;
    }

    // Where the value ends; -1 when a quote isn't closed.
    private static int value(String line, int from, StringBuilder value) {
        boolean quoted = from < line.length() && line.charAt(from) == '"';
        for (int at = quoted ? from + 1 : from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quoted && c == '\\' && at + 1 < line.length()) {
                value.append(line.charAt(++at));
            } else if (quoted ? c == '"' : c == ' ') {
                return at + 1;
            } else {
                value.append(c);
            }
        }
        return quoted ? -1 : line.length();
    }
}
