package forestall.feed.external.unrest;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.Documents;
import forestall.hazard.Unreadable;
import forestall.hazard.unrest.AcledPage;
import forestall.hazard.unrest.UnrestCounts;
import forestall.model.Site;
import forestall.store.FeedState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * ACLED, with an account of one's own: signs in (OAuth 2, password grant), then asks for the events
 * round each site, one page a question. A site near the date line is asked for on its own side
 * alone. Not thread-safe.
 *
 * @see <a href="https://acleddata.com/api-documentation/getting-started">API</a>
 */
public final class AcledSource implements Source {
    private static final int PAGE = 1000;
    private static final double KM_PER_DEGREE = 111.2;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Who signs in. Secret. */
    public record Account(String user, String password) {
        @Override
        public String toString() {
            return "an account";
        }
    }

    /** A token that was given, and until when it is good. Secret. */
    private record Token(String text, Instant until) {
        @Override
        public String toString() {
            return "a token";
        }
    }

    /** Sites that are left, the page of the first of them, and what was counted. */
    private static final class Round {
        final Deque<Site> left = new ArrayDeque<>();
        final UnrestCounts counts = new UnrestCounts();
        Optional<LocalDate> newest = Optional.empty();
        int page = 1;
        int unreadable;
    }

    private final URI address;
    private final Account account;
    private final Duration every;
    private final Downloads downloads;
    private final UnrestDesk desk;
    private final AcledTaker taker;
    private Optional<Token> token = Optional.empty();
    private Optional<Round> round = Optional.empty();

    public AcledSource(
            URI address,
            Account account,
            Duration every,
            Downloads downloads,
            UnrestDesk desk,
            AcledTaker taker) {
        this.address = address;
        this.account = account;
        this.every = every;
        this.downloads = downloads;
        this.desk = desk;
        this.taker = taker;
    }

    @Override
    public String name() {
        return AcledTaker.FEED;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        if (token.filter(each -> each.until.isAfter(now)).isEmpty()) {
            Answer answer = signIn();
            if (!(answer instanceof Fresh fresh)) {
                return failed(state, answer, now, "signing in: ");
            }
            token = Optional.of(token(fresh.body(), now));
        }
        Round current = round.orElseGet(this::begin);
        round = Optional.of(current);
        if (!current.left.isEmpty()) {
            Site site = current.left.element();
            Answer answer =
                    downloads.get(
                            question(site, current.page, now),
                            Map.of("Authorization", "Bearer " + token.orElseThrow().text));
            if (!(answer instanceof Fresh fresh)) {
                token = Optional.empty(); // it may be that which is refused
                return failed(state, answer, now, "");
            }
            read(fresh.body(), site, current);
            if (!current.left.isEmpty()) {
                return answered(state, now, SOON, state.events());
            }
        }
        round = Optional.empty();
        Taken taken = taker.count(current.counts, current.newest, current.unreadable, now);
        return answered(state, now, every, taken.held()).noted(taken.note());
    }

    private Answer signIn() {
        Map<String, String> form = new TreeMap<>();
        form.put("client_id", "acled");
        form.put("grant_type", "password");
        form.put("username", account.user);
        form.put("password", account.password);
        StringBuilder body = new StringBuilder();
        form.forEach(
                (field, value) ->
                        body.append(body.isEmpty() ? "" : "&")
                                .append(field)
                                .append('=')
                                .append(encoded(value)));
        return downloads.post(
                address.resolve("/oauth/token"),
                Map.of(),
                "application/x-www-form-urlencoded",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Token token(byte[] body, Instant now) {
        JsonNode answer = Documents.json(body, "token");
        String text =
                Documents.text(answer, "access_token")
                        .orElseThrow(() -> new Unreadable("signing in: it answered no token"));
        long seconds = answer.path("expires_in").asLong(0);
        return new Token(text, now.plusSeconds(seconds).minus(MARGIN));
    }

    private Round begin() {
        var begun = new Round();
        begun.left.addAll(desk.near().sites());
        return begun;
    }

    private void read(byte[] body, Site site, Round current) {
        AcledPage page = AcledPage.read(body, desk.near().only(site), current.counts);
        current.unreadable += page.unreadable();
        if (page.newest().isPresent()
                && current.newest.map(day -> day.isBefore(page.newest().get())).orElse(true)) {
            current.newest = page.newest();
        }
        if (page.rows() < PAGE) {
            current.left.remove();
            current.page = 1;
        } else {
            current.page++;
        }
    }

    private URI question(Site site, int page, Instant now) {
        LocalDate today = UnrestDesk.today(now);
        double north = desk.radiusKm() / KM_PER_DEGREE;
        double shrink = Math.max(0.01, Math.cos(Math.toRadians(site.latitude())));
        double east = Math.min(180, north / shrink);
        List<String> parameters =
                List.of(
                        "_format=json",
                        "limit=" + PAGE,
                        "page=" + page,
                        between(
                                "event_date",
                                today.minusDays(AcledTaker.DAYS + AcledTaker.LASTS.toDays())
                                        .toString(),
                                today.toString()),
                        between(
                                "latitude",
                                degrees(Math.max(-90, site.latitude() - north)),
                                degrees(Math.min(90, site.latitude() + north))),
                        between(
                                "longitude",
                                degrees(Math.max(-180, site.longitude() - east)),
                                degrees(Math.min(180, site.longitude() + east))));
        return URI.create(address + "?" + String.join("&", parameters));
    }

    private static String between(String field, String low, String high) {
        return "%s=%s&%s_where=BETWEEN".formatted(field, encoded(low + "|" + high), field);
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private FeedState failed(FeedState state, Answer answer, Instant now, String doing) {
        return answer instanceof Failed failed
                ? state.failed(
                        now, SOON.multipliedBy(30), doing + failed.words(), failed.retryAfter())
                : state.unchanged(now, every);
    }

    private static FeedState answered(FeedState state, Instant now, Duration wait, int held) {
        return state.answered(
                now, wait, Optional.empty(), Optional.empty(), Optional.empty(), held);
    }
}
