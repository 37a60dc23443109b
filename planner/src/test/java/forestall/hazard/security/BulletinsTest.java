package forestall.hazard.security;

import static forestall.hazard.Resources.NOON;
import static forestall.hazard.Resources.bytes;
import static forestall.hazard.Resources.half;
import static forestall.hazard.Resources.text;
import static forestall.hazard.Resources.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forestall.hazard.Unreadable;
import forestall.hazard.security.OsvBatch.Found;
import forestall.hazard.security.OsvBatch.Question;
import forestall.model.ExternalEvent;
import forestall.model.SoftwareId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server of version 3.0.15, and a thing of version 1.2.4, at noon. */
class BulletinsTest {
    private static final SoftwareId SERVER =
            SoftwareId.of("cpe:2.3:a:example:server:3.0.15:*:*:*:*:*:*:*");
    private static final SoftwareId THING =
            SoftwareId.of("pkg:maven/org.example/thing@1.2.4?type=jar");
    private static final Inventory INVENTORY = new Inventory(Set.of(SERVER, THING));

    @ParameterizedTest(name = "{0} from {1} to {2}, installed {3}: {4}")
    @CsvSource({
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, [3.0.0, 3.0.16), 3.0.15, true",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, [3.0.0, 3.0.15), 3.0.15, false",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, [3.0.0, 3.0.15], 3.0.15, true",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, (3.0.15, 3.0.16), 3.0.15, false",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, ,, 3.0.15, true",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, ,, *, true",
        "cpe:2.3:a:example:server:*:*:*:*:*:*:*:*, [3.0.0, 3.0.16), *, false", // which one?
        "cpe:2.3:a:example:server:3.0.15:*:*:*:*:*:*:*, ,, 3.0.15, true",
        "cpe:2.3:a:example:server:3.0.15:rc1:*:*:*:*:*:*, ,, 3.0.15, true", // update unknown
        "cpe:2.3:a:example:server:3.0.14:*:*:*:*:*:*:*, ,, 3.0.15, false",
        "cpe:2.3:a:EXAMPLE:Server:3.0.15:*:*:*:*:*:*:*, ,, 3.0.15, true",
        "cpe:2.3:o:example:server:3.0.15:*:*:*:*:*:*:*, ,, 3.0.15, false",
        "cpe:2.3:a:example:server_pro:*:*:*:*:*:*:*:*, ,, 3.0.15, false",
        "cpe:2.3:a:example:server:*:*:*:*:*:wordpress:*:*, ,, 3.0.15, true", // target unknown
    })
    void aCriterionMeansTheVersionsInItsRange(
            String criteria, String from, String to, String installed, boolean matches) {
        SoftwareId software =
                SoftwareId.of("cpe:2.3:a:example:server:%s:*:*:*:*:*:*:*".formatted(installed));
        var range =
                new VersionRange(
                        Optional.ofNullable(from).map(end -> end.substring(1)),
                        from != null && from.startsWith("["),
                        Optional.ofNullable(to).map(end -> end.substring(0, end.length() - 1)),
                        to != null && to.endsWith("]"));

        Set<SoftwareId> found =
                new Inventory(Set.of(software))
                        .matching(new CpeMatch(CpeMatch.parse(criteria), range));

        assertThat(found).isEqualTo(matches ? Set.of(software) : Set.of());
    }

