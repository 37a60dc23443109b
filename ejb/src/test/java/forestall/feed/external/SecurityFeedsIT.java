package forestall.feed.external;

import static forestall.feed.external.FeedKind.EPSS;
import static forestall.feed.external.FeedKind.KEV;
import static forestall.feed.external.FeedKind.NVD;
import static forestall.feed.external.FeedKind.OSV;
import static forestall.feed.external.LocalSource.document;
import static forestall.store.Examples.NOON;
import static forestall.store.Examples.STOCKHOLM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import forestall.feed.external.LocalSource.Request;
import forestall.hazard.security.Bulletin;
import forestall.model.ExternalEvent;
import forestall.store.FeedState;
import forestall.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecurityFeedsIT {
    static final Jdbi JDBI = TestDatabase.create();
    private static final String CVE = "CVE-2031-0001";

    LocalSource source;
    Scene scene;
    FeedPoller nvd;

    @BeforeEach
    void begin() throws IOException {
        source = new LocalSource();
        scene = new Scene(JDBI);
        nvd = scene.poller(scene.source(NVD, source.at("/cves")));
    }

    @AfterEach
    void end() {
        source.close();
    }

    /** Two pages: the example, and one with nothing in it. */
    private void nvdAnswers() {
        String empty =
                "{\"startIndex\":%d,\"totalResults\":6,\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-1\"}},"
                        + "{\"cve\":{\"id\":\"CVE-2\"}}]}";
        source.on(
                "/cves",
                exchange -> {
                    boolean first = exchange.getRequestURI().getQuery().contains("startIndex=0");
                    LocalSource.send(
                            exchange,
                            200,
                            first
                                    ? document("nvd-page.json")
                                    : empty.formatted(4).getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void nvdIsReadPageByPageFirstByProductThenByWhatWasModified() {
        nvdAnswers();

        FeedState first = scene.askedAgain(nvd, NVD);
        assertThat(Duration.between(NOON, first.next().orElseThrow()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(600)); // 50 in 30 s
        scene.askedAgain(nvd, NVD);
        assertThat(source.asked())
                .containsExactly(
                        "GET /cves?virtualMatchString=cpe%3A2.3%3Aa%3Aexample%3Aserver&resultsPerPage=500&startIndex=0",
                        "GET /cves?virtualMatchString=cpe%3A2.3%3Aa%3Aexample%3Aserver&resultsPerPage=500&startIndex=4");
        assertThat(source.requests)
                .allMatch(each -> Scene.KEY.equals(each.headers().get("apikey")));
        assertThat(scene.counting()).extracting(ExternalEvent::id).containsExactly(CVE);
        assertThat(scene.counting().get(0).severity()).isCloseTo(0.49, within(1e-12));

        source.requests.clear();
        FeedState modified = scene.askedToTheEnd(nvd, NVD);
        assertThat(source.asked().get(0))
                .startsWith(
                        "GET /cves?lastModStartDate=2031-03-01T11%3A00%3A00.000%2B00%3A00&lastModEndDate=");
        assertThat(modified.failures()).isZero();
    }

    @Test
    void moreThan120DaysAreAskedForInWindows() {
        nvdAnswers();
        scene.askedToTheEnd(nvd, NVD);
        source.requests.clear();
        scene.clock.now = NOON.plus(Duration.ofDays(250));

        nvd.poll(scene.clock.now);
        scene.askedToTheEnd(nvd, NVD);

        assertThat(source.asked().stream().filter(each -> each.endsWith("startIndex=0")))
                .hasSize(3)
                .first()
                .asString()
                .contains("lastModEndDate=2031-06-29T11%3A00");
    }

    @Test
    void aFailureInTheMiddleGoesOnWhereItWas() {
        nvdAnswers();
        scene.askedAgain(nvd, NVD);
        source.refuses("/cves", 503, "");
        assertThat(scene.askedAgain(nvd, NVD).failures()).isEqualTo(1);
        assertThat(scene.counting()).hasSize(1);
        nvdAnswers();
        source.requests.clear();

        scene.askedAgain(nvd, NVD);

        assertThat(source.asked()).singleElement().asString().endsWith("startIndex=4");
    }

    @Test
    void otherSoftwareIsAskedAboutAndTheOldStopsCounting() {
        nvdAnswers();
        scene.askedToTheEnd(nvd, NVD);
        scene.catalogue.putComponents(
                List.of(
                        Scene.component(
                                "server",
                                STOCKHOLM,
                                "cpe:2.3:a:example:server:3.0.16:*:*:*:*:*:*:*")));

        scene.askedToTheEnd(nvd, NVD);

        assertThat(source.asked().get(2)).contains("virtualMatchString");
        assertThat(scene.counting()).isEmpty();
        assertThat(scene.bulletins.all()).extracting(Bulletin::id).doesNotContain(CVE);
    }

    @Test
    void theKeyIsNeitherShownNorCarriedElsewhere() throws IOException {
        try (var elsewhere = new LocalSource()) {
            elsewhere.on("/cves", document("nvd-page.json"));
            source.on(
                    "/cves",
                    exchange -> {
                        exchange.getResponseHeaders()
                                .set("Location", elsewhere.at("/cves").toString());
                        exchange.sendResponseHeaders(302, -1);
                    });

            FeedState state = scene.askedAgain(nvd, NVD);

            assertThat(elsewhere.requests).isEmpty();
            assertThat(state.toString()).doesNotContain(Scene.KEY).contains("302");
        }
    }

    @Test
    void wordsOfASourceThatRepeatASecretAreRedacted() {
        Source talkative =
                new Source() {
                    @Override
                    public String name() {
                        return "nvd";
                    }

                    @Override
                    public Duration every() {
                        return Scene.EVERY;
                    }

                    @Override
                    public FeedState ask(FeedState state, java.time.Instant now) {
                        throw new forestall.hazard.Unreadable("bad key " + Scene.KEY);
                    }
                };

        scene.poller(talkative).poll(NOON);

        assertThat(scene.feeds.get("nvd").trouble()).hasValue("bad key …");
    }

    @Test
    void epssAndKevWeighWhatNvdFound() {
        nvdAnswers();
        scene.askedToTheEnd(nvd, NVD);
        source.on("/epss", document("epss.json"));
        FeedPoller epss = scene.poller(scene.source(EPSS, source.at("/epss")));

        FeedState asked = scene.askedAgain(epss, EPSS);

        assertThat(source.asked().get(2)).isEqualTo("GET /epss?limit=100&cve=" + CVE);
        assertThat(asked.failures()).isZero();
        assertThat(scene.counting().get(0).severity()).isCloseTo(0.98 * 0.625, within(1e-12));

        source.tagged("/kev", document("kev.json"), "\"v1\"");
        FeedPoller kev = scene.poller(scene.source(KEV, source.at("/kev")));
        scene.askedAgain(kev, KEV);
        assertThat(scene.counting().get(0).severity()).isEqualTo(0.9);
        scene.askedAgain(kev, KEV);
        assertThat(scene.counting()).hasSize(1);
        assertThat(scene.bulletins.all()).hasSize(5); // two of KEV, two of EPSS, one of NVD
    }

    @Test
    void osvIsAskedAboutPackagesAndForgetsWhatItNoLongerNames() {
        scene.oklahoma();
        FeedPoller osv = scene.poller(scene.source(OSV, source.at("/v1")));
        source.on(
                "/v1/querybatch",
                "{\"results\":[{\"vulns\":[{\"id\":\"GHSA-aaaa-bbbb-cccc\",\"modified\":\"m1\"},"
                        + "{\"id\":\"GHSA-gone\",\"modified\":\"m1\"}]}]}");
        source.on("/v1/vulns/GHSA-aaaa-bbbb-cccc", document("osv.json"));

        scene.askedToTheEnd(osv, OSV);

        Request batch = source.requests.get(0);
        assertThat(batch.asked()).isEqualTo("POST /v1/querybatch");
        assertThat(batch.headers()).containsEntry("content-type", "application/json");
        assertThat(batch.body())
                .isEqualTo(
                        "{\"queries\":[{\"package\":{\"purl\":\"pkg:maven/org.example/thing@1.2.4\"}}]}");
        assertThat(scene.counting())
                .extracting(ExternalEvent::feed, ExternalEvent::id)
                .containsExactly(org.assertj.core.api.Assertions.tuple("osv", "CVE-2031-0005"));
        assertThat(scene.feeds.get("osv").trouble()).hasValue("1 vulnerabilities cannot be read");

        source.on("/v1/querybatch", "{\"results\":[{}]}");
        scene.askedToTheEnd(osv, OSV);
        assertThat(scene.counting()).isEmpty();
        assertThat(scene.bulletins.all()).isEmpty();
    }

    @Test
    void whoHasNoSoftwareNamedIsTold() {
        assertThat(
                        scene.askedAgain(scene.poller(scene.source(OSV, source.at("/v1"))), OSV)
                                .trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("package URL"));
        assertThat(source.requests).isEmpty();
    }

    @Test
    void aSourceThatIsSilentForAMonthIsNoLongerBelieved() {
        nvdAnswers();
        scene.askedToTheEnd(nvd, NVD);

        scene.clock.now = NOON.plus(Duration.ofDays(30));
        assertThat(scene.counting()).hasSize(1);
        scene.clock.now = NOON.plus(Duration.ofDays(31));
        assertThat(scene.counting()).isEmpty();
    }

    @Test
    void filesAndPushesAreTakenToo() {
        FeedDesk desk = scene.desk();
        scene.askedAgain(
                scene.poller(scene.source(NVD, LocalSource.file("nvd-page.json").toUri())), NVD);
        assertThat(scene.counting()).hasSize(1);

        desk.push("kev", document("kev.json"));
        desk.push("epss", document("epss.json"));
        assertThat(scene.counting().get(0).severity()).isEqualTo(0.9);
        scene.oklahoma();
        desk.push("osv", document("osv.json"));
        assertThat(scene.counting()).hasSize(2);
    }
}
