package forestall.ship;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comes with a cookie jar and forms, as a browser does, but can lie where a browser cannot. */
final class Visitor {
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final URI address = Shipped.address();
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(cookies)
                    .build();
    private String state = "";

    /** Reads a page; the state of its forms is kept for the next post. */
    HttpResponse<String> read(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve(path)).build());
        Matcher found = STATE.matcher(answer.body());
        state = found.find() ? found.group(1) : "";
        return answer;
    }

    /** Signs in by the page, and says where that leads to; nowhere when it is refused. */
    HttpResponse<String> signIn(String name, String password) {
        read("login.xhtml");
        return submit("login.xhtml", signInFields(name, password));
    }

    static Map<String, String> signInFields(String name, String password) {
        return new TreeMap<>(
                Map.of("sign", "sign", "user", name, "password", password, "enter", "Sign in"));
    }

    /** A form of our own page, with its state. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        fields.put("jakarta.faces.ViewState", state);
        return post(path, fields, ourOrigin());
    }

    /**
     * @param origin as a browser would tell; empty for one that does not
     */
    HttpResponse<String> post(String path, Map<String, String> fields, String origin) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields)));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException away) {
            throw new IllegalStateException(request.uri() + " does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String ourOrigin() {
        return "http://" + address.getAuthority();
    }

    /** Id of the session; empty when there is none. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .collect(Collectors.joining());
    }

    /** Comes with a session that somebody else chose. */
    void bring(String session) {
        var cookie = new HttpCookie("JSESSIONID", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().removeAll();
        cookies.getCookieStore().add(address, cookie);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        each ->
                                URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(
                                                each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
