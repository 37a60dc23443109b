package forestall.feed.external;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Those who can be asked, where they usually are, and how often they are asked. */
public enum FeedKind {
    /** Alerts of the US National Weather Service. */
    NWS("https://api.weather.gov/alerts/active?status=actual", Duration.ofMinutes(2), 30),
    /** Messages of the Common Alerting Protocol, or an index of them; everybody has their own. */
    CAP("", Duration.ofMinutes(5), 60),
    /** CISA's known exploited vulnerabilities. */
    KEV(
            "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
            Duration.ofHours(6),
            3600),
    /** The US National Vulnerability Database. */
    NVD("https://services.nvd.nist.gov/rest/json/cves/2.0", Duration.ofHours(2), 3600),
    /** FIRST's exploit prediction scores. */
    EPSS("https://api.first.org/data/v1/epss", Duration.ofHours(24), 3600),
    /** Open source vulnerabilities. */
    OSV("https://api.osv.dev/v1", Duration.ofHours(6), 600),
    /** GDELT 2.0 events. */
    GDELT("http://data.gdeltproject.org/gdeltv2/lastupdate.txt", Duration.ofMinutes(15), 300),
    /** Armed Conflict Location and Event Data. */
    ACLED("https://acleddata.com/api/acled/read", Duration.ofHours(24), 3600);

    private final String address;
    private final Duration every;
    private final Duration least;

    FeedKind(String address, Duration every, int leastSeconds) {
        this.address = address;
        this.every = every;
        this.least = Duration.ofSeconds(leastSeconds);
    }

    /** Its name in settings, state, events, and the API. */
    public String feed() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FeedKind> of(String feed) {
        return Arrays.stream(values()).filter(each -> each.feed().equals(feed)).findFirst();
    }

    /** Where it usually is; empty when there is no such place. */
    public Optional<URI> address() {
        return address.isEmpty() ? Optional.empty() : Optional.of(URI.create(address));
    }

    /** Time between two questions, unless somebody wants another. */
    public Duration every() {
        return every;
    }

    /** Whoever asks its usual address more often than so is a nuisance. */
    public Duration least() {
        return least;
    }
}
