package forestall.workshop;

import forestall.ruleset.CheckReport;
import forestall.ruleset.RuleSet;

/**
 * Checks rules that nobody has run yet: where they can harm nothing, if the service has such a
 * place.
 */
public interface Checker {

    /**
     * What the author of a set should know; takes seconds. A set that takes too much time or memory
     * has a finding that says so.
     *
     * @throws forestall.decide.Overloaded when many wait to be checked already
     */
    CheckReport check(RuleSet set);
}
