package forestall.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forestall.decide.Users;
import forestall.json.ModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may what, from outside: what is refused, and what is let through. */
class SecurityIT extends Shipped {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @BeforeEach
    void catalogue() {
        loadCatalogue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/components",
                "api/v1/status",
                "api/v1/users",
                "api/v1/me",
                "api/v1/what-is-not-there",
                "openapi",
                "metrics",
                "what-is-not-there"
            })
    void withoutATokenAProgramIsRefused(String path) {
        HttpResponse<String> refused =
                send(HttpRequest.newBuilder(address().resolve(path)).build());

        assertProblem(refused, 401, "unauthenticated");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer fst_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Basic YWRtaW46YWRtaW4=",
                "Bearer ' or true --"
            })
    void aTokenThatNobodyMadeIsRefused(String authorization) {
        assertProblem(
                send(
                        HttpRequest.newBuilder(address().resolve("api/v1/status"))
                                .header("Authorization", authorization)
                                .build()),
                401,
                "unauthenticated");
    }

    @Test
    void peopleAreSentToSignInAndOnToWhereTheyWanted() {
        var visitor = new Visitor();
        HttpResponse<String> sent = visitor.read("component.xhtml?id=ledger");
        assertThat(sent.statusCode()).isEqualTo(302);
        String login = sent.headers().firstValue("Location").orElseThrow();
        assertThat(login).contains("/login.xhtml?to=%2Fcomponent.xhtml%3Fid%3Dledger");

        user("viewer", "wanderer");
        visitor.read("login.xhtml?to=%2Fcomponent.xhtml%3Fid%3Dledger");
        var fields = Visitor.signInFields("wanderer", PASSWORD);
        fields.put("to", "/component.xhtml?id=ledger");
        HttpResponse<String> onwards = visitor.submit("login.xhtml", fields);
        assertThat(onwards.headers().firstValue("Location").orElse(""))
                .endsWith("/component.xhtml?id=ledger");
        assertThat(visitor.read("component.xhtml?id=ledger").body()).contains("wanderer");

        fields = Visitor.signInFields("wanderer", PASSWORD);
        fields.put("to", "//elsewhere.example/");
        var other = new Visitor();
        other.read("login.xhtml");
        assertThat(other.submit("login.xhtml", fields).headers().firstValue("Location").orElse(""))
                .doesNotContain("elsewhere");
    }

    @ParameterizedTest(name = "{0}: {1} {2} is {3}")
    @CsvSource({
        "VIEWER,   GET,    components,             200",
        "VIEWER,   GET,    me,                     200",
        "VIEWER,   DELETE, components/nobody,      403",
        "VIEWER,   POST,   failovers,              403",
        "VIEWER,   POST,   telemetry/samples,      403",
        "VIEWER,   GET,    users,                  403",
        "SENDER,   GET,    components,             403",
        "SENDER,   GET,    status,                 403",
        "SENDER,   POST,   telemetry/samples,      200",
        "SENDER,   PUT,    telemetry/mapping,      403",
        "OPERATOR, DELETE, components/nobody,      404",
        "OPERATOR, POST,   telemetry/samples,      200",
        "OPERATOR, GET,    audit,                  403",
        "OPERATOR, POST,   rulesets/1/approve,     403",
        "ANALYST,  POST,   rulesets/1/approve,     403",
        "ANALYST,  DELETE, components/nobody,      403",
        "APPROVER, POST,   rulesets/1/files,       403",
        "ADMIN,    GET,    users,                  200",
        "ADMIN,    GET,    audit,                  200",
        "ADMIN,    DELETE, components/nobody,      403",
    })
    void aTokenMayWhatItsRoleMay(String role, String method, String path, int status) {
        HttpResponse<String> answer =
                send(
                        as(token(role, null).get("secret").asText(), "api/v1/" + path)
                                .header(
                                        "Content-Type",
                                        path.startsWith("telemetry/s") ? LINES : JSON)
                                .method(method, BodyPublishers.noBody())
                                .build());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertProblem(answer, 403, "forbidden");
        }
    }

    @Test
    void aRevokedTokenIsRefusedAtOnceAndSoIsAnExpiredOne() {
        JsonNode revoked = token("VIEWER", null);
        JsonNode expired = token("VIEWER", "PT2S");
        String secret = revoked.get("secret").asText();
        assertThat(send(as(secret, "api/v1/status").build()).statusCode()).isEqualTo(200);

        delete("api/v1/tokens/" + revoked.at("/token/id").asText());

        assertProblem(send(as(secret, "api/v1/status").build()), 401, "unauthenticated");
        await(
                "the other to expire",
                () ->
                        send(as(expired.get("secret").asText(), "api/v1/status").build())
                                        .statusCode()
                                == 401);
        assertThat(get("api/v1/tokens").body()).doesNotContain(secret).doesNotContain("fst_");
        assertThat(rows("select hash from api_token")).doesNotContain(secret);
    }

    @Test
    void fiveBadPasswordsLockOutAlsoForTheGoodOneAndAnAdminUnlocks() {
        user("viewer", "forgetful");
        var visitor = new Visitor();
        for (int attempt = 0; attempt < Users.MOST_FAILURES; attempt++) {
            assertRefused(visitor.signIn("forgetful", "not the password"));
        }
        assertRefused(visitor.signIn("forgetful", PASSWORD));
        assertRefused(visitor.signIn("nobody-at-all", PASSWORD)); // in the same words
        assertThat(get("api/v1/audit?subject=forgetful").body())
                .contains("\"sign-in-failed\"")
                .contains("\"locked-out\"");

        post("api/v1/users/forgetful/unlock", JSON, "");

        visitor.signIn("forgetful", PASSWORD);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionBeginsUnderAnIdThatNobodyKnew() {
        user("viewer", "fixated");
        var attacker = new Visitor();
        attacker.read("login.xhtml");
        String known = attacker.session();
        var visitor = new Visitor();
        visitor.bring(known.isEmpty() ? "chosenbysomebodyelse" : known);

        HttpResponse<String> in = visitor.signIn("fixated", PASSWORD);

        assertThat(to(in)).endsWith("/");
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(known);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(200);
        attacker.bring(known);
        assertThat(attacker.read("index.xhtml").statusCode()).isEqualTo(302);
        assertThat(String.join(" ", in.headers().allValues("Set-Cookie")))
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=strict")
                .doesNotContain("Secure"); // by plain HTTP, on loopback
    }

    @Test
    void aSessionEndsWithSignOutWithNewRolesAndWithANewPassword() {
        user("viewer", "leaver");
        var visitor = new Visitor();
        visitor.signIn("leaver", PASSWORD);
        visitor.read("index.xhtml");
        var fields = new TreeMap<String, String>();
        fields.put("who", "who");
        fields.put("who:out", "Sign out");
        assertThat(visitor.submit("index.xhtml", fields).statusCode()).isEqualTo(302);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(302);

        visitor.signIn("leaver", PASSWORD);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(200);
        put("api/v1/users/leaver/roles", "{\"roles\":[\"OPERATOR\"]}");
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(302);

        visitor.signIn("leaver", PASSWORD);
        post("api/v1/users/leaver/password", JSON, "");
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormOfAnotherSiteOrWithoutStateIsRefused() {
        user("operator", "clicker");
        var visitor = new Visitor();
        visitor.signIn("clicker", PASSWORD);
        visitor.read("index.xhtml");
        var fields = new TreeMap<String, String>();
        fields.put("who", "who");
        fields.put("who:out", "Sign out");

        assertProblem(
                visitor.post("index.xhtml", fields, visitor.ourOrigin()), 403, "no-view-state");
        fields.put("jakarta.faces.ViewState", "-1:-1");
        assertProblem(
                visitor.post("index.xhtml", fields, "https://elsewhere.example"),
                403,
                "cross-site");
        assertProblem(visitor.post("index.xhtml", fields, ""), 403, "cross-site");
        assertProblem(
                visitor.post(
                        "login.xhtml",
                        Visitor.signInFields("clicker", PASSWORD),
                        "https://elsewhere.example"),
                403,
                "cross-site");
        // A state that is none leads back to the page, and does nothing.
        assertThat(visitor.post("index.xhtml", fields, visitor.ourOrigin()).statusCode())
                .isEqualTo(302);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionActsOnTheApiOnlyFromOurOwnPages() {
        user("operator", "scripted");
        var visitor = new Visitor();
        visitor.signIn("scripted", PASSWORD);
        HttpRequest.Builder act =
                HttpRequest.newBuilder(address().resolve("api/v1/components/nobody")).DELETE();

        assertThat(visitor.read("api/v1/components").statusCode()).isEqualTo(200);
        assertProblem(visitor.send(act.copy().build()), 403, "cross-site");
        assertProblem(
                visitor.send(act.copy().header("Origin", "https://elsewhere.example").build()),
                403,
                "cross-site");
        assertProblem(
                visitor.send(act.copy().header("Origin", visitor.ourOrigin()).build()),
                404,
                "unknown-component");
    }

    @Test
    void aPageOfAnotherSiteMayLeadHereAndTheSessionIsFound() {
        user("viewer", "follower");
        var visitor = new Visitor();
        HttpResponse<String> arrival =
                visitor.send(
                        HttpRequest.newBuilder(address().resolve("component.xhtml?id=ledger"))
                                .header("Sec-Fetch-Site", "cross-site")
                                .build());

        assertThat(arrival.statusCode()).isEqualTo(200);
        assertThat(arrival.body()).contains("content=\"0;url=/component.xhtml?id=ledger\"");
        assertThat(arrival.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aPasswordToBeginWithHasToBeReplacedFirst() {
        String first = newUser("VIEWER", "novice");
        var visitor = new Visitor();
        assertThat(to(visitor.signIn("novice", first))).endsWith("/");
        assertThat(visitor.read("index.xhtml").headers().firstValue("Location").orElse(""))
                .endsWith("/password.xhtml");
        assertProblem(visitor.read("api/v1/components"), 403, "password-change-due");

        assertThat(to(choose(visitor, first, "too short")))
                .endsWith("/password.xhtml?refused=weak");
        assertThat(visitor.read("password.xhtml?refused=weak").body())
                .contains("12 to 200 characters");
        assertThat(to(choose(visitor, "not the password", PASSWORD)))
                .endsWith("/password.xhtml?refused=wrong");
        assertThat(choose(visitor, first, PASSWORD).headers().firstValue("Location").orElse(""))
                .contains("/login.xhtml");

        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(302);
        assertRefused(visitor.signIn("novice", first));
        visitor.signIn("novice", PASSWORD);
        assertThat(visitor.read("index.xhtml").statusCode()).isEqualTo(200);
        assertThat(visitor.read("users.xhtml").statusCode()).isEqualTo(403);
    }

    @Test
    void theLastAdminStays() {
        assertProblem(post("api/v1/users/admin/disable", JSON, ""), 409, "last-admin");
        assertProblem(post("api/v1/users/nobody/disable", JSON, ""), 404, "unknown-user");
        assertProblem(
                post("api/v1/users", JSON, "{\"name\":\"x y\",\"roles\":[\"VIEWER\"]}"),
                400,
                "invalid-value");
        assertProblem(
                post("api/v1/users", JSON, "{\"name\":\"x\",\"roles\":[\"SENDER\"]}"),
                400,
                "invalid-value");
        assertProblem(
                post("api/v1/users", JSON, "{\"name\":\"admin\",\"roles\":[\"VIEWER\"]}"),
                409,
                "user-exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.xhtml", "index.xhtml", "api/v1/status", "health", "openapi"})
    void everyAnswerTellsTheBrowserWhatItMustNotDo(String path) {
        var headers = get(path).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("camera=()");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.allValues("Content-Security-Policy"))
                .isNotEmpty()
                .allMatch(policy -> policy.contains("frame-ancestors 'none'"));
    }

    @Test
    void scriptsRunByNonceAloneAndEachPageHasItsOwn() {
        String policy = scriptPolicy();

        assertThat(policy)
                .contains("script-src 'self' 'nonce-")
                .contains("style-src 'self'")
                .contains("object-src 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(policy.replace("style-src-attr 'unsafe-inline'", ""))
                .doesNotContain("unsafe-inline");
        assertThat(scriptPolicy()).isNotEqualTo(policy);
    }

    private static String scriptPolicy() {
        return get("login.xhtml").headers().allValues("Content-Security-Policy").stream()
                .filter(each -> each.contains("script-src"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAuditLogCannotBeChangedEvenByTheServicesOwnRole() {
        newUser("VIEWER", "noted");

        assertThat(get("api/v1/audit?subject=noted").body())
                .contains("\"who\":\"token:configured\"")
                .contains("\"user-added\"");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> rows("delete from audit returning who"))
                .hasRootCauseMessage(
                        "ERROR: the audit log is only added to\n  Where: PL/pgSQL function audit_stays() line 3 at RAISE");
    }

    @Test
    void noFileOfTheServiceHoldsAPasswordOrAToken() throws IOException {
        String first = newUser("VIEWER", "leaky");
        var visitor = new Visitor();
        visitor.signIn("leaky", first);
        String wrong = "a-wrong-password-that-was-typed";
        visitor.signIn("leaky", wrong);
        visitor.signIn(wrong, wrong); // in the wrong field
        String token = token("VIEWER", null).get("secret").asText();
        send(as(token, "api/v1/status").build());
        send(as(token + "x", "api/v1/status").build());
        String admins = ShippedService.service().firstPassword().orElseThrow();

        Path data = Path.of("target/it-data/payara");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text.contains(first)).as(file + " has a password").isFalse();
                assertThat(text.contains(wrong)).as(file + " has a bad password").isFalse();
                assertThat(text.contains(token)).as(file + " has a token").isFalse();
                assertThat(text.contains(admins)).as(file + " has admin's password").isFalse();
                assertThat(text.contains(ShippedService.service().token()))
                        .as(file + " has the folder's token")
                        .isFalse();
            }
        }
        assertThat(rows("select password from app_user where name = 'leaky'"))
                .allMatch(hash -> hash.startsWith("PBKDF2WithHmacSHA512:210000:"));
        assertThat(rows("select who || subject || detail from audit"))
                .noneMatch(each -> each.contains(wrong));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(to(answer)).contains("/login.xhtml?failed=true");
    }

    private static String to(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Goes on with one's own password, so that the page asks for no other. */
    private static final String PASSWORD = "seven green umbrellas";

    private static void user(String role, String name) {
        String first = newUser(role.toUpperCase(java.util.Locale.ROOT), name);
        var visitor = new Visitor();
        visitor.signIn(name, first);
        visitor.read("password.xhtml");
        choose(visitor, first, PASSWORD);
    }

    private static HttpResponse<String> choose(Visitor visitor, String old, String chosen) {
        visitor.read("password.xhtml");
        var fields = new TreeMap<String, String>();
        fields.put("change", "change");
        fields.put("old", old);
        fields.put("chosen", chosen);
        fields.put("again", chosen);
        fields.put("save", "Change password");
        return visitor.submit("password.xhtml", fields);
    }

    private static String newUser(String role, String name) {
        HttpResponse<String> added =
                post(
                        "api/v1/users",
                        JSON,
                        "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, role));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return read(added.body()).get("password").asText();
    }

    private static JsonNode token(String role, String validFor) {
        String more = validFor == null ? "" : ",\"validFor\":\"%s\"".formatted(validFor);
        HttpResponse<String> made =
                post(
                        "api/v1/tokens",
                        JSON,
                        "{\"name\":\"it-%d\",\"roles\":[\"%s\"]%s}"
                                .formatted(COUNT.incrementAndGet(), role, more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return read(made.body());
    }

    private static HttpRequest.Builder as(String token, String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode read(String body) {
        try {
            return ModelJson.mapper().readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
