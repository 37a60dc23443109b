package forestall.decide;

import forestall.decide.AuditLog.By;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Lifecycle;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** As the store does, without a database. */
public final class RuleSetsInMemory implements RuleSets {
    private final Map<Integer, Version> versions = new TreeMap<>();
    private final Map<Integer, RuleSet> contents = new TreeMap<>();
    private final Map<Integer, Check> checks = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private long publications;

    @Override
    public Some newest(Optional<State> state, int offset, int limit) {
        List<Version> all = new ArrayList<>(versions.values());
        Collections.reverse(all);
        return new Some(all, all.size());
    }

    @Override
    public Optional<Version> version(int number) {
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public Optional<RuleSet> content(int number) {
        return Optional.ofNullable(contents.get(number));
    }

    @Override
    public Optional<Version> published() {
        return versions.values().stream()
                .filter(each -> each.state() == State.PUBLISHED)
                .findFirst();
    }

    @Override
    public List<Version> publishedBefore(int limit) {
        return versions.values().stream()
                .filter(each -> each.publishedAt().isPresent())
                .filter(each -> each.state() != State.PUBLISHED)
                .sorted(
                        Comparator.comparing((Version each) -> each.publishedAt().orElseThrow())
                                .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Version save(RuleSet set, Optional<Integer> parent, String comment, By by) {
        int number = versions.size() + 1;
        contents.put(number, set);
        var version =
                new Version(
                        number,
                        set.fingerprint(),
                        parent,
                        by.who(),
                        by.at(),
                        comment,
                        State.DRAFT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        versions.put(number, version);
        return version;
    }

    @Override
    public Optional<Integer> numberOf(String fingerprint) {
        return versions.values().stream()
                .filter(each -> each.fingerprint().equals(fingerprint))
                .map(Version::number)
                .findFirst();
    }

    @Override
    public void checkMove(int number, Act act, By by) {
        if (Lifecycle.move(versions.get(number).state(), act).isEmpty()) {
            throw new Unacceptable(Unacceptable.Code.RULE_SET_STATE, "not now");
        }
    }

    @Override
    public Optional<Version> publishFirst(RuleSet set, String comment, By by) {
        return Optional.empty();
    }

    @Override
    public void checked(int number, CheckReport found, By by) {
        checks.put(number, new Check(by.at(), by.who(), found));
        Version old = versions.get(number);
        versions.put(
                number,
                new Version(
                        old.number(),
                        old.fingerprint(),
                        old.parent(),
                        old.author(),
                        old.at(),
                        old.comment(),
                        old.state(),
                        old.approvedBy(),
                        old.publishedAt(),
                        Optional.of(Checked.of(found))));
    }

    @Override
    public Optional<Check> lastCheck(int number) {
        return Optional.ofNullable(checks.get(number));
    }

    @Override
    public Version move(int number, Act act, String comment, By by) {
        State to = Lifecycle.move(versions.get(number).state(), act).orElseThrow().to();
        if (to == State.PUBLISHED) {
            published().ifPresent(each -> put(each, State.RETIRED, each.publishedAt()));
        }
        return put(
                versions.get(number),
                to,
                to == State.PUBLISHED
                        ? Optional.of(Instant.ofEpochSecond(++publications))
                        : versions.get(number).publishedAt());
    }

    private Version put(Version old, State state, Optional<Instant> publishedAt) {
        var next =
                new Version(
                        old.number(),
                        old.fingerprint(),
                        old.parent(),
                        old.author(),
                        old.at(),
                        old.comment(),
                        state,
                        old.approvedBy(),
                        publishedAt,
                        old.checked());
        versions.put(old.number(), next);
        return next;
    }

    @Override
    public void failed(int number, String words, Instant at) {
        failures.add(0, new Failure(number, at, words));
    }

    @Override
    public List<Failure> failures(int limit) {
        return failures.stream().limit(limit).toList();
    }
}
