package forestall.decide;

import forestall.decide.RuleSets.Version;
import forestall.risk.RiskRules;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published version, compiled, and what to fall back to. A version is compiled by whoever calls
 * {@link #refresh} or {@link #prepare}, never by who decides, and is swapped in whole. One that
 * fails at work gives way for that decision; when it fails again, until it is published anew.
 * Thread-safe.
 */
public final class PublishedRules implements RulesInForce {
    /** Compiled versions that are kept: the one in force, the last good one, and some asked for. */
    private static final int KEPT = 6;

    /** Versions to go back through for one that works. */
    private static final int TRIES = 5;

    /** Failures of one publication that make it give way for good: the first may be a slow hour. */
    private static final int FAILURES = 2;

    private final RuleSets store;
    private final Function<RuleSet, RiskRules> compiler;
    private final Supplier<RiskRules> shipped;
    private final Supplier<Instant> clock;

    /** Held while a version is compiled, and never while somebody only decides. */
    private final Object compiling = new Object();

    private final Map<Integer, RiskRules> compiled = new LinkedHashMap<>(8, 0.75f, true);
    private final Map<Publication, Integer> failures = new HashMap<>();
    private volatile InForce inForce;
    private volatile Set<String> coming = Set.of();

    /** A version, published at one time: when it is published anew, what it did is forgotten. */
    private record Publication(int number, Optional<Instant> at) {
        static Publication of(Version version) {
            return new Publication(version.number(), version.publishedAt());
        }
    }

    /**
     * What decides.
     *
     * @param rules to decide with
     * @param wanted what is published; empty when nothing is
     * @param trouble why it is another than wanted; empty when it is not
     */
    private record InForce(
            RiskRules rules, Optional<Publication> wanted, Optional<String> trouble) {}

    /**
     * @param compiler throws an IllegalArgumentException when a set does not compile; anything else
     *     it throws may pass
     * @param shipped the rules of the product, to fall back to when nothing else works
     * @param clock the machine's
     */
    public PublishedRules(
            RuleSets store,
            Function<RuleSet, RiskRules> compiler,
            Supplier<RiskRules> shipped,
            Supplier<Instant> clock) {
        this.store = store;
        this.compiler = compiler;
        this.shipped = shipped;
        this.clock = clock;
    }

    @Override
    public RiskRules current() {
        InForce now = inForce;
        return now == null ? refresh() : now.rules();
    }

    /** Why the published version does not decide; empty when it does. */
    public Optional<String> trouble() {
        InForce now = inForce;
        return now == null ? Optional.empty() : now.trouble();
    }

    @Override
    public Set<String> metrics() {
        Set<String> all = new TreeSet<>(current().index().metrics());
        all.addAll(coming);
        return all;
    }

    /**
     * Swaps in what is published, when that changed. What others publish is seen here, so that all
     * nodes that do this before they decide change over within a cycle.
     *
     * @throws RuntimeException when the store or the compiler is away; what was in force stays
     */
    public RiskRules refresh() {
        InForce now = inForce;
        if (now != null && now.wanted().equals(store.published().map(Publication::of))) {
            return now.rules();
        }
        synchronized (compiling) {
            Optional<Version> published = store.published(); // again: it may have changed meanwhile
            if (inForce == null || !inForce.wanted().equals(published.map(Publication::of))) {
                inForce = find(published, Optional.empty());
            }
            return inForce.rules();
        }
    }

    private InForce find(Optional<Version> published, Optional<String> why) {
        Optional<Publication> wanted = published.map(Publication::of);
        Optional<String> trouble = why;
        if (published.isPresent() && !isBroken(published.get())) {
            Optional<String> refused = refused(published.get());
            if (refused.isEmpty()) {
                return new InForce(version(published.get().number()), wanted, Optional.empty());
            }
            trouble = refused;
        }
        if (published.isPresent()) {
            for (Version each : store.publishedBefore(TRIES)) {
                if (!isBroken(each) && refused(each).isEmpty()) {
                    return new InForce(version(each.number()), wanted, orElse(trouble, published));
                }
            }
        }
        return new InForce(
                shipped.get(), wanted, published.isEmpty() ? trouble : orElse(trouble, published));
    }

    private static Optional<String> orElse(Optional<String> trouble, Optional<Version> published) {
        return trouble.or(() -> published.map(each -> each.name() + " failed at work"));
    }

    private boolean isBroken(Version version) {
        return failures.getOrDefault(Publication.of(version), 0) >= FAILURES;
    }

    /** Why a version does not compile; what may pass is thrown. */
    private Optional<String> refused(Version version) {
        try {
            version(version.number());
            return Optional.empty();
        } catch (IllegalArgumentException never) {
            return Optional.of(failed(version, FAILURES, never));
        }
    }

    private String failed(Version version, int times, RuntimeException why) {
        failures.merge(Publication.of(version), times, Integer::sum);
        String words = "%s failed: %s".formatted(version.name(), why.getMessage());
        try {
            store.failed(version.number(), String.valueOf(why.getMessage()), clock.get());
        } catch (RuntimeException away) { // the decision counts for more than its record
            words += " (not recorded: %s)".formatted(away.getMessage());
        }
        return words;
    }

    @Override
    public RiskRules instead(RiskRules failed, RuntimeException why) {
        synchronized (compiling) {
            Optional<Version> version = RuleSets.numberIn(failed.version()).flatMap(store::version);
            if (version.isEmpty() || isOfTheProduct(failed)) {
                throw why; // the shipped rules themselves
            }
            InForce now = inForce;
            Optional<String> words = Optional.of(failed(version.get(), 1, why));
            RiskRules other = lastGoodBut(version.get());
            if (isBroken(version.get()) || now == null) {
                inForce = new InForce(other, store.published().map(Publication::of), words);
            } else {
                inForce = new InForce(now.rules(), now.wanted(), words);
            }
            return other;
        }
    }

    private RiskRules lastGoodBut(Version failed) {
        for (Version each : store.publishedBefore(TRIES)) {
            if (each.number() != failed.number() && !isBroken(each) && refused(each).isEmpty()) {
                return version(each.number());
            }
        }
        return shipped.get();
    }

    private boolean isOfTheProduct(RiskRules rules) {
        return rules.version().equals(shipped.get().version());
    }

    /**
     * A version, compiled.
     *
     * @throws Unacceptable when there is none
     * @throws IllegalArgumentException when it does not compile
     */
    public RiskRules version(int number) {
        synchronized (compiling) {
            RiskRules found = compiled.get(number);
            if (found != null) {
                return found;
            }
            RuleSet set =
                    store.content(number)
                            .orElseThrow(
                                    () ->
                                            new Unacceptable(
                                                    Unacceptable.Code.UNKNOWN_RULE_SET,
                                                    "there is no rule set "
                                                            + RuleSets.nameOf(number)));
            RiskRules rules = compiler.apply(set).named(RuleSets.nameOf(number));
            keep(number, rules);
            return rules;
        }
    }

    /**
     * Compiles a version ahead of time, so that it can be swapped in at once, and lets situations
     * hold the readings that it asks for.
     *
     * @throws IllegalArgumentException when it does not compile
     */
    public void prepare(int number) {
        Set<String> more = new TreeSet<>(coming);
        more.addAll(version(number).index().metrics());
        coming = Set.copyOf(more);
    }

    private void keep(int number, RiskRules rules) {
        compiled.put(number, rules);
        var eldest = compiled.keySet().iterator();
        while (compiled.size() > KEPT) {
            eldest.next();
            eldest.remove();
        }
    }
}
