package forestall.access;

import forestall.decide.Role;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The OpenID Connect provider that people may sign in with.
 *
 * @param issuer {@code forestall.oidc.issuer}: by https, or by http on loopback
 * @param clientId {@code forestall.oidc.client.id}
 * @param clientSecret {@code forestall.oidc.client.secret}
 * @param redirect {@code forestall.oidc.redirect}: address of this service's {@code
 *     /sign-in/callback} as browsers know it
 * @param name {@code forestall.oidc.name}: what the button calls it; single sign-on
 * @param scopes {@code forestall.oidc.scopes}: by commas; openid, profile, email
 * @param userClaim {@code forestall.oidc.user.claim}: claim that names a person; preferred_username
 * @param rolesClaim {@code forestall.oidc.roles.claim}: claim that lists groups, nested ones by
 *     dots; groups
 * @param roles {@code forestall.oidc.roles}: {@code group=role} by commas; a group may be there
 *     more than once
 */
record ProviderSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        URI redirect,
        String name,
        List<String> scopes,
        String userClaim,
        String rolesClaim,
        Map<String, Set<Role>> roles) {

    ProviderSettings {
        secure(issuer, "forestall.oidc.issuer");
        secure(redirect, "forestall.oidc.redirect");
        if (!redirect.getPath().equals("/sign-in/callback")) {
            throw new IllegalArgumentException(
                    "forestall.oidc.redirect must end in /sign-in/callback, was " + redirect);
        }
        scopes = List.copyOf(scopes);
    }

    private static void secure(URI address, String setting) {
        boolean loopback =
                "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (!"https".equals(address.getScheme())
                && !("http".equals(address.getScheme()) && loopback)) {
            throw new IllegalArgumentException(
                    "%s must begin with https://, was %s".formatted(setting, address));
        }
    }

    static Optional<ProviderSettings> configured() {
        return from(ConfigProvider.getConfig());
    }

    /**
     * @return empty when no issuer is set
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    static Optional<ProviderSettings> from(Config config) {
        return config.getOptionalValue("forestall.oidc.issuer", URI.class)
                .map(
                        issuer ->
                                new ProviderSettings(
                                        issuer,
                                        needed(config, "forestall.oidc.client.id"),
                                        needed(config, "forestall.oidc.client.secret"),
                                        URI.create(needed(config, "forestall.oidc.redirect")),
                                        text(config, "forestall.oidc.name", "single sign-on"),
                                        config.getOptionalValues(
                                                        "forestall.oidc.scopes", String.class)
                                                .orElse(List.of("openid", "profile", "email")),
                                        text(
                                                config,
                                                "forestall.oidc.user.claim",
                                                "preferred_username"),
                                        text(config, "forestall.oidc.roles.claim", "groups"),
                                        mapping(
                                                config.getOptionalValues(
                                                                "forestall.oidc.roles",
                                                                String.class)
                                                        .orElse(List.of()))));
    }

    private static String text(Config config, String name, String usual) {
        return config.getOptionalValue(name, String.class).orElse(usual);
    }

    private static String needed(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        name + " is needed with forestall.oidc.issuer"));
    }

    static Map<String, Set<Role>> mapping(List<String> pairs) {
        Map<String, Set<Role>> mapping = new LinkedHashMap<>();
        for (String pair : pairs) {
            int sign = pair.lastIndexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException(
                        "forestall.oidc.roles must be group=role by commas, had " + pair);
            }
            Set<Role> role =
                    AccessSettings.roles(List.of(pair.substring(sign + 1)), "forestall.oidc.roles");
            if (!Role.OF_PEOPLE.containsAll(role)) {
                throw new IllegalArgumentException(
                        "forestall.oidc.roles: people cannot have " + role);
            }
            mapping.computeIfAbsent(pair.substring(0, sign).strip(), key -> new TreeSet<>())
                    .addAll(role);
        }
        return mapping;
    }

    /** Roles that claims give; none when no group of theirs is mapped. */
    Set<Role> rolesOf(Map<String, Object> claims) {
        Object value = claims;
        for (String part : rolesClaim.split("\\.", -1)) {
            value = value instanceof Map<?, ?> nested ? nested.get(part) : null;
        }
        List<?> groups =
                value instanceof List<?> many ? many : value == null ? List.of() : List.of(value);
        Set<Role> given = new TreeSet<>();
        for (Object group : groups) {
            given.addAll(roles.getOrDefault(String.valueOf(group), Set.of()));
        }
        return given;
    }

    @Override
    public String toString() { // the secret stays one
        return "OpenID Connect with " + new TreeMap<>(Map.of("issuer", issuer, "client", clientId));
    }
}
