package forestall.sandbox;

import org.drools.core.event.DefaultAgendaEventListener;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Rules that were accepted and compiled. Thread-safe; its sessions are not. Close it when no
 * session of it is open any more.
 */
public final class Confined implements AutoCloseable {
    private final KieContainer container;
    private final KieBase rules;

    Confined(KieContainer container) {
        this.container = container;
        this.rules = container.getKieBase();
    }

    /** Its sessions fire through {@link #fire} only: elsewhere the rules refuse to run. */
    public KieBase rules() {
        return rules;
    }

    @Override
    public void close() {
        container.dispose();
    }

    /**
     * Lets the rules of a session fire until none applies any more.
     *
     * @return how many fired
     * @throws RuleRanAway when the budget is used up; dispose the session then
     * @throws RuleFailed when a rule cannot compute something; dispose the session then
     * @throws IllegalStateException when rules run in this thread already
     */
    public static int fire(KieSession session, Budget budget) {
        Meter meter = Meter.start(budget);
        var runs = new Runs(meter);
        var adds = new Adds(meter, runs);
        session.addEventListener(runs);
        session.addEventListener(adds);
        try {
            int fired = session.fireAllRules(budget.firings() + 1);
            if (fired > budget.firings()) {
                throw new RanAway("the rules fired %d times and go on".formatted(budget.firings()));
            }
            return fired;
        } catch (RanAway end) {
            throw new RuleRanAway(Culprit.of(end, session, runs.rule), end.getMessage(), end);
        } catch (StackOverflowError deep) {
            throw new RuleRanAway(runs.rule, "it goes too deep", deep);
        } catch (OutOfMemoryError full) {
            throw new RuleRanAway(runs.rule, "it needs too much memory", full);
        } catch (RuntimeException failed) {
            if (Culprit.end(failed) != null) {
                throw new RuleRanAway(
                        Culprit.of(failed, session, runs.rule),
                        Culprit.end(failed).getMessage(),
                        failed);
            }
            throw new RuleFailed(Culprit.of(failed, session, runs.rule), failed);
        } finally {
            Meter.stop();
            session.removeEventListener(runs);
            session.removeEventListener(adds);
        }
    }

    /** Knows the rule that fires, and counts the pairs that rules find. */
    private static final class Runs extends DefaultAgendaEventListener {
        private final Meter meter;
        private String rule = "";

        Runs(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void matchCreated(MatchCreatedEvent event) {
            rule = event.getMatch().getRule().getName();
            meter.matched();
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            rule = event.getMatch().getRule().getName();
        }
    }

    /** Counts what rules add; what the caller put in is not counted. */
    private static final class Adds extends DefaultRuleRuntimeEventListener {
        private final Meter meter;
        private final Runs runs;

        Adds(Meter meter, Runs runs) {
            this.meter = meter;
            this.runs = runs;
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            if (event.getRule() != null) {
                runs.rule = event.getRule().getName();
                meter.factAdded();
            }
        }
    }
}
