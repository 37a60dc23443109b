package forestall.workshop;

import static java.util.stream.Collectors.joining;

import forestall.allocate.Allocator;
import forestall.compare.Comparer;
import forestall.compare.Comparison;
import forestall.decide.AuditLog.By;
import forestall.decide.DecisionEngine;
import forestall.decide.DecisionLog;
import forestall.decide.PublishedRules;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Checked;
import forestall.decide.RuleSets.Version;
import forestall.decide.Unacceptable;
import forestall.decide.Unacceptable.Code;
import forestall.model.ComponentId;
import forestall.model.Decision;
import forestall.model.Situation;
import forestall.risk.Explanation;
import forestall.risk.RiskRules;
import forestall.ruleset.CheckReport;
import forestall.ruleset.Finding;
import forestall.ruleset.Finding.Severity;
import forestall.ruleset.Lifecycle.Act;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** What can be done to rule sets, and asked of them. Thread-safe. */
public final class RuleWorkshop {
    /** Situations of the longest comparison: a day of minutes. */
    public static final int MOST_SITUATIONS = 1440;

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int FINDINGS_TOLD = 3;

    private final RuleSets sets;
    private final PublishedRules rules;
    private final DecisionLog decisions;
    private final Allocator allocator;
    private final Checker checker;

    public RuleWorkshop(
            RuleSets sets,
            PublishedRules rules,
            DecisionLog decisions,
            Allocator allocator,
            Checker checker) {
        this.sets = sets;
        this.rules = rules;
        this.decisions = decisions;
        this.allocator = allocator;
        this.checker = checker;
    }

    /**
     * @throws Unacceptable when there is no such version
     */
    public RuleSet content(int number) {
        return sets.content(number).orElseThrow(() -> unknown(number));
    }

    /**
     * @throws Unacceptable when there is no such version
     */
    public Version version(int number) {
        return sets.version(number).orElseThrow(() -> unknown(number));
    }

    /** What its author should know of a set that need not be saved. Takes seconds. */
    public CheckReport check(RuleSet set) {
        return checker.check(set);
    }

    /**
     * What the author of a version should know; it is kept with it. Takes seconds.
     *
     * @throws Unacceptable when there is no such version
     */
    public CheckReport check(int number, By by) {
        CheckReport report = check(content(number));
        sets.checked(number, report, by);
        return report;
    }

    /**
     * Asks for approval: the set is checked first.
     *
     * @throws Unacceptable when it has an error, or may not be submitted
     */
    public Version submit(int number, String comment, By by) {
        CheckReport report = check(number, by);
        if (report.count(Severity.ERROR) > 0) {
            throw new Unacceptable(
                    Code.RULE_SET_FAILS,
                    "%s has %d errors: %s"
                            .formatted(
                                    RuleSets.nameOf(number),
                                    report.count(Severity.ERROR),
                                    errors(report)));
        }
        return sets.move(number, Act.SUBMIT, comment, by);
    }

    private static String errors(CheckReport report) {
        return report.findings().stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .limit(FINDINGS_TOLD)
                .map(RuleWorkshop::words)
                .collect(joining("; "));
    }

    private static String words(Finding finding) {
        return "%s: %s".formatted(finding.place(), finding.message());
    }

    /**
     * @throws Unacceptable as {@link RuleSets#move} does
     */
    public Version approve(int number, String comment, By by) {
        return sets.move(number, Act.APPROVE, comment, by);
    }

    /**
     * Gives it back to its author.
     *
     * @throws Unacceptable as {@link RuleSets#move} does
     */
    public Version reject(int number, String comment, By by) {
        return sets.move(number, Act.REJECT, comment, by);
    }

    /**
     * @throws Unacceptable as {@link RuleSets#move} does
     */
    public Version discard(int number, String comment, By by) {
        return sets.move(number, Act.DISCARD, comment, by);
    }

    /**
     * Lets a version decide from the next cycle on. It is compiled and warmed up before.
     *
     * @throws Unacceptable as {@link RuleSets#move} does, or when it fails on the latest situation
     */
    public Version publish(int number, String comment, By by) {
        return enforce(number, Act.PUBLISH, comment, by);
    }

    /**
     * Lets a version that was published before decide again.
     *
     * @throws Unacceptable as {@link #publish} does
     */
    public Version rollBack(int number, String comment, By by) {
        return enforce(number, Act.ROLL_BACK, comment, by);
    }

    private Version enforce(int number, Act act, String comment, By by) {
        sets.checkMove(number, act, by); // nobody has what they may not publish compiled
        warm(number);
        Version moved = sets.move(number, act, comment, by);
        rules.refresh();
        return moved;
    }

    private void warm(int number) {
        try {
            rules.prepare(number);
            Optional<Situation> latest =
                    decisions.latest().map(Decision::at).flatMap(decisions::situationAt);
            if (latest.isPresent()) {
                rules.version(number).judge(latest.get());
            }
        } catch (Unacceptable known) {
            throw known;
        } catch (RuntimeException failed) {
            throw new Unacceptable(
                    Code.RULE_SET_FAILS,
                    "%s fails on the latest situation: %s"
                            .formatted(RuleSets.nameOf(number), failed.getMessage()));
        }
    }

