package forestall.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a browser that was sent here by another site ask once more, of itself: only then does it
 * bring the cookie of its session along, which is for our own pages alone.
 */
final class Arrival {

    private Arrival() {}

    /**
     * @param to as {@link Origins#local} lets it through: nothing in it has to be escaped but &amp;
     */
    static void answer(HttpServletResponse response, String to) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        String address = to.replace("&", "&amp;");
        response.getWriter()
                .write(
                        """
                        <!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Forestall</title>
                        <meta http-equiv="refresh" content="0;url=%s"></head>
                        <body><p><a href="%s">Go on to Forestall</a></p></body></html>
                        """
                                .formatted(address, address));
    }
}
