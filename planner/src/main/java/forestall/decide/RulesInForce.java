package forestall.decide;

import forestall.risk.RiskRules;
import java.util.Set;

/** The rules that decide now. Thread-safe. */
public interface RulesInForce {

    /** One version, whole: who decides with it names it. */
    RiskRules current();

    /**
     * Says that a version failed at work, and answers the last good one to decide with instead.
     *
     * @param failed that failed
     * @param why what it did
     * @return another version
     * @throws RuntimeException {@code why} itself, when there is no other
     */
    RiskRules instead(RiskRules failed, RuntimeException why);

    /** Metrics that these rules, or those on the way to replace them, ask for. */
    Set<String> metrics();

    /** Rules that never change. */
    static RulesInForce always(RiskRules rules) {
        return new RulesInForce() {
            @Override
            public RiskRules current() {
                return rules;
            }

            @Override
            public RiskRules instead(RiskRules failed, RuntimeException why) {
                throw why;
            }

            @Override
            public Set<String> metrics() {
                return rules.index().metrics();
            }
        };
    }
}
