package forestall.hazard.security;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import forestall.model.Component;
import forestall.model.SoftwareId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import us.springett.parsers.cpe.ICpe;

/** The software that components run, ready to be matched. Immutable. */
public final class Inventory {
    private final Set<SoftwareId> all = new TreeSet<>();
    private final Map<String, List<InstalledCpe>> cpes = new TreeMap<>();
    private final Map<String, List<InstalledPackage>> packages = new TreeMap<>();

    private record InstalledCpe(SoftwareId id, ICpe cpe) {}

    private record InstalledPackage(SoftwareId id, PackageURL url) {}

    public Inventory(Collection<SoftwareId> software) {
        all.addAll(software);
        for (SoftwareId id : all) {
            if (id.value().startsWith("cpe:")) {
                ICpe cpe = CpeMatch.parse(id.value());
                cpes.computeIfAbsent(product(cpe), none -> new ArrayList<>())
                        .add(new InstalledCpe(id, cpe));
            } else {
                PackageURL url = url(id.value());
                packages.computeIfAbsent(coordinates(url), none -> new ArrayList<>())
                        .add(new InstalledPackage(id, url));
            }
        }
    }

    public static Inventory of(Collection<Component> components) {
        return new Inventory(
                components.stream().flatMap(each -> each.inventory().stream()).toList());
    }

    private static PackageURL url(String text) {
        try {
            return new PackageURL(text);
        } catch (MalformedPackageURLException impossible) { // the id was checked
            throw new IllegalArgumentException(impossible);
        }
    }

    private static String product(ICpe cpe) {
        return (cpe.getPart().getAbbreviation() + ":" + cpe.getVendor() + ":" + cpe.getProduct())
                .toLowerCase(Locale.ROOT);
    }

    private static String coordinates(PackageURL url) {
        return (url.getType() + "/" + url.getNamespace() + "/" + url.getName())
                .toLowerCase(Locale.ROOT);
    }

    public boolean contains(SoftwareId id) {
        return all.contains(id);
    }

    Set<SoftwareId> matching(CpeMatch match) {
        Set<SoftwareId> found = new TreeSet<>();
        for (InstalledCpe each : cpes.getOrDefault(product(match.criteria()), List.of())) {
            if (match.matches(each.cpe)) {
                found.add(each.id);
            }
        }
        return found;
    }

    /**
     * Installed versions of a package.
     *
     * @param packageUrl its package URL; a version or qualifiers in it say nothing
     * @return version of each; without those that have none
     */
    Map<SoftwareId, String> versionsOf(String packageUrl) {
        Map<SoftwareId, String> versions = new TreeMap<>();
        try {
            String coordinates = coordinates(new PackageURL(packageUrl));
            for (InstalledPackage each : packages.getOrDefault(coordinates, List.of())) {
                if (each.url.getVersion() != null) {
                    versions.put(each.id, each.url.getVersion());
                }
            }
        } catch (MalformedPackageURLException ofNobody) {
            return Map.of();
        }
        return versions;
    }

    /**
     * Match strings for NVD, one for each product that has a CPE: {@code
     * cpe:2.3:a:openssl:openssl}.
     */
    public List<String> products() {
        return cpes.values().stream()
                .map(each -> upToProduct(each.get(0).cpe.toCpe23FS()))
                .sorted()
                .toList();
    }

    // cpe : 2.3 : part : vendor : product, colons within a name being escaped
    private static String upToProduct(String formatted) {
        int colons = 0;
        for (int at = 0; at < formatted.length(); at++) {
            char each = formatted.charAt(at);
            if (each == '\\') {
                at++; // the next character is part of a name
            } else if (each == ':' && ++colons == 5) {
                return formatted.substring(0, at);
            }
        }
        return formatted;
    }

    /**
     * Packages whose version is known, by their package URL without qualifiers, as OSV takes it.
     */
    public Map<String, Set<SoftwareId>> packageUrls() {
        Map<String, Set<SoftwareId>> urls = new TreeMap<>();
        packages.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.url.getVersion() != null)
                .forEach(
                        each ->
                                urls.computeIfAbsent(
                                                each.url.getCoordinates(), none -> new TreeSet<>())
                                        .add(each.id));
        return urls;
    }

    /** Changes when the inventory does. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SoftwareId each : all) {
                digest.update(each.value().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
