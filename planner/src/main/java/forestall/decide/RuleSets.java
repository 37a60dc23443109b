package forestall.decide;

import forestall.decide.AuditLog.By;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of the rules. Each is kept as it was saved; only its state moves on. */
public interface RuleSets {

    /** How decisions name a version. */
    Pattern NAME = Pattern.compile("v([1-9]\\d{0,8})");

    /**
     * A version, but for what it judges by.
     *
     * @param number counts up from 1
     * @param fingerprint of its files and parameters
     * @param parent version that it was made from
     * @param author who saved it
     * @param at when
     * @param comment what the author says of it
     * @param state where it stands
     * @param approvedBy who approved it
     * @param publishedAt when it was last published
     * @param checked what the last check found
     */
    record Version(
            int number,
            String fingerprint,
            Optional<Integer> parent,
            String author,
            Instant at,
            String comment,
            State state,
            Optional<String> approvedBy,
            Optional<Instant> publishedAt,
            Optional<Checked> checked) {

        /** As decisions name it. */
        public String name() {
            return nameOf(number);
        }
    }

    /**
     * What a check found, in numbers.
     *
     * @param compiled whether it could be compiled at all, and so run
     * @param errors findings that keep it from being submitted
     * @param warnings findings that do not
     * @param scenarios how many were run
     * @param failed how many of them failed
     */
    record Checked(boolean compiled, int errors, int warnings, int scenarios, int failed) {

        public static Checked of(CheckReport report) {
            return new Checked(
                    report.coverage().isPresent(),
                    report.count(Severity.ERROR),
                    report.count(Severity.WARNING),
                    report.scenarios().size(),
                    report.failed());
        }
    }

    /**
     * A check of a version, as it is kept.
     *
     * @param at when
     * @param by who had it checked
     * @param report what was found; one that is very long is kept in part, and says so in a note
     */
    record Check(Instant at, String by, CheckReport report) {}

    /**
     * Some of them.
     *
     * @param versions the newest first
     * @param total how many there are in all
     */
    record Some(List<Version> versions, int total) {}

    /** When a version failed at work, and what it did. */
    record Failure(int version, Instant at, String words) {}

    static String nameOf(int number) {
        return "v" + number;
    }

    /** The number in a decision's name of its rules; empty when it names none that is kept here. */
    static Optional<Integer> numberIn(String ruleSet) {
        Matcher name = NAME.matcher(ruleSet);
        return name.matches() ? Optional.of(Integer.valueOf(name.group(1))) : Optional.empty();
    }

    /**
     * @param state only these; empty means all
     * @param offset how many of the newest to pass over, 0 or more
     * @param limit 1 to 1000
     */
    Some newest(Optional<State> state, int offset, int limit);

    Optional<Version> version(int number);

    /** What a version judges by. */
    Optional<RuleSet> content(int number);

    /** The one that decides. */
    Optional<Version> published();

    /** Those that were published before, the last first; without the one that is. */
    List<Version> publishedBefore(int limit);

    /**
     * Saves a draft.
     *
     * @param parent that it was made from; empty for one from nothing
     * @param comment at most 500 characters
     * @throws Unacceptable when the parent is unknown
     */
    Version save(RuleSet set, Optional<Integer> parent, String comment, By by);

    /** The first version that judges by this. */
    Optional<Integer> numberOf(String fingerprint);

    /**
     * Saves and publishes in one, when there is no version at all yet.
     *
     * @return the version; empty when there was one
     */
    Optional<Version> publishFirst(RuleSet set, String comment, By by);

    /**
     * Keeps what a check found, in place of what the one before found.
     *
     * @throws Unacceptable when there is no such version
     */
    void checked(int number, CheckReport found, By by);

    /**
     * The last check of a version, on whichever node; empty when there was none, or only by a
     * release that wrote it otherwise.
     */
    Optional<Check> lastCheck(int number);

    /**
     * Moves a version on. Publishing retires the one that was published.
     *
     * @param comment at most 500 characters; may be empty
     * @throws Unacceptable when there is no such version, the move is not legal, a retired version
     *     was never published, or who acts had a hand in it and may not do it
     */
    Version move(int number, Act act, String comment, By by);

    /**
     * Whether a move would be made.
     *
     * @throws Unacceptable as {@link #move} does
     */
    void checkMove(int number, Act act, By by);

    /** Notes that a version failed at work. */
    void failed(int number, String words, Instant at);

    /** The newest failures first. */
    List<Failure> failures(int limit);
}
