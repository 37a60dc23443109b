package forestall.worker;

import forestall.risk.Impact;
import forestall.risk.Likelihood;
import forestall.ruleset.CheckReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker answers; what was not asked is left out.
 *
 * @param report of a check
 * @param decisions name of the file of each decision of the models
 * @param impacts that models concluded
 * @param likelihoods that models concluded
 * @param refused why the question could not be answered
 */
record Answer(
        Optional<CheckReport> report,
        Map<String, String> decisions,
        List<Impact> impacts,
        List<Likelihood> likelihoods,
        Optional<String> refused) {

    static Answer of(CheckReport report) {
        return new Answer(Optional.of(report), Map.of(), List.of(), List.of(), Optional.empty());
    }

    static Answer refused(String why) {
        return new Answer(Optional.empty(), Map.of(), List.of(), List.of(), Optional.of(why));
    }
}
