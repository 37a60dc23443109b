package forestall.screen;

import forestall.decide.Feeds.Feed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A feed as the page shows it.
 *
 * @param name of the feed
 * @param what it tells of
 * @param state in a word: on, off, failing, waiting, pushed
 * @param badge colour of the state
 * @param age of what it said last, in words
 * @param succeeded when that was; empty when it never was
 * @param next when it is asked next; empty when it is not
 * @param trouble in words; empty when there is none
 * @param events how many count now or later; a dash for those that weigh the events of others
 */
public record FeedRow(
        String name,
        String what,
        String state,
        String badge,
        String age,
        String succeeded,
        String next,
        String trouble,
        String events) {
    private static final List<String> WEIGH = List.of("kev", "epss");

    static FeedRow of(Feed feed) {
        String state =
                feed.failures() > 0
                        ? "failing"
                        : !feed.on()
                                ? feed.succeeded().isEmpty() ? "off" : "pushed"
                                : feed.succeeded().isEmpty() ? "waiting" : "on";
        return new FeedRow(
                feed.name(),
                what(feed.name()),
                state,
                switch (state) {
                    case "failing" -> "danger";
                    case "on" -> "success";
                    case "waiting", "pushed" -> "info";
                    default -> "secondary";
                },
                feed.age().map(FeedRow::ago).orElse("never answered"),
                feed.succeeded().map(Times::words).orElse(""),
                feed.next().map(Times::words).orElse(""),
                trouble(feed),
                WEIGH.contains(feed.name()) ? "–" : String.valueOf(feed.events()));
    }

    private static String trouble(Feed feed) {
        String words = feed.trouble().orElse("");
        return feed.failures() == 0
                ? words
                : String.format(
                        Locale.ROOT,
                        "%s (%s; what it said before still counts)",
                        words,
                        feed.failures() == 1 ? "once" : feed.failures() + " times in a row");
    }

    /** What a feed tells of; empty when it is not one of ours. */
    static String what(String name) {
        return switch (name) {
            case "nws" -> "weather alerts of the US National Weather Service";
            case "cap" -> "alerts in the Common Alerting Protocol";
            case "kev" -> "vulnerabilities that are known to be exploited (CISA)";
            case "nvd" -> "vulnerabilities of products (NVD)";
            case "epss" -> "how likely vulnerabilities are exploited (FIRST)";
            case "osv" -> "vulnerabilities of packages (OSV)";
            case "gdelt" -> "unrest near sites, from the news (GDELT)";
            case "acled" -> "unrest near sites, from researchers (ACLED)";
            default -> "";
        };
    }

    static String ago(Duration age) {
        long seconds = age.toSeconds();
        return seconds < 120
                ? seconds + " s ago"
                : seconds < 7200
                        ? seconds / 60 + " min ago"
                        : seconds < 172_800
                                ? seconds / 3600 + " h ago"
                                : seconds / 86_400 + " d ago";
    }
}
