package forestall.hazard.unrest;

import forestall.hazard.Unreadable;
import forestall.model.Site;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * A 15-minute export of GDELT 2.0 events: tab-separated lines, zipped or plain. An event counts
 * when it is a demonstration, an assault, or worse (CAMEO root codes 14 and 17 to 20), and its
 * place is known to the town; countries and provinces have no place near which a site could be.
 *
 * @see <a
 *     href="http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf">codebook</a>
 */
public final class GdeltExport {
    private static final int COLUMNS = 61;
    private static final int ROOT_CODE = 28;
    private static final int PLACE_KIND = 51;
    private static final int LATITUDE = 56;
    private static final int LONGITUDE = 57;
    private static final int ADDED = 59;

    /** Protest, coerce, assault, fight, mass violence. */
    private static final Set<String> UNREST = Set.of("14", "17", "18", "19", "20");

    /** A town in the United States, and one elsewhere. */
    private static final Set<String> TOWN = Set.of("3", "4");

    private static final int MOST_BYTES = 64 << 20; // unpacked; an export has 1 to 3 MB
    private static final int LONGEST_LINE = 1 << 16;

    private GdeltExport() {}

    /**
     * Adds the reports to the counts, on the day on which they were made. What is no newer than the
     * last that was counted is left out: the same export again changes nothing.
     *
     * @return lines that could not be read
     * @throws Unreadable when it is no export; the counts may then have changed
     */
    public static int read(byte[] document, Neighbourhood near, UnrestCounts counts) {
        try (var lines = reader(document)) {
            int wrong = 0;
            int right = 0;
            String counted = counts.last();
            for (String line = next(lines); line != null; line = next(lines)) {
                if (line.isEmpty()) {
                    continue;
                }
                if (read(line, near, counts, counted)) {
                    right++;
                } else {
                    wrong++;
                }
            }
            if (wrong > 0 && right == 0) {
                throw new Unreadable("the document is no export of GDELT 2.0 events");
            }
            return wrong;
        } catch (IOException broken) {
            throw new Unreadable("the document is no whole export of GDELT 2.0 events", broken);
        }
    }

    private static boolean read(
            String line, Neighbourhood near, UnrestCounts counts, String counted) {
        List<String> columns = columns(line);
        if (columns.size() != COLUMNS || columns.get(ADDED).length() != 14) {
            return false;
        }
        try {
            LocalDate day =
                    LocalDate.parse(
                            columns.get(ADDED).substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            counts.watch(day);
            counts.reach(columns.get(ADDED));
            if (columns.get(ADDED).compareTo(counted) <= 0) {
                return true;
            }
            if (UNREST.contains(columns.get(ROOT_CODE)) && TOWN.contains(columns.get(PLACE_KIND))) {
                for (Site site :
                        near.near(
                                Double.parseDouble(columns.get(LATITUDE)),
                                Double.parseDouble(columns.get(LONGITUDE)))) {
                    counts.add(site.id(), day);
                }
            }
            return true;
        } catch (DateTimeException | NumberFormatException wrong) {
            return false;
        }
    }

    private static BufferedReader reader(byte[] document) throws IOException {
        InputStream in = new ByteArrayInputStream(document);
        if (document.length > 1 && document[0] == 'P' && document[1] == 'K') {
            var zip = new ZipInputStream(in);
            if (zip.getNextEntry() == null) {
                throw new Unreadable("the archive is empty");
            }
            in = zip;
        }
        return new BufferedReader(new InputStreamReader(new Limited(in), StandardCharsets.UTF_8));
    }

    // Reader.readLine would read a line of 64 MB.
    private static String next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (int each = lines.read(); each != '\n'; each = lines.read()) {
            if (each < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new Unreadable("a line has more than %d characters".formatted(LONGEST_LINE));
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(COLUMNS);
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            columns.add(line.substring(from, tab));
            from = tab + 1;
        }
        columns.add(line.substring(from));
        return columns;
    }

    /** Stops when more comes out of an archive than an export can hold. */
    private static final class Limited extends FilterInputStream {
        private int left = MOST_BYTES;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new Unreadable("the archive holds more than %d bytes".formatted(MOST_BYTES));
            }
        }
    }
}
