package forestall.screen;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestCookieMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import java.util.Map;

/** Light or dark, as the reader chose or as the reader's system has it. */
@Named
@RequestScoped
public class Appearance {
    /** Set by the page's script: {@code light} or {@code dark}. */
    static final String COOKIE = "forestall-appearance";

    @Inject @RequestCookieMap Map<String, Object> cookies;

    public boolean isDark() {
        return cookies.get(COOKIE) instanceof Cookie cookie && "dark".equals(cookie.getValue());
    }

    /** The PrimeFaces theme. */
    public String getTheme() {
        return isDark() ? "arya-blue" : "saga-blue";
    }
}
