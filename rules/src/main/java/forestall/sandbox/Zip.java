package forestall.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Unpacks an archive without trusting what it says of its sizes, and packs it again. */
final class Zip {
    private static final int LARGEST_PACKED = 2 * 1024 * 1024;
    private static final int LARGEST_UNPACKED = 16 * 1024 * 1024;
    private static final int MOST_PARTS = 200;

    private Zip() {}

    /**
     * Adds to {@code refusals} and stops at the first limit that is passed.
     *
     * @return content by name
     */
    static SortedMap<String, byte[]> parts(String name, byte[] bytes, List<Refusal> refusals) {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        if (bytes.length > LARGEST_PACKED) {
            refusals.add(whole(name, "too-large", "the workbook has more than 2 MiB"));
            return parts;
        }
        int left = LARGEST_UNPACKED;
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    refusals.add(
                            whole(name, "too-large", "the workbook unpacks to more than 16 MiB"));
                    return parts;
                }
                if (parts.put(each.getName(), content) != null || parts.size() > MOST_PARTS) {
                    refusals.add(
                            whole(
                                    name,
                                    "workbook-parts",
                                    "the workbook has more than 200 parts, or one of them twice"));
                    return parts;
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            refusals.add(whole(name, "workbook-broken", "the workbook cannot be unpacked"));
        }
        if (parts.isEmpty() && refusals.isEmpty()) {
            refusals.add(whole(name, "workbook-broken", "this is not an XLSX workbook"));
        }
        return parts;
    }

    /** The same parts in a plain archive, so that whoever reads it sees what was checked. */
    static byte[] packed(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                var entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("in memory", impossible);
        }
        return out.toByteArray();
    }

    private static Refusal whole(String name, String code, String message) {
        return new Refusal(name, 0, 0, code, message, "save the tables alone into a new workbook");
    }
}
