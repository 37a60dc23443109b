package forestall.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.cycle.FeedSettings.Asked;
import forestall.feed.external.FeedKind;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedSettingsTest {

    @Test
    void nobodyIsAskedUnlessSomebodyWantsIt() {
        assertThat(from(Map.of())).isEqualTo(FeedSettings.none());
        assertThat(from(Map.of("forestall.feeds", " , ")).on()).isEmpty();
        assertThat(from(Map.of("forestall.feeds.nws.url", "http://mirror/")).on()).isEmpty();
    }

    @Test
    void whoIsNamedIsAskedAtTheUsualAddressAsOftenAsUsual() {
        FeedSettings settings = from(Map.of("forestall.feeds", "nws, gdelt,osv"));

        assertThat(settings.on().keySet())
                .containsExactly(FeedKind.NWS, FeedKind.OSV, FeedKind.GDELT);
        assertThat(settings.on().get(FeedKind.NWS))
                .isEqualTo(
                        new Asked(
                                URI.create("https://api.weather.gov/alerts/active?status=actual"),
                                Duration.ofMinutes(2)));
        assertThat(settings.radiusKm()).isEqualTo(50);
    }

    @Test
    void everythingCanBeSetAndSecretsAreNotShown() {
        FeedSettings settings =
                from(
                        Map.of(
                                "forestall.feeds", "nvd,acled,cap",
                                "forestall.feeds.nvd.url", "http://mirror:8080/nvd",
                                "forestall.feeds.nvd.every", "PT10S",
                                "forestall.feeds.nvd.key", "key-1",
                                "forestall.feeds.acled.user", "user-2",
                                "forestall.feeds.acled.password", "password-3",
                                "forestall.feeds.cap.url", "file:///var/lib/cap.xml",
                                "forestall.feeds.unrest.radius", "12.5"));

        assertThat(settings.on().get(FeedKind.NVD))
                .isEqualTo(new Asked(URI.create("http://mirror:8080/nvd"), Duration.ofSeconds(10)));
        assertThat(settings.radiusKm()).isEqualTo(12.5);
        assertThat(settings.secrets().all()).containsExactly("key-1", "user-2", "password-3");
        assertThat(settings.toString()).doesNotContain("key-1", "user-2", "password-3");
    }

    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource({
        "'rain', forestall.feeds.unrest.radius, 50, forestall.feeds",
        "'NWS', forestall.feeds.unrest.radius, 50, forestall.feeds",
        "'cap', forestall.feeds.unrest.radius, 50, forestall.feeds.cap.url",
        "'kev', forestall.feeds.unrest.radius, 50, nvd or osv",
        "'gdelt,epss', forestall.feeds.unrest.radius, 50, nvd or osv",
        "'acled', forestall.feeds.acled.user, me, forestall.feeds.acled.password",
        "'nws', forestall.feeds.nws.url, ftp://weather/, forestall.feeds.nws.url",
        "'nws', forestall.feeds.nws.url, 'not an address', forestall.feeds.nws.url",
        "'nws', forestall.feeds.nws.url, https://me:secret@weather/, forestall.feeds.nws.url",
        "'nws', forestall.feeds.nws.every, PT29S, forestall.feeds.nws.every",
        "'nws', forestall.feeds.nws.every, PT169H, forestall.feeds.nws.every",
        "'nws', forestall.feeds.nws.every, often, forestall.feeds.nws.every",
        "'gdelt', forestall.feeds.unrest.radius, 0, forestall.feeds.unrest.radius",
        "'gdelt', forestall.feeds.unrest.radius, NaN, forestall.feeds.unrest.radius",
        "'gdelt', forestall.feeds.unrest.radius, far, forestall.feeds.unrest.radius",
    })
    void aWrongValueIsRefusedByName(String feeds, String name, String value, String named) {
        Map<String, String> values = new HashMap<>(Map.of("forestall.feeds", feeds));
        values.put(name, value);

        assertThatThrownBy(() -> from(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aPasswordIsNotNeededForAFile() {
        assertThat(
                        from(Map.of(
                                        "forestall.feeds", "acled",
                                        "forestall.feeds.acled.url", "file:///acled.json"))
                                .on())
                .containsKey(FeedKind.ACLED);
    }

    private static FeedSettings from(Map<String, String> values) {
        return FeedSettings.from(new SettingsTest.Values(values));
    }
}
