package forestall.feed.external;

import forestall.decide.Catalogue;
import forestall.decide.TelemetryInbox;
import forestall.feed.external.security.BulletinDesk;
import forestall.feed.external.security.BulletinTaker;
import forestall.feed.external.security.EpssSource;
import forestall.feed.external.security.NvdSource;
import forestall.feed.external.security.OsvSource;
import forestall.feed.external.unrest.AcledSource;
import forestall.feed.external.unrest.AcledTaker;
import forestall.feed.external.unrest.GdeltSource;
import forestall.feed.external.unrest.GdeltTaker;
import forestall.feed.external.unrest.UnrestDesk;
import forestall.feed.external.weather.CapSource;
import forestall.feed.external.weather.WeatherTaker;
import forestall.hazard.weather.CapAlerts;
import forestall.hazard.weather.NwsAlerts;
import forestall.store.StoredBulletins;
import forestall.store.StoredFeeds;
import forestall.store.StoredTelemetry;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which class asks whom, and takes whose documents. */
public final class FeedTable {
    private final Downloads downloads;
    private final BulletinDesk bulletins;
    private final UnrestDesk unrest;
    private final WeatherTaker cap;
    private final GdeltTaker gdelt;
    private final AcledTaker acled;
    private final Map<FeedKind, Taker> takers = new EnumMap<>(FeedKind.class);

    /**
     * @param radiusKm how far from a site unrest still matters to it, in km
     */
    public FeedTable(
            Downloads downloads,
            StoredBulletins said,
            StoredFeeds feeds,
            StoredTelemetry telemetry,
            TelemetryInbox inbox,
            Catalogue catalogue,
            double radiusKm) {
        this.downloads = downloads;
        this.bulletins = new BulletinDesk(said, feeds, telemetry, inbox, catalogue);
        this.unrest = new UnrestDesk(inbox, catalogue, telemetry, radiusKm);
        this.cap = new WeatherTaker("cap", CapAlerts::read, false, inbox, catalogue, telemetry);
        this.gdelt = new GdeltTaker(unrest);
        this.acled = new AcledTaker(unrest);
        takers.put(
                FeedKind.NWS,
                new WeatherTaker("nws", NwsAlerts::read, true, inbox, catalogue, telemetry));
        takers.put(FeedKind.CAP, cap);
        takers.put(FeedKind.KEV, BulletinTaker.kev(bulletins));
        takers.put(FeedKind.NVD, BulletinTaker.nvd(bulletins));
        takers.put(FeedKind.EPSS, BulletinTaker.epss(bulletins));
        takers.put(FeedKind.OSV, BulletinTaker.osv(bulletins));
        takers.put(FeedKind.GDELT, gdelt);
        takers.put(FeedKind.ACLED, acled);
    }

    /** By name of the feed. */
    public Map<String, Taker> takers() {
        Map<String, Taker> byName = new TreeMap<>();
        takers.forEach((kind, taker) -> byName.put(kind.feed(), taker));
        return byName;
    }

    /**
     * @param address of a service, or of a file with one of its documents
     * @param nvdKey needed by nobody
     * @param account needed by ACLED, unless it is a file
     */
    public Source source(
            FeedKind kind,
            URI address,
            Duration every,
            Optional<String> nvdKey,
            Optional<AcledSource.Account> account) {
        if (Downloads.isFile(address) && kind != FeedKind.CAP) {
            return new DocumentSource(kind.feed(), address, every, downloads, takers.get(kind));
        }
        return switch (kind) {
            case NWS, KEV ->
                    new DocumentSource(kind.feed(), address, every, downloads, takers.get(kind));
            case CAP -> new CapSource(kind.feed(), address, every, downloads, cap);
            case NVD -> new NvdSource(address, nvdKey, every, downloads, bulletins);
            case EPSS -> new EpssSource(address, every, downloads, bulletins);
            case OSV -> new OsvSource(address, every, downloads, bulletins);
            case GDELT -> new GdeltSource(address, every, downloads, gdelt);
            case ACLED ->
                    new AcledSource(
                            address,
                            account.orElseThrow(
                                    () -> new IllegalArgumentException("ACLED needs an account")),
                            every,
                            downloads,
                            unrest,
                            acled);
        };
    }
}
