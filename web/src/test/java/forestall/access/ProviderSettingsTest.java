package forestall.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forestall.decide.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    @Test
    void groupsGiveRolesAndWhatIsNotMappedGivesNone() {
        ProviderSettings settings = with("groups", "ops=operator", "ops=approver", "all=viewer");

        assertThat(settings.rolesOf(Map.of("groups", List.of("ops", "unheard-of"))))
                .containsExactly(Role.APPROVER, Role.OPERATOR);
        assertThat(settings.rolesOf(Map.of("groups", "all"))).containsExactly(Role.VIEWER);
        assertThat(settings.rolesOf(Map.of("groups", List.of("unheard-of")))).isEmpty();
        assertThat(settings.rolesOf(Map.of())).isEmpty();
    }

    @Test
    void aClaimMayLieDeep() {
        ProviderSettings settings = with("realm_access.roles", "dr=analyst");

        assertThat(settings.rolesOf(Map.of("realm_access", Map.of("roles", List.of("dr")))))
                .containsExactly(Role.ANALYST);
        assertThat(settings.rolesOf(Map.of("realm_access", "dr"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "=operator", "ops=god", "ops=sender"})
    void aMappingThatIsNoneIsRefused(String pair) {
        assertThatThrownBy(() -> ProviderSettings.mapping(List.of(pair)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("forestall.oidc.roles");
    }

    @Test
    void noProviderIsReachedInTheClearExceptOnLoopback() {
        assertThatThrownBy(() -> at("http://login.example", "https://dr.example/sign-in/callback"))
                .hasMessageContaining("forestall.oidc.issuer");
        assertThatThrownBy(() -> at("https://login.example", "http://dr.example/sign-in/callback"))
                .hasMessageContaining("forestall.oidc.redirect");
        assertThatThrownBy(() -> at("https://login.example", "https://dr.example/elsewhere"))
                .hasMessageContaining("/sign-in/callback");
        assertThat(at("http://127.0.0.1:9/x", "http://localhost/sign-in/callback").toString())
                .doesNotContain("hidden");
    }

    private static ProviderSettings with(String claim, String... pairs) {
        return new ProviderSettings(
                URI.create("https://login.example"),
                "forestall",
                "hidden",
                URI.create("https://dr.example/sign-in/callback"),
                "x",
                List.of("openid"),
                "preferred_username",
                claim,
                ProviderSettings.mapping(List.of(pairs)));
    }

    private static ProviderSettings at(String issuer, String redirect) {
        return new ProviderSettings(
                URI.create(issuer),
                "forestall",
                "hidden",
                URI.create(redirect),
                "x",
                List.of("openid"),
                "sub",
                "groups",
                Map.of());
    }
}
