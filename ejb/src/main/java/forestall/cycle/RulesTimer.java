package forestall.cycle;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import forestall.decide.AuditLog;
import forestall.decide.AuditLog.By;
import forestall.decide.PublishedRules;
import forestall.decide.RuleSets;
import forestall.decide.RuleSets.Version;
import forestall.ruleset.Lifecycle.State;
import forestall.ruleset.RuleSet;
import forestall.ruleset.ShippedRuleSet;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sees to it that the rules are compiled before a cycle needs them: what is published, and what is
 * approved and may be published any moment, also by another node.
 */
@Singleton
@Startup
@TransactionAttribute(NOT_SUPPORTED)
public class RulesTimer {
    private static final Logger LOG = Logger.getLogger(RulesTimer.class.getName());

    private static final Duration LOOK = Duration.ofSeconds(5);

    /** Approved versions that are compiled ahead. */
    private static final int AHEAD = 3;

    @Resource TimerService timers;
    @Inject RuleSets sets;
    @Inject PublishedRules rules;

    private final Set<Integer> unprepared = new HashSet<>();

    @PostConstruct
    void start() {
        install();
        LOG.info("Deciding by rules " + rules.refresh().version());
        timers.createIntervalTimer(
                LOOK.toMillis(), LOOK.toMillis(), new TimerConfig("rules", false));
    }

    /** The rules of the product are a version like any other; those of a new release a draft. */
    void install() {
        RuleSet shipped = ShippedRuleSet.get();
        By us = new By(AuditLog.SERVICE, Instant.now());
        if (sets.newest(Optional.empty(), 0, 1).total() == 0) {
            sets.publishFirst(shipped, "Comes with Forestall", us);
        } else if (sets.numberOf(shipped.fingerprint()).isEmpty()) {
            Version draft =
                    sets.save(
                            shipped,
                            Optional.empty(),
                            "Comes with this release of Forestall; compare it with yours",
                            us);
            LOG.info("The rules of this release are there as draft " + draft.name());
        }
    }

    private void prepare(int number) {
        if (!unprepared.contains(number)) {
            try {
                rules.prepare(number);
            } catch (IllegalArgumentException refused) { // it will not compile the next time either
                unprepared.add(number);
                LOG.warning("v%d does not compile: %s".formatted(number, refused.getMessage()));
            }
        }
    }

    @Timeout
    void look() {
        try {
            String before = rules.current().version();
            String now = rules.refresh().version();
            if (!before.equals(now)) {
                LOG.info("Deciding by rules %s, before by %s".formatted(now, before));
            }
            for (Version each : sets.newest(Optional.of(State.APPROVED), 0, AHEAD).versions()) {
                prepare(each.number());
            }
        } catch (RuntimeException
                | Error failure) { // a timer that throws twice is never called again
            LOG.log(Level.WARNING, "The rules could not be looked after", failure);
        }
    }
}
