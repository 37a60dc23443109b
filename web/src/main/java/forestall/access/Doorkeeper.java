package forestall.access;

import forestall.access.Caller.How;
import forestall.decide.Role;
import forestall.decide.Secret;
import forestall.decide.Tokens;
import forestall.decide.Users;
import forestall.decide.Users.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Finds out who calls: by bearer token, or by the session that a sign-in began. Whether they may is
 * for {@link Gate} to say.
 */
@ApplicationScoped
public class Doorkeeper implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(Doorkeeper.class.getName());

    /** Attribute of a request whose caller cannot be found out now. */
    static final String UNKNOWABLE = "forestall.access.unknowable";

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 200;

    @Inject Users users;
    @Inject Tokens tokens;
    @Inject IdentityStoreHandler stores;

    private final AccessSettings settings = AccessSettings.configured();

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (context.isAuthenticationRequest()) {
            return signIn(request, context, context.getAuthParameters().getCredential());
        }
        String path = request.getServletPath();
        if (path.startsWith("/jakarta.faces.resource")) { // open, and many for each page
            return context.doNothing();
        }
        Instant now = Instant.now();
        String authorization = request.getHeader("Authorization");
        Optional<Caller> caller;
        try {
            caller =
                    authorization != null && !path.endsWith(".xhtml")
                            ? byToken(authorization, now)
                            : bySession(request, now);
        } catch (RuntimeException away) { // most likely the database
            LOG.log(Level.SEVERE, "Nobody can be let in", away);
            request.setAttribute(UNKNOWABLE, true);
            return context.doNothing();
        }
        if (caller.isEmpty()) {
            return context.doNothing();
        }
        caller.get().enter(request);
        return context.notifyContainerAboutLogin(
                caller.get().name(),
                caller.get().roles().stream().map(Role::name).collect(Collectors.toSet()));
    }

    private AuthenticationStatus signIn(
            HttpServletRequest request, HttpMessageContext context, Credential credential) {
        CredentialValidationResult result = stores.validate(credential);
        Optional<User> user =
                result.getStatus() == CredentialValidationResult.Status.VALID
                        ? users.byName(result.getCallerPrincipal().getName())
                        : Optional.empty();
        if (user.isEmpty()) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        Session.ofUser(user.get().name(), user.get().epoch(), Instant.now()).begin(request);
        return context.notifyContainerAboutLogin(result);
    }

    private Optional<Caller> byToken(String authorization, Instant now) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || authorization.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String hash = Secret.hash(authorization.substring(BEARER.length()).strip());
        if (settings.token().filter(known -> Secret.same(known, hash)).isPresent()) {
            return Optional.of(
                    new Caller("token:configured", settings.tokenRoles(), How.TOKEN, false));
        }
        return tokens.use(hash, now)
                .map(token -> new Caller("token:" + token.name(), token.roles(), How.TOKEN, false));
    }

    private Optional<Caller> bySession(HttpServletRequest request, Instant now) {
        Optional<Session> session =
                Session.of(request)
                        .filter(each -> now.isBefore(each.since().plus(settings.session())));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Session known = session.get();
        if (known.isProvided()) {
            return Optional.of(new Caller(known.name(), known.provided(), How.PROVIDER, false));
        }
        return users.byName(known.name())
                .filter(user -> !user.disabled() && user.epoch() == known.epoch())
                .map(
                        user ->
                                new Caller(
                                        user.name(),
                                        user.roles(),
                                        How.PASSWORD,
                                        user.mustChange()));
    }
}
