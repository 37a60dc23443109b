package forestall.access;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Keeps the session's cookie to our own pages, and to TLS where the configuration says that all
 * calls come so. Else Payara does by itself for a call that came over TLS.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (AccessSettings.configured().secureCookies()) {
            event.getServletContext().getSessionCookieConfig().setSecure(true);
        }
    }
}
