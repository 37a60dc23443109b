package forestall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.RuleSets;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.json.ModelJson;
import forestall.model.Excerpt;
import forestall.risk.Parameters;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.Move;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleFile;
import forestall.ruleset.RuleSet;
import forestall.ruleset.Scenario;
import forestall.store.RuleSetDao.Content;
import forestall.store.RuleSetDao.File;
import forestall.store.RuleSetDao.Row;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Rule sets in PostgreSQL, which refuses to change one; each act is audited. Thread-safe. */
public final class StoredRuleSets implements RuleSets {
    private static final TypeReference<List<Scenario>> SCENARIOS = new TypeReference<>() {};
    private static final int LONGEST_COMMENT = 500;

    private final Jdbi jdbi;

    public StoredRuleSets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Some newest(Optional<State> state, int offset, int limit) {
        return jdbi.inTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    Optional<String> name = state.map(State::name);
                    return new Some(
                            dao.newest(name, offset, limit).stream()
                                    .map(StoredRuleSets::version)
                                    .toList(),
                            dao.count(name));
                });
    }

    @Override
    public Optional<Version> version(int number) {
        return jdbi.withExtension(RuleSetDao.class, dao -> dao.version(number))
                .map(StoredRuleSets::version);
    }

    @Override
    public Optional<RuleSet> content(int number) {
        return jdbi.inTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    return dao.content(number).map(each -> content(each, dao.files(number)));
                });
    }

    @Override
    public Optional<Version> published() {
        return jdbi.withExtension(RuleSetDao.class, RuleSetDao::published)
                .map(StoredRuleSets::version);
    }

    @Override
    public List<Version> publishedBefore(int limit) {
        return jdbi.withExtension(RuleSetDao.class, dao -> dao.publishedBefore(limit)).stream()
                .map(StoredRuleSets::version)
                .toList();
    }

    @Override
    public Version save(RuleSet set, Optional<Integer> parent, String comment, By by) {
        short500(comment);
        return jdbi.inTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    dao.lock();
                    parent.ifPresent(number -> known(dao, number));
                    int number = dao.next();
                    add(dao, number, set, parent, comment, by);
                    note(handle, by, "rule-set-saved", number, comment, Map.of());
                    return version(known(dao, number));
                });
    }

    @Override
    public Optional<Integer> numberOf(String fingerprint) {
        return jdbi.withExtension(RuleSetDao.class, dao -> dao.numberOf(fingerprint));
    }

    @Override
    public void checkMove(int number, Act act, By by) {
        jdbi.useExtension(RuleSetDao.class, dao -> legal(dao, known(dao, number), act, by));
    }

    @Override
    public Optional<Version> publishFirst(RuleSet set, String comment, By by) {
        return jdbi.inTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    dao.lock();
                    if (dao.count(Optional.empty()) > 0) {
                        return Optional.empty();
                    }
                    add(dao, 1, set, Optional.empty(), comment, by);
                    dao.state(1, State.PUBLISHED.name());
                    dao.publishedAt(1, by.at());
                    note(handle, by, "rule-set-saved", 1, comment, Map.of());
                    note(handle, by, "rule-set-published", 1, "", Map.of());
                    return Optional.of(version(known(dao, 1)));
                });
    }

    private static void add(
            RuleSetDao dao,
            int number,
            RuleSet set,
            Optional<Integer> parent,
            String comment,
            By by) {
        dao.add(
                number,
                set.fingerprint(),
                parent,
                by.who(),
                by.at(),
                comment,
                write(set.parameters()),
                write(set.scenarios()));
        dao.addFiles(
                set.files().stream()
                        .map(each -> new File(number, each.name(), each.content()))
                        .toList());
    }

    @Override
    public void checked(int number, CheckReport report, By by) {
        Checked found = Checked.of(report);
        String kept = KeptReport.write(report);
        jdbi.useTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    known(dao, number);
                    dao.report(number, write(found));
                    dao.keepCheck(number, by.at(), by.who(), kept);
                    note(
                            handle,
                            by,
                            "rule-set-checked",
                            number,
                            "",
                            Map.of(
                                    "errors",
                                    String.valueOf(found.errors()),
                                    "warnings",
                                    String.valueOf(found.warnings()),
                                    "failed",
                                    String.valueOf(found.failed())));
                });
    }

    @Override
    public Optional<Check> lastCheck(int number) {
        return jdbi.withExtension(RuleSetDao.class, dao -> dao.lastCheck(number))
                .flatMap(
                        row ->
                                KeptReport.read(row.report())
                                        .map(
                                                report ->
                                                        new Check(
                                                                row.checkedAt(),
                                                                row.checkedBy(),
                                                                report)));
    }

    @Override
    public Version move(int number, Act act, String comment, By by) {
        short500(comment);
        return jdbi.inTransaction(
                handle -> {
                    RuleSetDao dao = handle.attach(RuleSetDao.class);
                    dao.lock();
                    Row row = known(dao, number);
                    Move move = legal(dao, row, act, by);
                    if (move.to() == State.PUBLISHED) {
                        dao.published()
                                .ifPresent(
                                        before -> {
                                            dao.state(before.version(), State.RETIRED.name());
                                            note(
                                                    handle,
                                                    by,
                                                    "rule-set-replaced",
                                                    before.version(),
                                                    "",
                                                    Map.of("by", RuleSets.nameOf(number)));
                                        });
                        dao.publishedAt(number, by.at());
                    }
                    if (act == Act.APPROVE) {
                        dao.approvedBy(number, Optional.of(by.who()));
                    } else if (act == Act.REJECT) {
                        dao.approvedBy(number, Optional.empty());
                    }
                    dao.state(number, move.to().name());
                    note(handle, by, word(act), number, comment, Map.of());
                    return version(known(dao, number));
                });
    }

    private static Move legal(RuleSetDao dao, Row row, Act act, By by) {
        State from = State.valueOf(row.state());
        Move move =
                Lifecycle.move(from, act)
                        .orElseThrow(
                                () ->
                                        new Unacceptable(
                                                Code.RULE_SET_STATE,
                                                "%s is %s and cannot be %s"
                                                        .formatted(
                                                                RuleSets.nameOf(row.version()),
                                                                small(from),
                                                                done(act))));
        if (act == Act.ROLL_BACK && row.publishedAt().isEmpty()) {
            throw new Unacceptable(
                    Code.RULE_SET_STATE,
                    "%s was never published: there is nothing to go back to"
                            .formatted(RuleSets.nameOf(row.version())));
        }
        if (move.notTheAuthor() && hadAHandIn(dao, row.version(), by.who())) {
            throw new Unacceptable(
                    Code.FOUR_EYES,
                    "you, or a token of yours, had a hand in %s: somebody else has to see it before it decides"
                            .formatted(RuleSets.nameOf(row.version())));
        }
        return move;
    }

    // A person and the tokens that they made are one; so is who wrote what this was made from.
    private static boolean hadAHandIn(RuleSetDao dao, int version, String who) {
        Set<String> makers = dao.makersOf(who);
        return dao.authors(version).stream()
                .anyMatch(
                        author ->
                                author.equals(who)
                                        || makers.contains(author)
                                        || dao.makersOf(author).contains(who));
    }

    @Override
    public void failed(int number, String words, Instant at) {
        String excerpt = Excerpt.of(words, LONGEST_COMMENT);
        jdbi.useTransaction(
                handle -> {
                    handle.attach(RuleSetDao.class).addFailure(number, at, excerpt);
                    note(
                            handle,
                            new By(AuditLog.SERVICE, at),
                            "rule-set-failed",
                            number,
                            excerpt,
                            Map.of());
                });
    }

    @Override
    public List<Failure> failures(int limit) {
        return jdbi.withExtension(RuleSetDao.class, dao -> dao.failures(limit)).stream()
                .map(each -> new Failure(each.version(), each.at(), each.words()))
                .toList();
    }

    private static void note(
            Handle handle,
            By by,
            String what,
            int number,
            String comment,
            Map<String, String> more) {
        Map<String, String> detail = new LinkedHashMap<>(more);
        if (!comment.isEmpty()) {
            detail.put("comment", comment);
        }
        handle.attach(AuditDao.class).note(by, what, RuleSets.nameOf(number), detail);
    }

    private static String word(Act act) {
        return switch (act) {
            case SUBMIT -> "rule-set-submitted";
            case APPROVE -> "rule-set-approved";
            case REJECT -> "rule-set-rejected";
            case PUBLISH -> "rule-set-published";
            case ROLL_BACK -> "rule-set-rolled-back";
            case REPLACE -> "rule-set-replaced";
            case DISCARD -> "rule-set-discarded";
        };
    }

    private static String done(Act act) {
        return word(act).substring("rule-set-".length()).replace('-', ' ');
    }

    private static String small(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Row known(RuleSetDao dao, int number) {
        return dao.version(number)
                .orElseThrow(
                        () ->
                                new Unacceptable(
                                        Code.UNKNOWN_RULE_SET,
                                        "there is no rule set " + RuleSets.nameOf(number)));
    }

    private static void short500(String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw new IllegalArgumentException(
                    "a comment has at most %d characters, had %d"
                            .formatted(LONGEST_COMMENT, comment.length()));
        }
    }

    private static Version version(Row row) {
        return new Version(
                row.version(),
                row.fingerprint(),
                row.parent(),
                row.author(),
                row.writtenAt(),
                row.comment(),
                State.valueOf(row.state()),
                row.approvedBy(),
                row.publishedAt(),
                row.report().map(json -> read(json, new TypeReference<Checked>() {})));
    }

    private static RuleSet content(Content content, List<File> files) {
        return new RuleSet(
                files.stream().map(each -> RuleFile.of(each.name(), each.content())).toList(),
                read(content.parameters(), new TypeReference<Parameters>() {}),
                read(content.scenarios(), SCENARIOS));
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return ModelJson.mapper().readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("a stored rule set cannot be read", broken);
        }
    }
}
