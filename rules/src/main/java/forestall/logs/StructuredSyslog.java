package forestall.logs;

import java.time.Instant;
import java.util.Optional;

/** RFC 5424: {@code <165>1 time host program process message-id structured-data message}. */
final class StructuredSyslog {
    private static final int FIELDS = 5;

    private StructuredSyslog() {}

    static Optional<LogRecord> read(String line, Instant received) {
        var in = new Scanner(line);
        if (!in.literal("<")) {
            return Optional.empty();
        }
        long priority = in.number(1, 3);
        if (priority < 0 || priority > 191 || !in.literal(">")) {
            return Optional.empty();
        }
        if (in.number(1, 2) < 1) {
            return Optional.empty(); // version
        }
        String[] field = new String[FIELDS];
        for (int at = 0; at < FIELDS; at++) {
            if (!in.literal(" ")) {
                return Optional.empty();
            }
            field[at] = in.word();
            if (field[at] == null) {
                return Optional.empty();
            }
        }
        if (!in.literal(" ") || !skipData(in)) {
            return Optional.empty();
        }
        in.literal(" ");
        int from = in.peek() == '\ufeff' ? in.at + 1 : in.at;
        return Optional.of(
                new LogRecord(
                        Names.instant(field[0]),
                        Optional.of(Severities.ofPriority((int) priority)),
                        field[2].equals("-") ? "" : field[2],
                        line.substring(from)));
    }

    // "-" or [id name="value"]…, where a backslash hides a quote or a bracket.
    private static boolean skipData(Scanner in) {
        if (in.peek() == '-') {
            in.at++;
            return true;
        }
        if (in.peek() != '[') {
            return false;
        }
        while (in.peek() == '[') {
            boolean quoted = false;
            while (in.at < in.line.length() && (quoted || in.peek() != ']')) {
                if (in.peek() == '\\' && quoted) {
                    in.at++;
                } else if (in.peek() == '"') {
                    quoted = !quoted;
                }
                in.at++;
            }
            if (in.at >= in.line.length()) {
                return false;
            }
            in.at++;
        }
        return true;
    }
}
