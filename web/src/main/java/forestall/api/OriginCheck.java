package forestall.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps other sites' pages in a reader's browser from acting on the service. A browser says where a
 * request comes from; a client that is no browser does not, and is let through.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 1)
public class OriginCheck implements ContainerRequestFilter {
    /**
     * {@code forestall.api.hosts}: names that the service answers to, by commas; any when left out.
     */
    private final List<String> hosts =
            ConfigProvider.getConfig()
                    .getOptionalValues("forestall.api.hosts", String.class)
                    .orElse(List.of());

    @Override
    public void filter(ContainerRequestContext request) {
        String host = request.getHeaderString("Host");
        if (!hosts.isEmpty() && (host == null || !hosts.contains(nameOf(host)))) {
            throw new Problem(403, "unknown-host", "this service is not called " + host);
        }
        String method = request.getMethod();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        boolean elsewhere = origin != null && !authorityOf(origin).equalsIgnoreCase(host);
        if (elsewhere || "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
            throw new Problem(403, "cross-site", "a page of another site asks for this: " + origin);
        }
    }

    private static String nameOf(String host) {
        return host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    }

    private static String authorityOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }
}
