package forestall.worker;

import forestall.workshop.RuleSetBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker is asked; one of both.
 *
 * @param check a rule set to be checked
 * @param models decision models to be evaluated
 */
record Question(Optional<RuleSetBody> check, Optional<Evaluation> models) {

    /**
     * Decision models and whom they judge.
     *
     * @param files texts by name of file
     * @param components as {@link forestall.dmn.Inputs} has them
     */
    record Evaluation(Map<String, String> files, List<Map<String, Object>> components) {}

    static Question check(RuleSetBody set) {
        return new Question(Optional.of(set), Optional.empty());
    }

    static Question evaluate(Map<String, String> files, List<Map<String, Object>> components) {
        return new Question(Optional.empty(), Optional.of(new Evaluation(files, components)));
    }
}
