package forestall.model;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import us.springett.parsers.cpe.CpeParser;
import us.springett.parsers.cpe.exceptions.CpeParsingException;

/**
 * One piece of installed software, by package URL ({@code pkg:maven/org.example/thing@1.2}) or CPE
 * ({@code cpe:2.3:…} formatted string or {@code cpe:/…} URI).
 *
 * @param value a valid package URL or CPE, kept as written
 */
public record SoftwareId(String value) implements Comparable<SoftwareId> {

    public SoftwareId {
        Require.text(value, "software id", 1000);
        try {
            if (value.startsWith("pkg:")) {
                new PackageURL(value);
            } else if (value.startsWith("cpe:")) {
                CpeParser.parse(value);
            } else {
                throw new IllegalArgumentException(
                        "software id must be a package URL (pkg:…) or a CPE (cpe:…), was " + value);
            }
        } catch (MalformedPackageURLException | CpeParsingException malformed) {
            throw new IllegalArgumentException(
                    "software id %s is malformed: %s".formatted(value, malformed.getMessage()),
                    malformed);
        }
    }

    public static SoftwareId of(String value) {
        return new SoftwareId(value);
    }

    @Override
    public int compareTo(SoftwareId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
