package forestall.cycle;

import forestall.feed.external.Downloads;
import forestall.feed.external.FeedKind;
import forestall.feed.external.unrest.AcledSource;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import org.eclipse.microprofile.config.Config;

/**
 * Who is asked about the world outside. Nobody is unless somebody wants it.
 *
 * @param on {@code forestall.feeds}: names of those who are asked, by commas; none
 * @param radiusKm {@code forestall.feeds.unrest.radius}: how far from a site unrest still matters
 *     to it, 1 to 1000 km; 50
 * @param secrets keys and passwords
 */
public record FeedSettings(Map<FeedKind, Asked> on, double radiusKm, Secrets secrets) {
    static final String LIST = "forestall.feeds";
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration LEAST_ELSEWHERE = Duration.ofSeconds(10);

    /**
     * How one is asked.
     *
     * @param address {@code forestall.feeds.<name>.url}: http, https, or file; its usual address
     * @param every {@code forestall.feeds.<name>.every}: time between two questions, at most 7
     *     days; as often as it asks for
     */
    public record Asked(URI address, Duration every) {}

    /**
     * What nobody may see.
     *
     * @param nvdKey {@code forestall.feeds.nvd.key}: NVD's API key; none, which is slower
     * @param acledUser {@code forestall.feeds.acled.user}: name of an ACLED account; none
     * @param acledPassword {@code forestall.feeds.acled.password}: its password; none
     */
    public record Secrets(
            Optional<String> nvdKey, Optional<String> acledUser, Optional<String> acledPassword) {
        static final Secrets NONE =
                new Secrets(Optional.empty(), Optional.empty(), Optional.empty());

        List<String> all() {
            return List.of(nvdKey, acledUser, acledPassword).stream()
                    .flatMap(Optional::stream)
                    .toList();
        }

        Optional<AcledSource.Account> acled() {
            return acledUser.flatMap(
                    user -> acledPassword.map(password -> new AcledSource.Account(user, password)));
        }

        @Override
        public String toString() {
            return "secrets";
        }
    }

    public FeedSettings {
        on = Collections.unmodifiableMap(sorted(on));
        if (!(radiusKm >= 1 && radiusKm <= 1000)) { // also refuses NaN
            throw new IllegalArgumentException(
                    "forestall.feeds.unrest.radius must be 1 to 1000, was " + radiusKm);
        }
        on.forEach(FeedSettings::check);
        boolean inventory = on.containsKey(FeedKind.NVD) || on.containsKey(FeedKind.OSV);
        for (FeedKind weighs : List.of(FeedKind.KEV, FeedKind.EPSS)) {
            if (on.containsKey(weighs) && !inventory) {
                throw new IllegalArgumentException(
                        "%s: %s weighs what nvd or osv finds; name one of them too"
                                .formatted(LIST, weighs.feed()));
            }
        }
        Asked acled = on.get(FeedKind.ACLED);
        if (acled != null
                && !Downloads.isFile(acled.address)
                && (secrets.acledUser.isEmpty() || secrets.acledPassword.isEmpty())) {
            throw new IllegalArgumentException(
                    "acled needs an account of yours: set forestall.feeds.acled.user and"
                            + " forestall.feeds.acled.password");
        }
    }

    private static Map<FeedKind, Asked> sorted(Map<FeedKind, Asked> on) {
        Map<FeedKind, Asked> sorted = new EnumMap<>(FeedKind.class);
        sorted.putAll(on);
        return sorted;
    }

    private static void check(FeedKind kind, Asked asked) {
        String url = setting(kind, "url");
        String scheme = String.valueOf(asked.address.getScheme());
        if (!List.of("http", "https", "file").contains(scheme)) {
            throw new IllegalArgumentException(
                    url + " must begin with http://, https://, or file:///");
        }
        if (asked.address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    url + " must not hold a password: addresses are shown");
        }
        boolean usual = kind.address().equals(Optional.of(asked.address));
        Settings.between(
                asked.every,
                usual ? kind.least() : LEAST_ELSEWHERE,
                LONGEST,
                setting(kind, "every"));
    }

    static FeedSettings none() {
        return new FeedSettings(Map.of(), 50, Secrets.NONE);
    }

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static FeedSettings from(Config config) {
        Map<FeedKind, Asked> on = new EnumMap<>(FeedKind.class);
        var names = new StringTokenizer(Settings.text(config, LIST, ""), ", ");
        while (names.hasMoreTokens()) {
            String name = names.nextToken();
            FeedKind kind =
                    FeedKind.of(name)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "%s must be some of %s, by commas, was %s"
                                                            .formatted(LIST, all(), name)));
            on.put(
                    kind,
                    new Asked(
                            address(config, kind),
                            Settings.value(
                                    config, setting(kind, "every"), Duration.class, kind.every())));
        }
        return new FeedSettings(
                on,
                radius(Settings.text(config, "forestall.feeds.unrest.radius", "50")),
                new Secrets(
                        config.getOptionalValue("forestall.feeds.nvd.key", String.class),
                        config.getOptionalValue("forestall.feeds.acled.user", String.class),
                        config.getOptionalValue("forestall.feeds.acled.password", String.class)));
    }

    private static String all() {
        return String.join(", ", Arrays.stream(FeedKind.values()).map(FeedKind::feed).toList());
    }

    private static URI address(Config config, FeedKind kind) {
        String url = setting(kind, "url");
        Optional<String> text = config.getOptionalValue(url, String.class);
        try {
            return text.map(URI::create)
                    .or(kind::address)
                    .orElseThrow(
                            () ->
                                    new IllegalArgumentException(
                                            "%s has no usual address; set %s"
                                                    .formatted(kind.feed(), url)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    text.isEmpty() ? wrong.getMessage() : url + " is no address", wrong);
        }
    }

    private static double radius(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(
                    "forestall.feeds.unrest.radius must be a number, was " + text, noNumber);
        }
    }

    private static String setting(FeedKind kind, String what) {
        return "%s.%s.%s".formatted(LIST, kind.feed(), what);
    }
}
