package forestall.hazard.unrest;

import forestall.hazard.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code lastupdate.txt} of GDELT 2.0 says: the newest export of events.
 *
 * @param stamp its time, YYYYMMDDHHMMSS, in UTC
 */
public record GdeltUpdate(String stamp) {
    private static final Pattern LINE =
            Pattern.compile("/(\\d{14})\\.export\\.CSV\\.zip\\s*$", Pattern.MULTILINE);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final Duration BETWEEN = Duration.ofMinutes(15);

    /**
     * @throws Unreadable when it names no export
     */
    public static GdeltUpdate read(byte[] document) {
        Matcher line = LINE.matcher(new String(document, StandardCharsets.UTF_8));
        if (!line.find() || time(line.group(1)).isEmpty()) {
            throw new Unreadable("the document is no lastupdate.txt of GDELT 2.0");
        }
        return new GdeltUpdate(line.group(1));
    }

    /**
     * The export to read next: the one after the last, so that what was missed is caught up with;
     * the newest when more than {@code most} were missed, or none was read before.
     *
     * @param last stamp of the last that was read; empty when none was
     * @return empty when the newest was read
     */
    public Optional<String> after(String last, Duration most) {
        Optional<LocalDateTime> before = time(last);
        if (before.isEmpty()) {
            return Optional.of(stamp);
        }
        if (last.compareTo(stamp) >= 0) {
            return Optional.empty();
        }
        LocalDateTime newest = time(stamp).orElseThrow();
        LocalDateTime next = before.get().plus(BETWEEN);
        boolean reachable = !next.isBefore(newest.minus(most)) && next.isBefore(newest);
        return Optional.of(reachable ? STAMP.format(next) : stamp);
    }

    /** Name of the file of an export. */
    public static String file(String stamp) {
        return stamp + ".export.CSV.zip";
    }

    private static Optional<LocalDateTime> time(String stamp) {
        try {
            return Optional.of(LocalDateTime.parse(stamp, STAMP));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