    @Test
    void aPageOfNvdKeepsWhatTouchesTheInventory() {
        NvdPage page = NvdPage.read(bytes("nvd-page.json"), INVENTORY);

        assertThat(page.next()).hasValue(4);
        assertThat(page.others()).containsExactly("CVE-2031-0002", "CVE-2031-0003");
        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(page.bulletins()).hasSize(1);
        Bulletin bulletin = page.bulletins().get(0);
        assertThat(bulletin.software()).containsExactly(SERVER);
        assertThat(bulletin.cvss()).hasValue(9.8); // NVD's own, of the newest CVSS
        assertThat(bulletin.published()).hasValue(Instant.parse("2031-02-10T08:15:00.123Z"));
        assertThat(bulletin.words())
                .isEqualTo("Example Server before 3.0.16 writes where it should not.");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"vulnerabilities\"|\"vulnerability\"",
                "\"totalResults\": 6|\"totalResults\": \"six\"",
                "\"startIndex\": 0|\"startIndex\": 1e99",
            })
    void aPageOfSomethingElseIsRefused(String right, String wrong) {
        byte[] document = utf8(text("nvd-page.json").replace(right, wrong));

        assertThatThrownBy(() -> NvdPage.read(document, INVENTORY)).isInstanceOf(Unreadable.class);
    }

    @Test
    void halfADocumentIsRefusedByEverySource() {
        for (String name : List.of("nvd-page.json", "kev.json", "epss.json", "osv.json")) {
            byte[] half = half(bytes(name));
            assertThatThrownBy(() -> NvdPage.read(half, INVENTORY)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> KevCatalogue.read(half)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> EpssScores.read(half)).isInstanceOf(Unreadable.class);
            assertThatThrownBy(() -> OsvRecord.read(half, Set.of(), INVENTORY))
                    .isInstanceOf(Unreadable.class);
        }
        assertThatThrownBy(
                        () ->
                                EpssScores.read(
                                        utf8(text("epss.json").replace("0.250000000", "2.5"))))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(
                        () ->
                                KevCatalogue.read(
                                        utf8(text("kev.json").replace("\"CVE-2031-0001\"", "7"))))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.1, true", // introduced at 0
        "1.2.4, true",
        "1.2.5-rc1, true", // not fixed yet
        "1.2.5, false", // fixed
        "1.9, false",
        "2.0.0, true", // introduced again
        "2.0.3, true", // last affected
        "2.0.4, false",
        "3.0-rc1, true", // named
        "3.0, false",
    })
    void anOsvRecordMeansTheVersionsOfItsRanges(String version, boolean affected) {
        SoftwareId thing = SoftwareId.of("pkg:maven/org.example/thing@" + version);
        var inventory = new Inventory(Set.of(thing, SoftwareId.of("pkg:maven/org.other/thing@1")));

        Bulletin bulletin = OsvRecord.read(bytes("osv.json"), Set.of(), inventory);

        assertThat(bulletin.software()).isEqualTo(affected ? Set.of(thing) : Set.of());
        assertThat(bulletin.key()).isEqualTo("CVE-2031-0005");
        assertThat(bulletin.cvss()).hasValue(9.8);
    }

    @Test
    void aWithdrawnOsvRecordTouchesNothing() {
        String withdrawn =
                text("osv.json")
                        .replace(
                                "\"published\"",
                                "\"withdrawn\": \"2031-02-28T00:00:00Z\", \"published\"");

        assertThat(OsvRecord.read(utf8(withdrawn), Set.of(THING), INVENTORY).software()).isEmpty();
    }

    @Test
    void aBatchIsAskedAndReadInOrder() {
        assertThat(INVENTORY.packageUrls())
                .isEqualTo(Map.of("pkg:maven/org.example/thing@1.2.4", Set.of(THING)));
        assertThat(INVENTORY.products()).containsExactly("cpe:2.3:a:example:server");
        List<Question> questions =
                List.of(
                        new Question("pkg:npm/a@1", Optional.empty()),
                        new Question("pkg:npm/b@2", Optional.of("more")));
        assertThat(new String(OsvBatch.request(questions), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"queries\":[{\"package\":{\"purl\":\"pkg:npm/a@1\"}},"
                                + "{\"package\":{\"purl\":\"pkg:npm/b@2\"},\"page_token\":\"more\"}]}");

        OsvBatch.Answer answer =
                OsvBatch.read(
                        utf8(
                                "{\"results\":[{\"vulns\":[{\"id\":\"GHSA-1\",\"modified\":\"m\"}],"
                                        + "\"next_page_token\":\"t\"},{}]}"),
                        questions);

        assertThat(answer.found()).containsExactly(new Found("pkg:npm/a@1", "GHSA-1", "m"));
        assertThat(answer.further()).containsExactly(new Question("pkg:npm/a@1", Optional.of("t")));
        assertThatThrownBy(() -> OsvBatch.read(utf8("{\"results\":[{}]}"), questions))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H, 10.0",
        "CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N, 5.4",
        "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, 3.1",
        "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H, 7.8",
        "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N, 0.0",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H,",
        "CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N,",
        "nonsense,",
    })
    void aVectorHasItsBaseScore(String vector, Double score) {
        assertThat(Cvss.score(vector)).isEqualTo(Optional.ofNullable(score));
    }

    @Test
    void whatThreeSourcesTellOfIsOneEvent() {
        List<Bulletin> said = new ArrayList<>(KevCatalogue.read(bytes("kev.json")));
        said.addAll(NvdPage.read(bytes("nvd-page.json"), INVENTORY).bulletins());
        said.addAll(EpssScores.read(bytes("epss.json")));
        said.add(OsvRecord.read(bytes("osv.json"), Set.of(), INVENTORY));

        List<ExternalEvent> events = events(said, List.of());

        assertThat(events)
                .extracting(ExternalEvent::id)
                .containsExactly("CVE-2031-0001", "CVE-2031-0005");
        ExternalEvent exploited = events.get(0);
        assertThat(exploited.feed()).isEqualTo("nvd");
        assertThat(exploited.severity()).isEqualTo(0.9);
        assertThat(exploited.software()).containsExactly(SERVER);
        assertThat(exploited.from()).isEqualTo(Instant.parse("2031-02-20T00:00:00Z"));
        assertThat(exploited.until()).isEqualTo(Instant.parse("2031-04-01T00:00:00Z"));
        assertThat(exploited.headline())
                .startsWith("CVE-2031-0001 (known to be exploited, CVSS 9.8, EPSS 0.250): Example");
        assertThat(events.get(1).feed()).isEqualTo("osv");
        assertThat(events.get(1).severity())
                .isCloseTo(0.98 * (0.25 + 0.75 * Math.sqrt(0.00064)), within(1e-12));
        assertThat(Vulnerabilities.cves(said, INVENTORY))
                .containsExactly("CVE-2031-0001", "CVE-2031-0005");
    }

    @Test
    void askingAgainTheSameDayChangesNothingAndTheNextDayRenews() {
        List<Bulletin> said = NvdPage.read(bytes("nvd-page.json"), INVENTORY).bulletins();
        List<ExternalEvent> first = events(said, List.of());

        Instant evening = NOON.plus(Duration.ofHours(11));
        assertThat(
                        Vulnerabilities.of(said, INVENTORY, Map.of("nvd", evening), first, evening)
                                .events())
                .isEqualTo(first);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        assertThat(
                        Vulnerabilities.of(
                                        said, INVENTORY, Map.of("nvd", tomorrow), first, tomorrow)
                                .events()
                                .get(0)
                                .until())
                .isEqualTo(first.get(0).until().plus(Duration.ofDays(1)));
    }

    @Test
    void aVulnerabilityEndsWhenItsSourceTakesItBackOrTheSoftwareIsGoneOrTheSourceIsSilent() {
        List<Bulletin> said = NvdPage.read(bytes("nvd-page.json"), INVENTORY).bulletins();
        List<ExternalEvent> held = events(said, List.of());

        assertThat(events(List.of(), held)).noneMatch(each -> each.until().isAfter(NOON));
        assertThat(
                        Vulnerabilities.of(
                                        said,
                                        new Inventory(Set.of()),
                                        Map.of("nvd", NOON),
                                        held,
                                        NOON)
                                .events())
                .hasSize(1)
                .noneMatch(each -> each.until().isAfter(NOON));
        Instant late = NOON.plus(Duration.ofDays(31));
        assertThat(
                        Vulnerabilities.of(said, INVENTORY, Map.of("nvd", NOON), List.of(), late)
                                .events())
                .isEmpty();
    }

    private static List<ExternalEvent> events(List<Bulletin> said, List<ExternalEvent> held) {
        return Vulnerabilities.of(
                        said,
                        INVENTORY,
                        Map.of("nvd", NOON, "osv", NOON, "kev", NOON, "epss", NOON),
                        held,
                        NOON)
                .events();
    }
}
