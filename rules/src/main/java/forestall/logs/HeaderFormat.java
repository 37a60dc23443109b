package forestall.logs;

import forestall.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One layout of headers: fields in braces, text between them, and what is left is the content. It
 * is read from left to right without going back, so a line costs its length whatever it holds.
 *
 * <p>A blank stands for one or more. Fields: {@code word} without blanks; {@code to} up to the text
 * that follows; {@code source} the same, and it says which part of the program wrote the line;
 * {@code int}; {@code level}; {@code letter} a level of one letter; {@code priority} of syslog; and
 * the times {@code date} (year first, or month and day), {@code date8} and {@code date6} without
 * separators, {@code md} month and day as four digits, {@code clock}, {@code clock6}, {@code iso},
 * {@code month-day}, {@code day} by name, {@code year}, {@code access} of web servers, {@code
 * epoch} in seconds, {@code seconds} since a start.
 */
final class HeaderFormat {
    private record Part(String field, String literal) {}

    final String name;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @throws IllegalArgumentException when a brace isn't closed or a field is unknown
     */
    HeaderFormat(String name, String layout) {
        this.name = name;
        int at = 0;
        while (at < layout.length()) {
            int open = layout.indexOf('{', at);
            if (open < 0) {
                parts.add(new Part("", layout.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Part("", layout.substring(at, open)));
            }
            int close = layout.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("brace isn't closed: " + layout);
            }
            int next = layout.indexOf('{', close);
            String literal = layout.substring(close + 1, next < 0 ? layout.length() : next);
            parts.add(new Part(layout.substring(open + 1, close), literal));
            at = close + 1;
        }
        for (Part part : parts) {
            if (!part.field.isEmpty()) {
                field(part, new Scanner(""), new Found()); // an unknown one shows now
            }
        }
    }

    private static final class Found {
        final HeaderTime time = new HeaderTime();
        Optional<Severity> severity = Optional.empty();
        String source = "";
    }

    /** Empty when the line has another header. */
    Optional<LogRecord> read(String line, Instant received) {
        var in = new Scanner(line);
        var found = new Found();
        for (Part part : parts) {
            boolean ok = part.field.isEmpty() ? in.literal(part.literal) : field(part, in, found);
            if (!ok) {
                return Optional.empty();
            }
        }
        return Optional.of(
                new LogRecord(
                        found.time.at(received),
                        found.severity,
                        found.source,
                        line.substring(in.at)));
    }

    private static boolean field(Part part, Scanner in, Found found) {
        return switch (part.field) {
            case "word" -> {
                String word = word(part, in);
                yield word != null && !word.isEmpty();
            }
            case "to" -> in.until(part.literal) != null;
            case "source" -> {
                String source = in.until(part.literal);
                found.source = source == null ? "" : source.strip();
                yield source != null && !source.isEmpty();
            }
            case "int" -> {
                if (in.peek() == '-') {
                    in.at++;
                }
                yield in.number(1, 18) >= 0;
            }
            case "level" -> level(in.letters(), found, false);
            case "letter" -> level(in.at < in.line.length() ? one(in) : "", found, true);
            case "priority" -> {
                long priority = in.number(1, 3);
                found.severity = Optional.of(Severities.ofPriority((int) Math.max(0, priority)));
                yield priority >= 0 && priority <= 191;
            }
            default -> time(part.field, in, found.time);
        };
    }

    private static String word(Part part, Scanner in) {
        return part.literal.isEmpty() || part.literal.charAt(0) == ' '
                ? in.word()
                : in.until(part.literal);
    }

    private static String one(Scanner in) {
        return in.line.substring(in.at, ++in.at);
    }

    private static boolean level(String level, Found found, boolean letter) {
        found.severity = Severities.named(level);
        return found.severity.isPresent() && (letter || level.length() > 1);
    }

    private static boolean time(String field, Scanner in, HeaderTime time) {
        return switch (field) {
            case "date" -> date(in, time);
            case "date8" -> compact(in.number(8, 8), time);
            case "date6" -> compact(in.number(6, 6), time);
            case "md" -> {
                long value = in.number(4, 4);
                time.date(-1, (int) value / 100, (int) value % 100);
                yield value >= 0;
            }
            case "clock" -> in.clock(time);
            case "clock6" -> {
                int value = (int) in.number(6, 6);
                time.clock(value / 10000, value / 100 % 100, value % 100, 0);
                yield value >= 0;
            }
            case "iso" -> {
                boolean ok = date(in, time) && in.peek() == 'T';
                in.at++;
                yield ok && in.clock(time);
            }
            case "month-day" -> monthDay(in, time);
            case "day" -> in.dayName();
            case "year" -> {
                long year = in.number(4, 4);
                time.year((int) year);
                yield year >= 0;
            }
            case "access" -> access(in, time);
            case "epoch" -> {
                long seconds = in.number(10, 10);
                time.epoch(seconds);
                yield seconds >= 0;
            }
            case "seconds" -> {
                while (in.peek() == ' ') {
                    in.at++;
                }
                yield in.number(1, 12) >= 0 && in.literal(".") && in.number(1, 9) >= 0;
            }
            default -> throw new IllegalArgumentException("unknown field " + field);
        };
    }

    private static boolean compact(long value, HeaderTime time) {
        int day = (int) value;
        time.date(day / 10000, day / 100 % 100, day % 100);
        return value >= 0 && day / 100 % 100 <= 12 && day % 100 <= 31;
    }

    private static boolean date(Scanner in, HeaderTime time) {
        long first = in.number(1, 4);
        char separator = in.peek();
        if (first < 0 || "-/.".indexOf(separator) < 0) {
            return false;
        }
        in.at++;
        long second = in.number(1, 2);
        if (second < 0) {
            return false;
        }
        if (in.peek() != separator) {
            time.date(-1, (int) first, (int) second);
            return first <= 12;
        }
        in.at++;
        long third = in.number(1, 4);
        time.date((int) first, (int) second, (int) third);
        return third >= 0;
    }

    private static boolean monthDay(Scanner in, HeaderTime time) {
        int month = in.month();
        boolean ok = month > 0 && in.literal(" ");
        long day = in.number(1, 2);
        time.date(-1, month, (int) day);
        return ok && day >= 0;
    }

    private static boolean access(Scanner in, HeaderTime time) {
        long day = in.number(1, 2);
        if (day < 0 || !in.literal("/")) {
            return false;
        }
        int month = in.month();
        if (month == 0 || !in.literal("/")) {
            return false;
        }
        long year = in.number(4, 4);
        time.date((int) year, month, (int) day);
        return year >= 0 && in.literal(":") && in.clock(time) && in.literal(" ") && in.zone(time);
    }
}
