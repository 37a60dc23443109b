package forestall.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where a call comes from. */
final class Addresses {

    private Addresses() {}

    /**
     * @param header in which a proxy in front says it; its last value is what that proxy saw
     */
    static String of(HttpServletRequest request, Optional<String> header) {
        return header.map(request::getHeader)
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(value -> value.matches("[0-9A-Fa-f.:]{2,45}"))
                .orElseGet(request::getRemoteAddr);
    }
}
