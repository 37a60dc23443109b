package forestall.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers that tell a browser what it must not do with an answer. What pages may load and run is
 * added by PrimeFaces, which knows each page's nonce; its part is in {@code web.xml}.
 */
final class Headers {

    private Headers() {}

    static void set(HttpServletRequest request, HttpServletResponse response, boolean secure) {
        String path = request.getServletPath();
        boolean page = path.endsWith(".xhtml") || path.equals("/") || path.isEmpty();
        boolean resource = path.startsWith("/jakarta.faces.resource");
        response.setHeader(
                "Content-Security-Policy",
                page && !resource
                        ? "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                        : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!resource) { // those who know better set it anew
            response.setHeader("Cache-Control", "no-store");
        }
        if (secure || request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
