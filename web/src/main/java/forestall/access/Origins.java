package forestall.access;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Keeps other sites' pages in a reader's browser from acting on the service. A browser says where a
 * request comes from; a client that is no browser does not.
 */
final class Origins {

    private Origins() {}

    /**
     * True when the service is called by one of its names.
     *
     * @param hosts names that it answers to; empty means any
     */
    static boolean isOurName(List<String> hosts, String host) {
        return hosts.isEmpty()
                || (host != null
                        && hosts.contains(
                                host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT)));
    }

    /** True when a browser says that a page of another site asks. */
    static boolean isForeign(String host, String origin, String fetchSite) {
        return (origin != null && !authorityOf(origin).equalsIgnoreCase(host))
                || "cross-site".equals(fetchSite);
    }

    /** True when a browser says that a page of ours asks. */
    static boolean isOurs(String host, String origin, String fetchSite) {
        return !isForeign(host, origin, fetchSite)
                && (origin != null || "same-origin".equals(fetchSite));
    }

    private static String authorityOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    /** A path of ours to go on to; the first page for whatever could lead elsewhere. */
    static String local(String path) {
        boolean ours =
                path != null
                        && path.matches("/[A-Za-z0-9._~%&=?+:,@-][A-Za-z0-9._~%&=?+:,@/-]*")
                        && !path.startsWith("/login.xhtml");
        return ours ? path : "/";
    }
}
