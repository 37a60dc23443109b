package forestall.access;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import forestall.access.Provider.Failed;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.Role;
import forestall.decide.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Signs people in with an OpenID Connect provider, where one is configured. What has to survive the
 * way there and back is in a cookie of its own that lives ten minutes: the session's stays behind
 * when another site leads here.
 */
@WebServlet("/sign-in/*")
public class ProviderServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger(ProviderServlet.class.getName());
    private static final String COOKIE = "forestall-sign-in";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    @Inject AuditLog audit;

    private final transient Optional<Provider> provider =
            ProviderSettings.configured().map(Provider::new);
    private final transient AccessSettings access = AccessSettings.configured();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (provider.isEmpty() || !(path.equals("/provider") || path.equals("/callback"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            if (path.equals("/provider")) {
                leave(provider.get(), request, response);
            } else {
                arrive(provider.get(), request, response);
            }
        } catch (Failed failed) {
            LOG.log(Level.WARNING, "A sign-in with the provider failed: " + failed.getMessage());
            response.sendRedirect("/login.xhtml?refused=true");
        }
    }

    private void leave(Provider there, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Failed {
        var state = new State();
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        String to = Origins.local(request.getParameter("to"));
        String address = there.signIn(state, nonce, verifier).toString();
        keep(
                request,
                response,
                String.join(
                        "!",
                        state.getValue(),
                        nonce.getValue(),
                        verifier.getValue(),
                        URLEncoder.encode(to, StandardCharsets.UTF_8)),
                600);
        response.sendRedirect(address);
    }

    private void arrive(Provider there, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Failed {
        List<String> kept = kept(request);
        keep(request, response, "", 0);
        String code = request.getParameter("code");
        String state = request.getParameter("state");
        if (kept.size() != 4
                || state == null
                || code == null
                || !Secret.same(Secret.hash(kept.get(0)), Secret.hash(state))) {
            throw new Failed("what came back is not what was asked for");
        }
        Map<String, Object> claims =
                there.claims(
                        new AuthorizationCode(code),
                        new Nonce(kept.get(1)),
                        new CodeVerifier(kept.get(2)));
        Object person = claims.get(there.settings().userClaim());
        if (!(person instanceof String name) || !NAME.matcher(name).matches()) {
            throw new Failed("it did not name the person");
        }
        Set<Role> roles = there.settings().rolesOf(claims);
        String who = "sso:" + name;
        Instant now = Instant.now();
        Map<String, String> from =
                Map.of(
                        "from", Addresses.of(request, access.addressHeader()),
                        "issuer", there.settings().issuer().toString());
        if (roles.isEmpty()) {
            audit.add(new By(who, now), "sign-in-refused", who, from);
            throw new Failed("%s has no group that is given a role".formatted(who));
        }
        audit.add(new By(who, now), "sign-in", who, from);
        Session.ofProvider(who, roles, now).begin(request);
        Arrival.answer(
                response, Origins.local(URLDecoder.decode(kept.get(3), StandardCharsets.UTF_8)));
    }

    private void keep(
            HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        response.addHeader(
                "Set-Cookie",
                "%s=%s; Path=/sign-in; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                        .formatted(
                                COOKIE,
                                value,
                                seconds,
                                access.secureCookies() || request.isSecure() ? "; Secure" : ""));
    }

    private static List<String> kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(each -> each.getName().equals(COOKIE))
                        .findFirst()
                        .map(each -> List.of(each.getValue().split("!", -1)))
                        .orElse(List.of());
    }
}
