package forestall.hazard;

import forestall.model.Site;
import forestall.model.SiteId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Documents in the official formats, and the sites that they are about. */
public final class Resources {
    public static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    public static final Site STOCKHOLM = site("stockholm", 59.3293, 18.0686);
    public static final Site GOTHENBURG = site("gothenburg", 57.7089, 11.9746);
    public static final Site OKLAHOMA = site("oklahoma", 35.4676, -96.5164);
    public static final List<Site> SITES = List.of(STOCKHOLM, GOTHENBURG, OKLAHOMA);

    private Resources() {}

    public static Site site(String id, double latitude, double longitude) {
        return new Site(SiteId.of(id), "Site " + id, "north", latitude, longitude);
    }

    public static byte[] bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/forestall/hazard/" + name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As if the sender had stopped in the middle. */
    public static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
