package forestall.ship;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nimbusds.jose.JOSEObjectType;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in with an OpenID Connect provider that runs in this very process. */
class ProviderIT extends Shipped {
    private static final MockOAuth2Server PROVIDER =
            new MockOAuth2Server(
                    OAuth2Config.Companion.fromJson("{\"httpServer\": \"NettyWrapper\"}"));

    @BeforeAll
    static void start() {
        PROVIDER.start(InetAddress.getLoopbackAddress(), ShippedService.providerPort());
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @Test
    void inABrowserAPersonComesBackWithTheRolesOfTheirGroups() {
        says(Map.of("preferred_username", "lovelace", "groups", List.of("dr-operators", "staff")));
        Reader reader = new Reader();
        try (reader) {
            Page page =
                    reader.signedOut(
                            URI.create(address() + "component.xhtml?id=ledger"), ColorScheme.LIGHT);
            page.getByText("Sign in with the test's provider").click();

            assertThat(page.locator("#now h1")).hasText("ledger");
            assertThat(page.locator("[id='who']")).containsText("sso:lovelace");
            Assertions.assertThat(page.evaluate("fetch('/api/v1/me').then(r => r.text())"))
                    .isEqualTo("{\"name\":\"sso:lovelace\",\"roles\":[\"OPERATOR\"]}");
            Assertions.assertThat(reader.complaints()).isEmpty();
        }
        Assertions.assertThat(get("api/v1/audit?who=sso:lovelace").body()).contains("\"sign-in\"");
    }

    @Test
    void whoHasNoGroupThatIsMappedIsRefused() {
        says(Map.of("preferred_username", "stranger", "groups", List.of("staff")));
        var visitor = new Visitor();

        Assertions.assertThat(location(thereAndBack(visitor))).contains("/login.xhtml?refused");

        Assertions.assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(302);
        Assertions.assertThat(get("api/v1/audit?who=sso:stranger").body())
                .contains("\"sign-in-refused\"");
    }

    @Test
    void aCallbackThatNobodyAskedForIsRefused() {
        var attacker = new Visitor();
        String back = location(attacker.send(request(leave(attacker))));
        var victim = new Visitor(); // is led to the attacker's answer

        Assertions.assertThat(location(victim.send(request(back)))).contains("refused");
        Assertions.assertThat(
                        location(
                                attacker.send(
                                        request(back.replaceFirst("state=[^&]+", "state=other")))))
                .contains("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "aud,   another-client",
        "iss,   https://another.example",
        "nonce, of-another-sign-in"
    })
    void aTokenForSomebodyElseIsRefused(String claim, String value) {
        says(Map.of("preferred_username", "eve", "groups", List.of("dr-operators"), claim, value));

        Assertions.assertThat(location(thereAndBack(new Visitor()))).contains("refused");
    }

    @Test
    void aTokenThatHasExpiredIsRefused() {
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        "default",
                        "subject",
                        JOSEObjectType.JWT.getType(),
                        List.of("forestall"),
                        Map.of("preferred_username", "late", "groups", List.of("dr-operators")),
                        -3600));

        Assertions.assertThat(location(thereAndBack(new Visitor()))).contains("refused");
    }

    private void says(Map<String, Object> claims) {
        PROVIDER.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        "default",
                        "subject",
                        JOSEObjectType.JWT.getType(),
                        List.of("forestall"),
                        claims,
                        3600));
    }

    /** To the provider, and with its answer back. */
    private static HttpResponse<String> thereAndBack(Visitor visitor) {
        String back = location(visitor.send(request(leave(visitor))));
        return visitor.send(request(back));
    }

    private static String leave(Visitor visitor) {
        String there = location(visitor.read("sign-in/provider?to=/"));
        Assertions.assertThat(there)
                .startsWith(ShippedService.issuer())
                .contains("code_challenge_method=S256")
                .contains("nonce=");
        return there;
    }

    private static HttpRequest request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).build();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none: " + answer.body());
    }
}
