package forestall.feed.external;

import static forestall.feed.external.FeedKind.ACLED;
import static forestall.feed.external.FeedKind.GDELT;
import static forestall.feed.external.LocalSource.document;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import forestall.model.ExternalEvent;
import forestall.model.SiteId;
import forestall.store.FeedState;
import forestall.store.TestDatabase;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnrestFeedsIT {
    static final Jdbi JDBI = TestDatabase.create();

    LocalSource source;
    Scene scene;
    FeedPoller gdelt;

    @BeforeEach
    void begin() throws IOException {
        source = new LocalSource();
        scene = new Scene(JDBI);
        gdelt = scene.poller(scene.source(GDELT, source.at("/v2/lastupdate.txt")));
    }

    @AfterEach
    void end() {
        source.close();
    }

    private void exported(String stamp, int riots) {
        source.on(
                "/v2/lastupdate.txt",
                "1 0 http://elsewhere.example/gdeltv2/%s.export.CSV.zip\n".formatted(stamp));
        source.on("/v2/" + stamp + ".export.CSV.zip", riots(stamp, riots));
    }

    private static String riots(String stamp, int count) {
        String[] columns = new String[61];
        Arrays.fill(columns, "");
        columns[28] = "14";
        columns[51] = "4";
        columns[56] = "59.33";
        columns[57] = "18.07";
        columns[59] = stamp;
        return String.join("\n", Collections.nCopies(count, String.join("\t", columns)));
    }

    @Test
    void moreUnrestThanUsualNearASiteIsAnEvent() {
        for (int day = 1; day <= 5; day += 2) { // too far apart to be caught up with
            scene.clock.now = Instant.parse("2031-02-0%dT12:00:00Z".formatted(day));
            exported("2031020%d120000".formatted(day), 2);
            gdelt.poll(scene.clock.now);
            assertThat(scene.counting()).isEmpty();
        }
        scene.clock.now = Instant.parse("2031-02-07T12:00:00Z");
        exported("20310207120000", 11);
        gdelt.poll(scene.clock.now);

        assertThat(scene.counting())
                .extracting(ExternalEvent::sites)
                .containsExactly(java.util.Set.of(SiteId.of("stockholm")));
        FeedState state = scene.feeds.get("gdelt");
        assertThat(state.failures()).isZero();
        assertThat(state.events()).isEqualTo(1);
        scene.askedAgain(gdelt, GDELT); // nothing newer
        assertThat(scene.feeds.get("gdelt").cursor()).isEqualTo(state.cursor());
    }

    @Test
    void whatWasMissedIsCaughtUpWithAndWhatIsNotThereIsSkipped() {
        exported("20310301110000", 1);
        scene.askedAgain(gdelt, GDELT);
        exported("20310301113000", 1); // 11:15 is missing
        source.requests.clear();

        scene.askedToTheEnd(gdelt, GDELT);

        assertThat(source.asked())
                .containsExactly(
                        "GET /v2/lastupdate.txt",
                        "GET /v2/20310301111500.export.CSV.zip",
                        "GET /v2/lastupdate.txt",
                        "GET /v2/20310301113000.export.CSV.zip");
        assertThat(scene.feeds.get("gdelt").failures()).isZero();
    }

    @Test
    void anExportThatIsCutIsAskedForAgainAndCountedOnce() {
        exported("20310301120000", 10);
        source.hangsUp(
                "/v2/20310301120000.export.CSV.zip",
                riots("20310301120000", 10).getBytes(StandardCharsets.UTF_8));
        assertThat(scene.askedAgain(gdelt, GDELT).failures()).isEqualTo(1);
        exported("20310301120000", 10);

        FeedState state = scene.askedAgain(gdelt, GDELT);

        assertThat(state.failures()).isZero();
        assertThat(state.cursor().orElseThrow()).contains("\"2031-03-01\":10");
    }

    @Test
    void acledIsAskedWithAnAccountRoundEachSite() {
        source.on(
                "/oauth/token",
                "{\"token_type\":\"Bearer\",\"expires_in\":86400,\"access_token\":\"t-42\"}");
        source.on("/api/acled/read", document("acled.json"));
        FeedPoller acled = scene.poller(scene.source(ACLED, source.at("/api/acled/read")));

        FeedState state = scene.askedAgain(acled, ACLED);

        assertThat(source.requests.get(0).body())
                .isEqualTo(
                        "client_id=acled&grant_type=password&password=hunter2+%26+more&username=me%40example.org");
        assertThat(source.requests.get(1).headers()).containsEntry("authorization", "Bearer t-42");
        assertThat(URLDecoder.decode(source.requests.get(1).asked(), StandardCharsets.UTF_8))
                .contains("event_date=2031-01-13|2031-03-01&event_date_where=BETWEEN")
                .contains("latitude=58.8797|59.7789&latitude_where=BETWEEN");
        assertThat(state.failures()).isZero();
        assertThat(scene.counting()).isEmpty(); // two events in a month are few
    }

    @Test
    void aWrongPasswordIsSaidWithoutBeingShown() {
        source.on(
                "/oauth/token",
                exchange ->
                        LocalSource.send(
                                exchange,
                                401,
                                "no such password: hunter2".getBytes(StandardCharsets.UTF_8)));
        FeedPoller acled = scene.poller(scene.source(ACLED, source.at("/api/acled/read")));

        FeedState state = scene.askedAgain(acled, ACLED);

        assertThat(state.trouble()).hasValue("signing in: it answered 401");
        assertThat(source.requests).hasSize(1);
        assertThat(state.next().orElseThrow()).isAfter(NOON.plus(Duration.ofSeconds(30)));
    }
}
