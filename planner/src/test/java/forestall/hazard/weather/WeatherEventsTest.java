package forestall.hazard.weather;

import static forestall.hazard.Resources.NOON;
import static forestall.hazard.Resources.SITES;
import static forestall.hazard.Resources.bytes;
import static forestall.hazard.Resources.half;
import static forestall.hazard.Resources.text;
import static forestall.hazard.Resources.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.hazard.Reading;
import forestall.hazard.Unreadable;
import forestall.hazard.Xml;
import forestall.model.ExternalEvent;
import forestall.model.SiteId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is noon. */
class WeatherEventsTest {
    private static final String KEY = "warnings@weather.example,storm-7";

    @Test
    void anNwsAlertCountsAtTheSitesInItsPolygonUntilTheHazardEnds() {
        Reading reading = nws(NwsAlerts.read(bytes("nws-active.json")), List.of(), NOON);

        assertThat(reading.events()).hasSize(1);
        ExternalEvent flood = reading.events().get(0);
        assertThat(flood.sites()).containsExactly(SiteId.of("oklahoma"));
        assertThat(flood.severity()).isCloseTo(0.8 * 0.9, within(1e-12));
        assertThat(flood.from()).isEqualTo(Instant.parse("2031-03-01T11:30:00Z"));
        assertThat(flood.until()).isEqualTo(Instant.parse("2031-03-01T17:00:00Z"));
        assertThat(flood.headline()).isEqualTo("Flash Flood Warning until eleven o'clock");
        assertThat(reading.note()).hasValueSatisfying(note -> assertThat(note).contains("zones"));
    }

    @Test
    void whatIsNoLongerActiveStopsCountingAtOnce() {
        List<ExternalEvent> held =
                nws(NwsAlerts.read(bytes("nws-active.json")), List.of(), NOON).events();
        Alerts none = NwsAlerts.read(utf8("{\"type\":\"FeatureCollection\",\"features\":[]}"));

        Reading reading = nws(none, held, NOON.plusSeconds(60));

        assertThat(reading.events()).extracting(ExternalEvent::id).isEqualTo(ids(held));
        assertThat(reading.events().get(0).isValidAt(NOON.plusSeconds(60))).isFalse();
        assertThat(reading.events().get(0).isValidAt(NOON.plusSeconds(59))).isTrue();
    }

