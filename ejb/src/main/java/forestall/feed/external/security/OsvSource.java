package forestall.feed.external.security;

import forestall.feed.external.Downloads;
import forestall.feed.external.Source;
import forestall.feed.external.Taker.Taken;
import forestall.feed.http.Answer;
import forestall.feed.http.Answer.Failed;
import forestall.feed.http.Answer.Fresh;
import forestall.hazard.Unreadable;
import forestall.hazard.security.Bulletin;
import forestall.hazard.security.Inventory;
import forestall.hazard.security.OsvBatch;
import forestall.hazard.security.OsvBatch.Found;
import forestall.hazard.security.OsvBatch.Question;
import forestall.hazard.security.OsvRecord;
import forestall.model.SoftwareId;
import forestall.store.FeedState;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * OSV: asks which vulnerabilities the packages of the inventory have, then for each that is new or
 * modified, some at a time. What it no longer names is forgotten when the round ends. Remembers in
 * memory where it is, and what it has read; not thread-safe.
 */
public final class OsvSource implements Source {
    private static final String NAME = "osv";
    private static final int AT_ONCE = 20;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final URI base;
    private final Duration every;
    private final Downloads downloads;
    private final BulletinDesk desk;

    /** What was read of each vulnerability, as of when it was modified. */
    private final Map<String, Bulletin> read = new TreeMap<>();

    private final Map<String, String> modified = new TreeMap<>();
    private Optional<Round> round = Optional.empty();

    /** What is left to ask, and what was found. */
    private static final class Round {
        final String fingerprint;
        final Inventory inventory;
        final Map<String, Set<SoftwareId>> packages;
        final Deque<Question> questions = new ArrayDeque<>();
        final Map<String, Set<SoftwareId>> found = new TreeMap<>();
        final Map<String, String> modified = new TreeMap<>();
        final Deque<String> details = new ArrayDeque<>();
        int unreadable;

        Round(Inventory inventory) {
            this.inventory = inventory;
            this.fingerprint = inventory.fingerprint();
            this.packages = inventory.packageUrls();
            packages.keySet().forEach(url -> questions.add(new Question(url, Optional.empty())));
        }
    }

    /**
     * @param base of its API, up to the version
     */
    public OsvSource(URI base, Duration every, Downloads downloads, BulletinDesk desk) {
        this.base = base;
        this.every = every;
        this.downloads = downloads;
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public FeedState ask(FeedState state, Instant now) {
        Inventory inventory = desk.inventory();
        Round current =
                round.filter(each -> each.fingerprint.equals(inventory.fingerprint()))
                        .orElseGet(() -> new Round(inventory));
        round = Optional.of(current);
        if (current.packages.isEmpty()) {
            return done(state, current, now)
                    .noted(
                            Optional.of(
                                    "no component names a package URL with a version in its"
                                            + " inventory"));
        }
        Optional<Failed> failed =
                current.questions.isEmpty() ? details(current) : questions(current);
        if (failed.isPresent()) {
            return state.failed(now, every, failed.get().words(), failed.get().retryAfter());
        }
        if (!current.questions.isEmpty() || !current.details.isEmpty()) {
            return state.answered(
                    now,
                    SOON,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    state.events());
        }
        return done(state, current, now);
    }

    private Optional<Failed> questions(Round current) {
        List<Question> batch = current.questions.stream().limit(OsvBatch.MOST).toList();
        Answer answer =
                downloads.post(
                        URI.create(base + "/querybatch"),
                        Map.of(),
                        "application/json",
                        OsvBatch.request(batch));
        if (!(answer instanceof Fresh fresh)) {
            return Optional.of(failure(answer));
        }
        OsvBatch.Answer said = OsvBatch.read(fresh.body(), batch);
        batch.forEach(each -> current.questions.remove());
        current.questions.addAll(said.further());
        for (Found each : said.found()) {
            current.found
                    .computeIfAbsent(each.id(), none -> new TreeSet<>())
                    .addAll(current.packages.getOrDefault(each.packageUrl(), Set.of()));
            current.modified.put(each.id(), each.modified());
        }
        if (current.questions.isEmpty()) {
            current.found.keySet().stream()
                    .filter(id -> !current.modified.get(id).equals(modified.get(id)))
                    .forEach(current.details::add);
        }
        return Optional.empty();
    }

    private Optional<Failed> details(Round current) {
        for (int count = 0; count < AT_ONCE && !current.details.isEmpty(); count++) {
            String id = current.details.element();
            Answer answer =
                    downloads.get(
                            URI.create(
                                    base
                                            + "/vulns/"
                                            + URLEncoder.encode(id, StandardCharsets.UTF_8)),
                            Map.of());
            if (answer instanceof Failed failed && failed.isMissing()) {
                current.details.remove();
                current.unreadable++;
                continue;
            }
            if (!(answer instanceof Fresh fresh)) {
                return Optional.of(failure(answer));
            }
            current.details.remove();
            try {
                Bulletin bulletin =
                        OsvRecord.read(fresh.body(), current.found.get(id), current.inventory);
                read.put(id, bulletin);
                modified.put(id, current.modified.get(id));
            } catch (Unreadable wrong) {
                current.unreadable++;
            }
        }
        return Optional.empty();
    }

    private static Failed failure(Answer answer) {
        return answer instanceof Failed failed
                ? failed
                : new Failed("it answered without a document", Optional.empty());
    }

    private FeedState done(FeedState state, Round current, Instant now) {
        round = Optional.empty();
        read.keySet().retainAll(current.found.keySet());
        modified.keySet().retainAll(current.found.keySet());
        List<Bulletin> bulletins = new ArrayList<>();
        read.forEach((id, each) -> bulletins.add(with(current.found.get(id), each)));
        desk.replace(NAME, bulletins);
        Taken taken = desk.count(NAME, Optional.empty(), now);
        Optional<String> note =
                current.unreadable == 0
                        ? taken.note()
                        : Optional.of(
                                "%d vulnerabilities cannot be read".formatted(current.unreadable));
        return state.answered(
                        now,
                        every,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        taken.held())
                .noted(note);
    }

    // It may have been read when other software was installed; a withdrawn one has none.
    private static Bulletin with(Set<SoftwareId> found, Bulletin bulletin) {
        return new Bulletin(
                bulletin.source(),
                bulletin.id(),
                bulletin.key(),
                bulletin.software().isEmpty() ? Set.of() : found,
                bulletin.cvss(),
                bulletin.exploited(),
                bulletin.epss(),
                bulletin.published(),
                bulletin.words());
    }
}
