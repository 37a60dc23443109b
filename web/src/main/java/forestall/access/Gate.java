package forestall.access;

import forestall.access.Caller.How;
import forestall.api.Problem;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every call to the service passes here: it gets its security headers, is refused when another
 * site's page asks, and is let through when {@link Permissions} lets its caller. People are sent to
 * sign in; programs get a problem document.
 */
public final class Gate implements Filter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    private final AccessSettings settings = AccessSettings.configured();

    @Override
    public void doFilter(ServletRequest plain, ServletResponse reply, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plain;
        HttpServletResponse response = (HttpServletResponse) reply;
        Headers.set(request, response, settings.secureCookies());
        Optional<Denial> foreign = foreign(request);
        if (foreign.isPresent()) {
            foreign.get().answer(response);
            return;
        }
        Optional<Caller> caller = Caller.of(request);
        Permissions.Row row = Permissions.of(request.getMethod(), path(request));
        if (!row.isOpen() && request.getAttribute(Doorkeeper.UNKNOWABLE) != null) {
            response.setHeader("Retry-After", "10");
            new Denial(503, "unavailable", "who asks cannot be found out now; try again")
                    .answer(response);
            return;
        }
        if (!row.isOpen()) {
            Optional<Denial> refusal = refusal(request, caller, row);
            if (refusal.isPresent()) {
                refuse(request, response, caller, refusal.get());
                return;
            }
        }
        HttpServletRequest known = caller.isPresent() ? new Known(request, caller.get()) : request;
        try {
            chain.doFilter(known, response);
        } catch (ServletException failure) {
            if (!isExpired(failure) || response.isCommitted()) {
                throw failure;
            }
            response.reset();
            Headers.set(request, response, settings.secureCookies());
            response.sendRedirect(here(request)); // the page anew, with a state of its own
        }
    }

    private Optional<Denial> foreign(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (!Origins.isOurName(settings.hosts(), host)) {
            return Denial.of(403, "unknown-host", "this service is not called " + host);
        }
        String origin = request.getHeader("Origin");
        if (!SAFE.contains(request.getMethod())
                && Origins.isForeign(host, origin, request.getHeader("Sec-Fetch-Site"))) {
            return Denial.of(403, "cross-site", "a page of another site asks for this: " + origin);
        }
        if (request.getMethod().equals("POST") && isPage(request)) {
            if (!Origins.isOurs(host, origin, request.getHeader("Sec-Fetch-Site"))) {
                return Denial.of(403, "cross-site", "no page of ours asks for this");
            }
            boolean form =
                    String.valueOf(request.getContentType())
                            .toLowerCase(Locale.ROOT)
                            .startsWith("application/x-www-form-urlencoded");
            if (form && request.getParameter(VIEW_STATE) == null) {
                return Denial.of(403, "no-view-state", "the form is none of ours");
            }
        }
        return Optional.empty();
    }

    private static Optional<Denial> refusal(
            HttpServletRequest request, Optional<Caller> caller, Permissions.Row row) {
        if (caller.isEmpty()) {
            return Denial.of(
                    401,
                    "unauthenticated",
                    "say who you are: Authorization: Bearer and a token that is valid, or sign in");
        }
        if (!caller.get().may(row.roles())) {
            return Denial.of(
                    403,
                    "forbidden",
                    "%s takes the role %s"
                            .formatted(
                                    request.getMethod() + " " + path(request),
                                    row.roles().stream()
                                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                                            .sorted()
                                            .collect(Collectors.joining(" or "))));
        }
        if (caller.get().mustChange() && !request.getServletPath().equals("/password.xhtml")) {
            return Denial.of(403, "password-change-due", "choose a password of your own first");
        }
        boolean bySession = caller.get().how() != How.TOKEN;
        if (bySession
                && !SAFE.contains(request.getMethod())
                && !Origins.isOurs(
                        request.getHeader("Host"),
                        request.getHeader("Origin"),
                        request.getHeader("Sec-Fetch-Site"))) {
            return Denial.of(
                    403, "cross-site", "with a session only pages of ours may ask for this");
        }
        return Optional.empty();
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<Caller> caller,
            Denial refusal)
            throws IOException {
        if (!isPage(request)) {
            if (refusal.status() == 401) {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"forestall\"");
            }
            refusal.answer(response);
            return;
        }
        boolean arrives =
                SAFE.contains(request.getMethod())
                        && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        if (caller.isEmpty() && arrives) {
            Arrival.answer(response, here(request)); // the cookie comes with the second try
        } else if (caller.isEmpty()) {
            sendTo(
                    request,
                    response,
                    "/login.xhtml?to=" + URLEncoder.encode(here(request), StandardCharsets.UTF_8));
        } else if (refusal.code().equals("password-change-due")) {
            sendTo(request, response, "/password.xhtml");
        } else {
            refusal.answer(response);
        }
    }

    private static void sendTo(
            HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            response.setCharacterEncoding("UTF-8");
            response.getWriter()
                    .write(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                                    + path.replace("&", "&amp;")
                                    + "\"/></partial-response>");
        } else {
            response.sendRedirect(path);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/") || path.endsWith(".xhtml");
    }

    private static String path(HttpServletRequest request) {
        String more = request.getPathInfo();
        return request.getServletPath() + (more == null ? "" : more);
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return Origins.local(path(request) + (query == null ? "" : "?" + query));
    }

    private static boolean isExpired(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ViewExpiredException) {
                return true;
            }
        }
        return false;
    }

    /** Why a call is refused. */
    private record Denial(int status, String code, String detail) {

        static Optional<Denial> of(int status, String code, String detail) {
            return Optional.of(new Denial(status, code, detail));
        }

        void answer(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(Problem.document(status, code, detail));
        }
    }
}
