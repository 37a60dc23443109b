package forestall.decide;

import forestall.decide.RuleSets.Version;
import forestall.risk.RiskRules;
import forestall.ruleset.RuleSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The published version, compiled, and what to fall back to. A version is compiled by whoever calls
 * {@link #refresh} or {@link #prepare}, never by who decides, and is swapped in whole. Thread-safe.
 */
public final class PublishedRules implements RulesInForce {
    /** Compiled versions that are kept: the one in force, the last good one, and some asked for. */
    private static final int KEPT = 6;

    /** Versions to go back through for one that works. */
    private static final int TRIES = 5;

    private final RuleSets store;
    private final Function<RuleSet, RiskRules> compiler;
    private final Supplier<RiskRules> shipped;
    private final Supplier<Instant> clock;
    private final Object gate = new Object();
    private final Map<Integer, RiskRules> compiled = new LinkedHashMap<>(8, 0.75f, true);
    private final Set<Integer> broken = new TreeSet<>();
    private volatile InForce inForce;
    private volatile Set<String> coming = Set.of();

    /**
     * What decides.
     *
     * @param rules to decide with
     * @param wanted number of the published version; 0 when there is none
     * @param trouble why it is another than wanted; empty when it is not
     */
    private record InForce(RiskRules rules, int wanted, Optional<String> trouble) {}

    /**
     * @param compiler throws a RuntimeException when a set does not compile
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
     */
    public RiskRules refresh() {
        Optional<Version> published = store.published();
        int wanted = published.map(Version::number).orElse(0);
        InForce now = inForce;
        if (now != null && now.wanted() == wanted) {
            return now.rules();
        }
        synchronized (gate) {
            if (inForce == null || inForce.wanted() != wanted) {
                inForce = find(wanted, Optional.empty());
            }
            return inForce.rules();
        }
    }

    private InForce find(int wanted, Optional<String> trouble) {
        Optional<String> why = trouble;
        if (wanted > 0 && !broken.contains(wanted)) {
            try {
                return new InForce(version(wanted), wanted, why);
            } catch (RuntimeException failed) {
                why = Optional.of(broke(wanted, failed));
            }
        }
        List<Version> before = wanted == 0 ? List.of() : store.publishedBefore(TRIES);
        for (Version each : before) {
            if (!broken.contains(each.number())) {
                try {
                    return new InForce(version(each.number()), wanted, why);
                } catch (RuntimeException failed) {
                    broke(each.number(), failed);
                }
            }
        }
        return new InForce(shipped.get(), wanted, why);
    }

    private String broke(int number, RuntimeException why) {
        broken.add(number);
        String words = "%s failed: %s".formatted(RuleSets.nameOf(number), why.getMessage());
        store.failed(number, String.valueOf(why.getMessage()), clock.get());
        return words;
    }

    @Override
    public RiskRules instead(RiskRules failed, RuntimeException why) {
        synchronized (gate) {
            InForce now = inForce;
            if (now == null || !now.rules().version().equals(failed.version())) {
                return current(); // another thread was here before
            }
            Optional<Integer> number = RuleSets.numberIn(failed.version());
            if (number.isEmpty()) {
                throw why; // the shipped rules themselves
            }
            inForce = find(now.wanted(), Optional.of(broke(number.get(), why)));
            return inForce.rules();
        }
    }

    /**
     * A version, compiled.
     *
     * @throws Unacceptable when there is none
     * @throws RuntimeException when it does not compile
     */
    public RiskRules version(int number) {
        synchronized (gate) {
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
     */
    public void prepare(int number) {
        Set<String> more = new TreeSet<>(coming);
        more.addAll(version(number).index().metrics());
        coming = Set.copyOf(more);
    }

    /** A version that failed at work may be tried again: it was published anew. */
    public void forgive(int number) {
        synchronized (gate) {
            broken.remove(number);
            if (inForce != null && inForce.trouble().isPresent()) {
                inForce = null;
            }
        }
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
