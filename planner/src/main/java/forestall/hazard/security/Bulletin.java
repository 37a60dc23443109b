package forestall.hazard.security;

import forestall.hazard.Unreadable;
import forestall.model.SoftwareId;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one source says of one vulnerability.
 *
 * @param source who says so: kev, nvd, epss, or osv
 * @param id names it at the source, 1 to 200 characters
 * @param key names the vulnerability everywhere: its CVE, or the id when it has none
 * @param software of the inventory that has it, as the inventory writes it; empty when the source
 *     does not say
 * @param cvss base score, 0 to 10, if the source gives one
 * @param exploited whether it is known to be exploited
 * @param epss probability that it is exploited within 30 days, if the source gives one
 * @param published when it became known, or known to be exploited
 * @param words one sentence; may be empty
 */
public record Bulletin(
        String source,
        String id,
        String key,
        Set<SoftwareId> software,
        Optional<Double> cvss,
        boolean exploited,
        Optional<Double> epss,
        Optional<Instant> published,
        String words) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_WORDS = 500;

    public Bulletin {
        if (id.isBlank()
                || id.length() > LONGEST_ID
                || key.isBlank()
                || key.length() > LONGEST_ID) {
            throw new Unreadable("an id has 1 to %d characters".formatted(LONGEST_ID));
        }
        if (id.indexOf('\0') >= 0 || key.indexOf('\0') >= 0) {
            throw new Unreadable("an id has a character that no id has");
        }
        cvss.filter(score -> !(score >= 0 && score <= 10))
                .ifPresent(
                        score -> {
                            throw new Unreadable("a CVSS score is 0 to 10");
                        });
        epss.filter(score -> !(score >= 0 && score <= 1))
                .ifPresent(
                        score -> {
                            throw new Unreadable("an EPSS score is 0 to 1");
                        });
        software = Collections.unmodifiableSet(new TreeSet<>(software));
        words = words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        words = words.replace('\0', ' '); // PostgreSQL cannot keep it
    }
}
