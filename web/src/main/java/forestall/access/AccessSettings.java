package forestall.access;

import forestall.decide.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How the service lets people and programs in.
 *
 * @param hosts {@code forestall.api.hosts}: names that the service answers to; any when empty
 * @param tries {@code forestall.sign.in.tries}: how often an address may try to sign in at once
 *     before it is slowed down, 5 to 10,000; 20
 * @param session {@code forestall.session}: how long a sign-in lasts at most, 5 min to 30 d; 12 h
 * @param secureCookies {@code forestall.cookies.secure}: cookies over TLS alone, also where a proxy
 *     in front ends TLS; false
 * @param addressHeader {@code forestall.address.header}: header in which a proxy in front says who
 *     calls, its last value; none
 * @param token {@code forestall.token.hash}: hash of a token that the configuration brings; none
 * @param tokenRoles {@code forestall.token.roles}: what it may do; operator
 */
record AccessSettings(
        List<String> hosts,
        int tries,
        Duration session,
        boolean secureCookies,
        Optional<String> addressHeader,
        Optional<String> token,
        Set<Role> tokenRoles) {

    AccessSettings {
        if (session.compareTo(Duration.ofMinutes(5)) < 0
                || session.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException(
                    "forestall.session must be PT5M to P30D, was " + session);
        }
        if (tries < 5 || tries > 10_000) {
            throw new IllegalArgumentException(
                    "forestall.sign.in.tries must be 5 to 10000, was " + tries);
        }
        if (token.filter(hash -> !hash.matches("[0-9a-f]{64}")).isPresent()) {
            throw new IllegalArgumentException(
                    "forestall.token.hash must be a SHA-256 in 64 hexadecimal digits");
        }
        hosts = List.copyOf(hosts);
        tokenRoles = Set.copyOf(tokenRoles);
    }

    static AccessSettings configured() {
        return from(ConfigProvider.getConfig());
    }

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    static AccessSettings from(Config config) {
        String secure =
                config.getOptionalValue("forestall.cookies.secure", String.class).orElse("false");
        if (!secure.equals("true") && !secure.equals("false")) {
            throw new IllegalArgumentException(
                    "forestall.cookies.secure must be true or false, was " + secure);
        }
        return new AccessSettings(
                config.getOptionalValues("forestall.api.hosts", String.class).orElse(List.of()),
                config.getOptionalValue("forestall.sign.in.tries", Integer.class)
                        .orElse(Attempts.MOST),
                config.getOptionalValue("forestall.session", Duration.class)
                        .orElse(Duration.ofHours(12)),
                secure.equals("true"),
                config.getOptionalValue("forestall.address.header", String.class),
                config.getOptionalValue("forestall.token.hash", String.class),
                roles(
                        config.getOptionalValues("forestall.token.roles", String.class)
                                .orElse(List.of("operator")),
                        "forestall.token.roles"));
    }

    /**
     * @throws IllegalArgumentException naming the setting when one is no role
     */
    static Set<Role> roles(List<String> words, String setting) {
        Set<Role> roles = new TreeSet<>();
        for (String word : words) {
            Role role = null;
            for (Role each : Role.values()) {
                if (each.name().equalsIgnoreCase(word.strip())) {
                    role = each;
                }
            }
            if (role == null) {
                throw new IllegalArgumentException(
                        "%s must be of %s, was %s"
                                .formatted(setting, List.of(Role.values()), word));
            }
            roles.add(role);
        }
        return roles;
    }
}
