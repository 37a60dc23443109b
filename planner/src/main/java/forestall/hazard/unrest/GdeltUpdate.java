package forestall.hazard.unrest;

import forestall.hazard.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code lastupdate.txt} of GDELT 2.0 says: the newest export of events.
 *
 * @param address as written
 * @param stamp its time, YYYYMMDDHHMMSS, in UTC
 */
public record GdeltUpdate(String address, String stamp) {
    private static final Pattern LINE =
            Pattern.compile("(\\S+/(\\d{14})\\.export\\.CSV\\.zip)\\s*$", Pattern.MULTILINE);

    /**
     * @throws Unreadable when it names no export
     */
    public static GdeltUpdate read(byte[] document) {
        Matcher line = LINE.matcher(new String(document, StandardCharsets.UTF_8));
        if (!line.find()) {
            throw new Unreadable("the document is no lastupdate.txt of GDELT 2.0");
        }
        return new GdeltUpdate(line.group(1), line.group(2));
    }

    /** Address of an export of another time. */
    public String addressOf(String otherStamp) {
        return address.substring(0, address.lastIndexOf('/') + 1) + otherStamp + ".export.CSV.zip";
    }
}
