package forestall.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the lines of one stream are written: where the time, the severity and the content are. It is
 * found from the lines themselves. Reading a line takes time in proportion to its length, whatever
 * it holds.
 */
public final class LogFormat {
    /** How much of a line is looked at; the rest stays content. */
    static final int LONGEST = 16_384;

    private static final int ENOUGH = 1_000; // lines that settle a format
    private static final double LEAST = 0.1; // of the lines; traces and tables have no headers
    private static final Instant ANY = Instant.EPOCH;

    /** One way to read a line; empty when the line isn't written so. */
    private interface Way {
        Optional<LogRecord> read(String line, Instant received);
    }

    private final String name;
    private final Way way;

    private LogFormat(String name, Way way) {
        this.name = name;
        this.way = way;
    }

    /** No header: the line is the content. */
    public static LogFormat plain() {
        return new LogFormat("plain", (line, received) -> Optional.empty());
    }

    /**
     * The format that fits most of the lines; of two that fit as many, the more particular one;
     * {@link #plain} when none fits one line in ten.
     *
     * @param first the first lines of a stream; more than 1,000 are not looked at
     */
    public static LogFormat infer(List<String> first) {
        List<String> lines = first.subList(0, Math.min(ENOUGH, first.size()));
        LogFormat best = plain();
        int most = (int) Math.ceil(Math.max(1, LEAST * lines.size())) - 1;
        for (LogFormat each : Known.ALL) {
            int fits = 0;
            for (String line : lines) {
                fits += each.way.read(shortened(line), ANY).isPresent() ? 1 : 0;
            }
            if (fits > most) {
                most = fits;
                best = each;
            }
        }
        return best;
    }

    /** The format of that name; {@link #plain} when there is none. */
    public static LogFormat named(String name) {
        return Known.ALL.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseGet(LogFormat::plain);
    }

    /** What the format is called in the table. */
    public String name() {
        return name;
    }

    /** True when the line begins as this format's lines do; a line of a stack trace doesn't. */
    public boolean fits(String line) {
        return way.read(shortened(line), ANY).isPresent();
    }

    /**
     * @param received settles the year where the header has none
     * @return the parts; a line that isn't written so is content as a whole
     */
    public LogRecord read(String line, Instant received) {
        return way.read(shortened(line), received).orElseGet(() -> LogRecord.plain(line));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** Read when the first format is inferred. */
    private static final class Known {
        static final List<LogFormat> ALL = load();

        private static List<LogFormat> load() {
            List<LogFormat> all = new ArrayList<>();
            all.add(new LogFormat("JSON", JsonLine::read));
            all.add(new LogFormat("syslog, RFC 5424", StructuredSyslog::read));
            for (String[] row : rows()) {
                var format = new HeaderFormat(row[0], row[1]);
                all.add(new LogFormat(row[0], format::read));
            }
            all.add(new LogFormat("logfmt", Logfmt::read));
            return List.copyOf(all);
        }
    }

    /** Name, layout and example of each row of the table. */
    static List<String[]> rows() {
        var in = LogFormat.class.getResourceAsStream("headers.tsv");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("table of headers", broken);
        }
    }
}
