package forestall.access;

import forestall.decide.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a browser's session says of who signed in.
 *
 * @param name of the user
 * @param epoch of the user then
 * @param provided roles that a provider gave; empty when the person has a password here
 * @param since when
 */
record Session(String name, int epoch, TreeSet<Role> provided, Instant since)
        implements Serializable {
    private static final String ATTRIBUTE = Session.class.getName();

    static Session ofUser(String name, int epoch, Instant since) {
        return new Session(name, epoch, new TreeSet<>(), since);
    }

    static Session ofProvider(String name, Set<Role> roles, Instant since) {
        return new Session(name, 0, new TreeSet<>(roles), since);
    }

    boolean isProvided() {
        return !provided.isEmpty();
    }

    /** Begins a session under an id that nobody knew before. */
    void begin(HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, this);
        request.changeSessionId();
    }

    static Optional<Session> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (Session) session.getAttribute(ATTRIBUTE));
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