    @Test
    void oneAlertThatCannotBeReadDoesNotKeepTheOthersFromCounting() {
        String wrong =
                text("nws-active.json")
                        .replace(
                                "\"sent\": \"2031-03-01T04:00:00-06:00\"",
                                "\"sent\": {\"day\": 1}");

        Alerts alerts = NwsAlerts.read(utf8(wrong));

        assertThat(alerts.alerts()).hasSize(1);
        assertThat(alerts.unreadable()).isEqualTo(1);
        assertThat(nws(alerts, List.of(), NOON).note().orElseThrow()).contains("sent is missing");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"FeatureCollection\"|\"Feature\"",
                "\"features\": [|\"fetures\": [",
                "[-97.0, 35.0]|[-97.0]",
                "-97.0|-970",
                "2031-03-01T05:|0001-03-01T05:",
                "T11:00:00-06:00|T01:00:00-06:00", // ends before it begins
            })
    void nonsenseIsNotTaken(String right, String wrong) {
        byte[] document = utf8(text("nws-active.json").replace(right, wrong));
        try {
            assertThat(nws(NwsAlerts.read(document), List.of(), NOON).events()).isEmpty();
        } catch (Unreadable refused) {
            assertThat(refused).hasMessageContaining("GeoJSON");
        }
    }

    @Test
    void halfADocumentIsRefused() {
        assertThatThrownBy(() -> NwsAlerts.read(half(bytes("nws-active.json"))))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> NwsAlerts.read(new byte[0])).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> NwsAlerts.read(utf8("<html>busy</html>")))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void theHazardsOfACapMessageCountInOneLanguage() {
        Reading reading = cap("cap-alert.xml", List.of(), NOON);

        assertThat(reading.events()).extracting(ExternalEvent::id).containsExactly(KEY, KEY + "#2");
        ExternalEvent wind = reading.events().get(0);
        assertThat(wind.headline()).isEqualTo("Very strong wind & snow in the archipelago");
        assertThat(wind.sites())
                .containsExactly(
                        SiteId.of("gothenburg"), SiteId.of("stockholm")); // circle, polygon
        assertThat(wind.severity()).isCloseTo(0.8 * 0.8 * 0.9, within(1e-12));
        assertThat(wind.from()).isEqualTo(Instant.parse("2031-03-01T14:00:00Z"));
        assertThat(wind.until()).isEqualTo(Instant.parse("2031-03-02T02:00:00Z"));
        ExternalEvent water = reading.events().get(1);
        assertThat(water.from()).isEqualTo(Instant.parse("2031-03-01T10:00:00Z")); // when sent
        assertThat(water.until()).isEqualTo(Instant.parse("2031-03-02T10:00:00Z")); // a day
    }

    @Test
    void anUpdateTakesThePlaceOfWhatItRefersTo() {
        List<ExternalEvent> held = cap("cap-alert.xml", List.of(), NOON).events();
        Instant later = Instant.parse("2031-03-01T12:31:00Z");

        Reading reading = cap("cap-update.xml", held, later);

        assertThat(reading.events()).hasSize(3);
        assertThat(reading.events().stream().filter(each -> each.isValidAt(later)))
                .extracting(ExternalEvent::headline)
                .containsExactly("Hurricane in the archipelago");
        assertThat(reading.events().get(2).severity()).isEqualTo(1);
    }

    @Test
    void aCancelEndsAtOnceWhatItRefersToEvenBeforeItsOnset() {
        List<ExternalEvent> held = cap("cap-alert.xml", List.of(), NOON).events();
        Instant later = Instant.parse("2031-03-01T12:41:00Z");

        Reading reading = cap("cap-cancel.xml", held, later);

        assertThat(reading.events()).extracting(ExternalEvent::id).isEqualTo(ids(held));
        assertThat(reading.events()).noneMatch(each -> each.until().isAfter(later));
    }

    @Test
    void inOneReadingTheOrderOfMessagesDoesNotMatter() {
        Alerts alert = CapAlerts.read(bytes("cap-alert.xml"));
        Alerts update = CapAlerts.read(bytes("cap-update.xml"));
        Alerts cancel = CapAlerts.read(bytes("cap-cancel.xml"));

        assertThat(cap(alert.and(update), List.of(), NOON))
                .isEqualTo(cap(update.and(alert), List.of(), NOON));
        assertThat(cap(alert.and(update), List.of(), NOON).events()).hasSize(1);
        assertThat(cap(cancel.and(update).and(alert), List.of(), NOON).events()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "status, Exercise",
        "status, Test",
        "status, Draft",
        "msgType, Ack",
        "msgType, Error"
    })
    void onlyActualMessagesAboutHazardsCount(String field, String value) {
        String other =
                text("cap-alert.xml")
                        .replaceAll(
                                "<" + field + ">\\w+</" + field + ">",
                                "<" + field + ">" + value + "</" + field + ">");

        assertThat(CapAlerts.read(utf8(other)).alerts()).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "cap:1.2|cap:2.0",
                "<sender>warnings@weather.example</sender>|",
                "<sent>2031-03-01T10:00:00-00:00</sent>|<sent>now</sent>",
                "57.7,11.97 30|57.7,11.97",
                "57.7,11.97 30|57.7 11.97 30",
                "57.7,11.97 30|57.7,11.97 NaN",
                "57.7,11.97 30|97.7,11.97 30",
                "59.0,17.5 59.0,19.0|59.0,17.5 59.0;19.0",
            })
    void aBrokenCapMessageIsRefused(String right, String wrong) {
        byte[] document = utf8(text("cap-alert.xml").replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> CapAlerts.read(document)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "Extreme, Immediate, Observed, 1",
        "severe, expected, likely, 0.576",
        "Moderate, Future, Possible, 0.18",
        "Minor, Immediate, Unlikely, 0.04",
        "Extreme, Past, Observed, 0",
        "Unknown, Unknown, Unknown, 0.168",
        "'', '', '', 0.168",
    })
    void severityComesFromTheThreeWords(
            String severity, String urgency, String certainty, double expected) {
        assertThat(CapWords.severity(severity, urgency, certainty))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void aStormThatIsForetoldForNextYearIsAMistake() {
        String nextYear =
                text("cap-alert.xml")
                        .replace("2031-03-01T15:00", "2032-03-01T15:00")
                        .replace("2031-03-02", "2032-03-02");

        assertThat(cap(CapAlerts.read(utf8(nextYear)), List.of(), NOON).events())
                .extracting(ExternalEvent::headline)
                .containsExactly("High water");
    }

    @Test
    void anIndexSaysWhereTheMessagesAre() {
        assertThat(CapIndex.addresses(Xml.read(bytes("cap-index.xml"))))
                .containsExactly(
                        "cap-update.xml",
                        "cap-alert.xml",
                        "http://169.254.169.254/latest/meta-data");
        String rss =
                "<rss version='2.0'><channel><item><link>https://w.example/1</link></item></channel></rss>";
        assertThat(CapIndex.addresses(Xml.read(utf8(rss)))).containsExactly("https://w.example/1");
    }

    private static Reading nws(Alerts alerts, List<ExternalEvent> held, Instant now) {
        return WeatherEvents.of("nws", alerts, true, SITES, held, now);
    }

    private static Reading cap(String name, List<ExternalEvent> held, Instant now) {
        return cap(CapAlerts.read(bytes(name)), held, now);
    }

    private static Reading cap(Alerts alerts, List<ExternalEvent> held, Instant now) {
        return WeatherEvents.of("cap", alerts, false, SITES, held, now);
    }

    private static List<String> ids(List<ExternalEvent> events) {
        return events.stream().map(ExternalEvent::id).toList();
    }
}
