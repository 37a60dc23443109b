package forestall.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Speaks with an OpenID Connect provider: authorization code flow with PKCE, state, and nonce. An
 * identity token counts only when the provider's own key signed it. Thread-safe.
 */
final class Provider {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    /** Signatures that take the provider's private key. */
    private static final Set<JWSAlgorithm> SIGNED =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final ProviderSettings settings;
    private volatile OIDCProviderMetadata known;

    Provider(ProviderSettings settings) {
        this.settings = settings;
    }

    ProviderSettings settings() {
        return settings;
    }

    /** The provider did not do as it has to, or said no. */
    static final class Failed extends Exception {
        Failed(String message) {
            super(message);
        }

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Where a browser is sent to sign in there. */
    URI signIn(State state, Nonce nonce, CodeVerifier verifier) throws Failed {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        settings.redirect())
                .endpointURI(metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** What the provider says of who signed in there. */
    Map<String, Object> claims(AuthorizationCode code, Nonce nonce, CodeVerifier verifier)
            throws Failed {
        var grant = new AuthorizationCodeGrant(code, settings.redirect(), verifier);
        var client =
                new ClientSecretBasic(
                        new ClientID(settings.clientId()), new Secret(settings.clientSecret()));
        HTTPRequest request =
                new TokenRequest.Builder(metadata().getTokenEndpointURI(), client, grant)
                        .build()
                        .toHTTPRequest();
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        try {
            TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
            if (!answer.indicatesSuccess()) {
                ErrorObject error = answer.toErrorResponse().getErrorObject();
                throw new Failed("it refused the code: " + error.getCode());
            }
            JWT token =
                    ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens().getIDToken();
            if (token == null || !SIGNED.contains(token.getHeader().getAlgorithm())) {
                throw new Failed("it sent no identity token that is signed with its own key");
            }
            return validator((JWSAlgorithm) token.getHeader().getAlgorithm())
                    .validate(token, nonce)
                    .toJSONObject();
        } catch (IOException | GeneralException broken) {
            throw new Failed("it cannot be understood: " + broken.getMessage(), broken);
        } catch (com.nimbusds.jose.proc.BadJOSEException | com.nimbusds.jose.JOSEException wrong) {
            throw new Failed("its identity token is refused: " + wrong.getMessage(), wrong);
        }
    }

    private IDTokenValidator validator(JWSAlgorithm algorithm) throws Failed, IOException {
        return new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                algorithm,
                metadata().getJWKSetURI().toURL(),
                new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES));
    }

    // A provider that is away when the service starts is asked again when somebody signs in.
    private OIDCProviderMetadata metadata() throws Failed {
        OIDCProviderMetadata seen = known;
        if (seen == null) {
            try {
                seen =
                        OIDCProviderMetadata.resolve(
                                new Issuer(settings.issuer()), CONNECT_MILLIS, READ_MILLIS);
            } catch (IOException | GeneralException away) {
                throw new Failed("it does not describe itself: " + away.getMessage(), away);
            }
            known = seen;
        }
        return seen;
    }
}
