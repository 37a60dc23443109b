package forestall.ruleset;

import java.util.Map;
import java.util.Set;

/**
 * What matters of a rule when asking whether rules go round in a circle.
 *
 * @param name of the rule
 * @param place where it is
 * @param matches types of facts that it asks for, by the name they are bound to or, without one, by
 *     their type
 * @param makes types of facts that it creates
 * @param changes names of what it updates
 * @param onceOnly whether it is marked not to fire again by what it does itself
 */
record RuleShape(
        String name,
        Place place,
        Map<String, String> matches,
        Set<String> makes,
        Set<String> changes,
        boolean onceOnly) {

    /** Whether it changes what it matches, and so would fire without end. */
    boolean changesWhatItMatches() {
        return changes.stream().anyMatch(matches::containsKey);
    }

    /** Whether it creates a fact of a type that it matches itself. */
    boolean makesWhatItMatches() {
        return makes.stream().anyMatch(matches::containsValue);
    }

    /** Whether what it creates or changes may make the other rule fire. */
    boolean feeds(RuleShape other) {
        return makes.stream().anyMatch(other.matches()::containsValue)
                || changes.stream()
                        .map(matches::get)
                        .anyMatch(type -> type != null && other.matches().containsValue(type));
    }
}
