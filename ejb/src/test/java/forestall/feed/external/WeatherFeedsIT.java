package forestall.feed.external;

import static forestall.feed.external.FeedKind.CAP;
import static forestall.feed.external.FeedKind.NWS;
import static forestall.feed.external.LocalSource.document;
import static forestall.store.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Feeds.Feed;
import forestall.decide.TelemetryInbox.Receipt;
import forestall.decide.Unacceptable;
import forestall.hazard.Unreadable;
import forestall.model.ExternalEvent;
import forestall.model.SiteId;
import forestall.store.FeedState;
import forestall.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeatherFeedsIT {
    static final Jdbi JDBI = TestDatabase.create();
    static final byte[] ALERTS = document("nws-active.json");

    LocalSource source;
    Scene scene;
    FeedPoller nws;

    @BeforeEach
    void begin() throws IOException {
        source = new LocalSource();
        scene = new Scene(JDBI);
        scene.oklahoma();
        nws = scene.poller(scene.source(NWS, source.at("/alerts/active")));
    }

    @AfterEach
    void end() {
        source.close();
    }

    @Test
    void anAnswerCountsAndIsAskedForConditionallyAgain() {
        source.tagged("/alerts/active", ALERTS, "\"v1\"");

        FeedState first = scene.askedAgain(nws, NWS);
        assertThat(first.events()).isEqualTo(1);
        assertThat(first.trouble()).hasValueSatisfying(note -> assertThat(note).contains("zones"));
        List<ExternalEvent> counting = scene.counting();
        assertThat(counting).extracting(ExternalEvent::feed).containsExactly("nws");
        nws.poll(scene.clock.now); // not due
        assertThat(source.requests).hasSize(1);
        assertThat(source.requests.get(0).headers().get("user-agent")).startsWith("Forestall");

        FeedState second = scene.askedAgain(nws, NWS);
        assertThat(source.requests.get(1).headers()).containsEntry("if-none-match", "\"v1\"");
        assertThat(second.succeeded()).hasValue(NOON.plus(Scene.EVERY));
        assertThat(second.failures()).isZero();
        assertThat(scene.counting()).isEqualTo(counting);
    }

    @Test
    void aNewSiteIsPlacedEvenWhenTheDocumentDidNotChange() {
        scene.catalogue.removeComponent(forestall.model.ComponentId.of("thing"));
        scene.catalogue.removeSite(SiteId.of("oklahoma"));
        source.tagged("/alerts/active", ALERTS, "\"v1\"");
        scene.askedAgain(nws, NWS);
        assertThat(scene.counting()).isEmpty();

        scene.oklahoma();
        scene.askedAgain(nws, NWS);

        assertThat(scene.counting()).hasSize(1);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble("no whole answer", source -> source.hangs("/alerts/active")),
                trouble("503", source -> source.refuses("/alerts/active", 503, "")),
                trouble("500", source -> source.refuses("/alerts/active", 500, "")),
                trouble("429", source -> source.refuses("/alerts/active", 429, "7200")),
                trouble("received", source -> source.hangsUp("/alerts/active", ALERTS)),
                trouble(
                        "GeoJSON",
                        source ->
                                source.on(
                                        "/alerts/active",
                                        java.util.Arrays.copyOf(ALERTS, ALERTS.length / 2))),
                trouble("GeoJSON", source -> source.on("/alerts/active", "<html>busy</html>")),
                trouble("GeoJSON", source -> source.on("/alerts/active", "[".repeat(100_000))),
                trouble("GeoJSON", source -> source.on("/alerts/active", "")),
                trouble("longer", source -> source.on("/alerts/active", " ".repeat(2 << 20))));
    }

    private static Arguments trouble(String words, Consumer<LocalSource> behaviour) {
        return Arguments.of(words, behaviour);
    }

    @ParameterizedTest(name = "trouble {index}: {0}")
    @MethodSource("troubles")
    void whateverTheSourceDoesWhatItSaidBeforeStillCounts(
            String words, Consumer<LocalSource> behaviour) {
        source.tagged("/alerts/active", ALERTS, "\"v1\"");
        scene.askedAgain(nws, NWS);
        List<ExternalEvent> counting = scene.counting();

        behaviour.accept(source);
        FeedState once = scene.askedAgain(nws, NWS);
        FeedState twice = scene.askedAgain(nws, NWS);

        assertThat(scene.counting()).isEqualTo(counting).isNotEmpty();
        assertThat(once.failures()).isEqualTo(1);
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(twice.succeeded()).hasValue(NOON);
        assertThat(twice.trouble().orElseThrow()).isNotBlank().contains(words);
        assertThat(twice.events()).isEqualTo(1);
        Feed shown = scene.feed("nws");
        assertThat(shown.age()).hasValue(Duration.between(NOON, scene.clock.now));
        assertThat(shown.events()).isEqualTo(1);
        assertThat(waits(twice)).isGreaterThanOrEqualTo(waits(once)).isGreaterThan(Scene.EVERY);

        source.tagged("/alerts/active", ALERTS, "\"v2\"");
        FeedState well = scene.askedAgain(nws, NWS);
        assertThat(well.failures()).isZero();
        assertThat(well.succeeded()).hasValue(scene.clock.now);
    }

    private static Duration waits(FeedState state) {
        return Duration.between(state.tried().orElseThrow(), state.next().orElseThrow());
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        source.refuses("/alerts/active", 429, "7200");

        FeedState state = scene.askedAgain(nws, NWS);

        assertThat(state.next()).hasValue(NOON.plusSeconds(7200));
        nws.poll(NOON.plusSeconds(7199));
        assertThat(source.requests).hasSize(1);
        nws.poll(NOON.plusSeconds(7200));
        assertThat(source.requests).hasSize(2);
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersFromBeingAsked() {
        source.hangs("/alerts/active");
        source.on("/cap", document("cap-alert.xml"));
        FeedPoller both =
                scene.poller(
                        scene.source(NWS, source.at("/alerts/active")),
                        scene.source(CAP, source.at("/cap")));

        both.poll(NOON);

        assertThat(scene.feeds.get("nws").failures()).isEqualTo(1);
        assertThat(scene.feeds.get("cap").events()).isEqualTo(2);
    }

    @Test
    void anEventThatEndsStopsCountingAlthoughTheSourceIsSilent() {
        source.on("/alerts/active", ALERTS);
        scene.askedAgain(nws, NWS);
        source.hangs("/alerts/active");

        scene.clock.now = Instant.parse("2031-03-01T16:59:59Z");
        assertThat(scene.counting()).hasSize(1);
        scene.clock.now = Instant.parse("2031-03-01T17:00:00Z");
        assertThat(scene.counting()).isEmpty();
    }

    @Test
    void theMessagesOfAnIndexAreFetchedOnceAndFromNowhereElse() {
        source.tagged("/w/cap-index.xml", document("cap-index.xml"), "\"v1\"");
        source.on("/w/cap-alert.xml", document("cap-alert.xml"));
        source.on("/w/cap-update.xml", document("cap-update.xml"));
        FeedPoller cap = scene.poller(scene.source(CAP, source.at("/w/cap-index.xml")));

        scene.askedAgain(cap, CAP);

        assertThat(source.asked())
                .containsExactly(
                        "GET /w/cap-index.xml", "GET /w/cap-update.xml", "GET /w/cap-alert.xml");
        assertThat(scene.telemetry.eventsUntil(scene.clock.now))
                .extracting(ExternalEvent::headline)
                .containsExactly("Hurricane in the archipelago");
        scene.askedAgain(cap, CAP);
        assertThat(source.asked()).hasSize(4);
        assertThat(scene.feeds.get("cap").failures()).isZero();
    }

    @Test
    void aMessageOfAnIndexThatCannotBeHadIsSaid() {
        source.on("/w/cap-index.xml", document("cap-index.xml"));
        source.on("/w/cap-alert.xml", document("cap-external-entity.xml"));
        FeedPoller cap = scene.poller(scene.source(CAP, source.at("/w/cap-index.xml")));

        FeedState state = scene.askedToTheEnd(cap, CAP);

        assertThat(state.failures()).isZero();
        assertThat(state.trouble())
                .hasValueSatisfying(note -> assertThat(note).startsWith("2 alerts"));
    }

    @Test
    void xmlThatReadsFilesOrExplodesIsRefused() {
        for (String name : List.of("cap-external-entity.xml", "cap-billion-laughs.xml")) {
            source.on("/cap", document(name));
            FeedPoller cap = scene.poller(scene.source(CAP, source.at("/cap")));
            FeedState state = scene.askedAgain(cap, CAP);
            assertThat(state.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains("DTD"));
        }
        assertThat(scene.feeds.get("cap").failures()).isEqualTo(2);
        assertThat(scene.counting()).isEmpty();
    }

    @Test
    void aFileIsReadAgainWhenItChanges(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("alerts.json");
        FeedPoller poller = scene.poller(scene.source(NWS, file.toUri()));
        assertThat(scene.askedAgain(poller, NWS).trouble()).hasValue("there is no such file");

        Files.write(file, ALERTS);
        assertThat(scene.askedAgain(poller, NWS).events()).isEqualTo(1);
        assertThat(scene.askedAgain(poller, NWS).events()).isEqualTo(1);
        Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[]}");
        assertThat(scene.askedAgain(poller, NWS).events()).isZero();
        assertThat(scene.counting()).isEmpty();
    }

    @Test
    void aDocumentThatIsPushedCounts() {
        FeedDesk desk = scene.desk();

        assertThat(desk.all()).isEmpty();
        assertThat(desk.push("cap", document("cap-alert.xml"))).isEqualTo(new Receipt(2, 0));
        assertThat(desk.push("cap", document("cap-alert.xml"))).isEqualTo(new Receipt(0, 2));
        assertThat(desk.all()).extracting(Feed::name).containsExactly("cap");
        assertThat(desk.all().get(0).on()).isFalse();
        assertThat(desk.events()).hasSize(2);
        assertThat(desk.push("cap", document("cap-cancel.xml"))).isEqualTo(new Receipt(2, 0));
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsRefusedAndLeavesNoTrace() {
        FeedDesk desk = scene.desk();

        assertThatThrownBy(() -> desk.push("cap", "<alert/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> desk.push("rain", new byte[0]))
                .isInstanceOf(Unacceptable.class)
                .hasMessageContaining("acled, cap, epss, gdelt, kev, nvd, nws, osv");
        assertThat(desk.all()).isEmpty();
    }
}
