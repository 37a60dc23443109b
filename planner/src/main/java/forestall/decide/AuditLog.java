package forestall.decide;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who did what. Entries are added, and never changed or removed. Stores that change what is worth
 * an entry add it in the same transaction.
 */
public interface AuditLog {

    /**
     * Who acts, and when.
     *
     * @param who user, or {@code token:} and its name, or {@code sso:} and a provider's name for
     *     the person, or {@link #SERVICE}
     * @param at by the machine's clock, also where data drives the service's
     */
    record By(String who, Instant at) {
        public By {
            requireNonNull(who, "who");
            requireNonNull(at, "at");
        }
    }

    /** Who acts when nobody does. */
    String SERVICE = "service";

    /**
     * One entry.
     *
     * @param id counts up
     * @param what was done: words by hyphens that never change, such as {@code sign-in}
     * @param subject to what: a name or an id; may be empty
     * @param detail more; never a secret
     */
    record Entry(
            long id,
            Instant at,
            String who,
            String what,
            String subject,
            Map<String, String> detail) {}

    /**
     * Some of them.
     *
     * @param entries the newest first
     * @param total how many there are in all
     */
    record Some(List<Entry> entries, int total) {}

    /**
     * Which entries.
     *
     * @param whats only these; empty means all
     * @param who only by them; empty means anybody
     * @param subject only about this; empty means anything
     */
    record Choice(Set<String> whats, Optional<String> who, Optional<String> subject) {
        public static final Choice ALL = new Choice(Set.of(), Optional.empty(), Optional.empty());

        public Choice {
            whats = Set.copyOf(whats);
        }
    }

    void add(By by, String what, String subject, Map<String, String> detail);

    /**
     * @param offset how many of the newest to pass over, 0 or more
     * @param limit 1 to 1000
     */
    Some newest(Choice choice, int offset, int limit);
}
