package forestall.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the message in each line of a log, such as time, level, and thread. The format
 * is found by which of those in one table fits the log's own lines. Immutable.
 */
public final class LogFormat {
    /** No header: all of a line is its message. */
    public static final LogFormat NONE = new LogFormat("none", Pattern.compile(""), false);

    private static final List<LogFormat> KNOWN = load();
    private static final int SAMPLE = 500;
    private static final double FITS = 0.6;
    private static final int LONGEST_HEADER = 1000;

    private final String name;
    private final Pattern header;
    private final boolean levelled;

    private LogFormat(String name, Pattern header, boolean levelled) {
        this.name = name;
        this.header = header;
        this.levelled = levelled;
    }

    private static List<LogFormat> load() {
        try (InputStream in = LogFormat.class.getResourceAsStream("formats.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<LogFormat> formats = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab > 0) {
                    String pattern = line.substring(tab + 1);
                    formats.add(
                            new LogFormat(
                                    line.substring(0, tab),
                                    Pattern.compile(pattern),
                                    pattern.contains("(?<level>")));
                }
            }
            return List.copyOf(formats);
        } catch (IOException impossible) { // it is in our own jar
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The format that fits most of the first lines; {@link #NONE} when none fits more than half of
     * them.
     */
    public static LogFormat of(List<String> lines) {
        List<String> sample = lines.subList(0, Math.min(SAMPLE, lines.size()));
        LogFormat best = NONE;
        long most = (long) (FITS * sample.size());
        for (LogFormat format : KNOWN) {
            long fits = sample.stream().filter(line -> format.headerLength(line) > 0).count();
            if (fits > most) {
                best = format;
                most = fits;
            }
        }
        return best;
    }

    private int headerLength(String line) {
        Matcher matcher = matcher(line);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    private Matcher matcher(String line) {
        return header.matcher(
                line.length() <= LONGEST_HEADER ? line : line.substring(0, LONGEST_HEADER));
    }

    /** The line without its header; the whole line when it has none of this format. */
    public String message(String line) {
        return line.substring(headerLength(line));
    }

    /** The level that the header names, as it is written; empty when it names none. */
    public String level(String line) {
        if (!levelled) {
            return "";
        }
        Matcher matcher = matcher(line);
        return matcher.lookingAt() ? matcher.group("level") : "";
    }

    public String name() {
        return name;
    }
}