    /**
     * What a candidate would have done in place of the published set in the last situations.
     *
     * @param count situations, 1 to {@link #MOST_SITUATIONS}; when fewer are stored, all
     * @param progress is told how many are done
     * @throws Unacceptable when there is no such version, no decision yet, or either set fails
     */
    public Comparison compare(int candidate, int count, IntConsumer progress) {
        if (count < 1 || count > MOST_SITUATIONS) {
            throw new IllegalArgumentException(
                    "situations must be 1 to %d, was %d".formatted(MOST_SITUATIONS, count));
        }
        List<Instant> minutes = new ArrayList<>();
        decisions.between(Instant.EPOCH, EVER, count).forEach(each -> minutes.add(each.at()));
        if (minutes.isEmpty()) {
            throw new Unacceptable(
                    Code.UNKNOWN_DECISION,
                    "nothing was decided yet: there is nothing to compare on");
        }
        Collections.reverse(minutes);
        return compare(
                candidate,
                minutes.stream().map(decisions::situationAt).flatMap(Optional::stream).iterator(),
                minutes.size(),
                progress);
    }

    /** As {@link #compare(int, int, IntConsumer)}, on one situation that somebody brings. */
    public Comparison compare(int candidate, Situation situation) {
        return compare(candidate, List.of(situation).iterator(), 1, done -> {});
    }

    private Comparison compare(
            int candidate,
            java.util.Iterator<Situation> situations,
            int count,
            IntConsumer progress) {
        refuseUnchecked(candidate);
        try {
            return Comparer.compare(
                    rules.current(),
                    rules.version(candidate),
                    allocator,
                    situations,
                    count,
                    progress);
        } catch (IllegalStateException | IllegalArgumentException failed) {
            throw fails(failed);
        }
    }

    // What runs in this machine was compiled in another one first.
    private void refuseUnchecked(int number) {
        Version version = version(number);
        boolean compiles =
                version.publishedAt().isPresent()
                        || version.checked()
                                .map(Checked::compiled)
                                .orElseGet(() -> check(content(number)).coverage().isPresent());
        if (!compiles) {
            throw new Unacceptable(
                    Code.RULE_SET_FAILS,
                    "%s does not compile; check it, and mend its errors".formatted(version.name()));
        }
    }

    /**
     * Why a component had its risk in a stored decision, by the version that made it.
     *
     * @throws Unacceptable when there is no such decision, component, or version any more, or the
     *     rules fail
     */
    public Explanation explain(Instant minute, ComponentId component) {
        Decision decision = decision(minute);
        Situation situation = situation(minute);
        try {
            return by(decision).explain(situation, component);
        } catch (IllegalArgumentException unknown) {
            throw new Unacceptable(
                    Code.UNKNOWN_COMPONENT,
                    "component %s was not at risk at %s".formatted(component, minute));
        } catch (IllegalStateException failed) {
            throw fails(failed);
        }
    }

    /**
     * Asks a stored decision again of the version that made it.
     *
     * @throws Unacceptable when there is no such decision, or no such version, or the rules fail
     */
    public Again again(Instant minute) {
        Decision stored = decision(minute);
        RiskRules by = by(stored);
        Decision now = decided(situation(minute), by);
        List<String> differences = new ArrayList<>();
        differ(differences, "risks", stored.risks(), now.risks());
        differ(differences, "plan", stored.plan(), now.plan());
        differ(differences, "proposals", stored.proposals(), now.proposals());
        return new Again(now, differences.isEmpty(), differences);
    }

    private Decision decided(Situation situation, RiskRules by) {
        try {
            return new DecisionEngine(by, allocator).decide(situation, by);
        } catch (IllegalStateException failed) {
            throw fails(failed);
        }
    }

    private static Unacceptable fails(RuntimeException failed) {
        return new Unacceptable(Code.RULE_SET_FAILS, String.valueOf(failed.getMessage()));
    }

    private static void differ(List<String> into, String what, Object stored, Object now) {
        if (!stored.equals(now)) {
            into.add("%s: stored %s, now %s".formatted(what, stored, now));
        }
    }

    private RiskRules by(Decision decision) {
        int number =
                RuleSets.numberIn(decision.ruleSet())
                        .orElseThrow(
                                () ->
                                        new Unacceptable(
                                                Code.UNKNOWN_RULE_SET,
                                                "the decision names %s, which was decided by before versions were kept"
                                                        .formatted(decision.ruleSet())));
        return rules.version(number);
    }

    private Decision decision(Instant minute) {
        return decisions.at(minute).orElseThrow(() -> undecided(minute));
    }

    private Situation situation(Instant minute) {
        return decisions.situationAt(minute).orElseThrow(() -> undecided(minute));
    }

    private static Unacceptable undecided(Instant minute) {
        return new Unacceptable(Code.UNKNOWN_DECISION, "nothing was decided for " + minute);
    }

    private static Unacceptable unknown(int number) {
        return new Unacceptable(
                Code.UNKNOWN_RULE_SET, "there is no rule set " + RuleSets.nameOf(number));
    }
}
