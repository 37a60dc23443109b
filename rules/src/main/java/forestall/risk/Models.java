package forestall.risk;

import java.util.List;
import java.util.Optional;

/**
 * Decision models that judge beside the rules, whoever evaluates them. Their conclusions count like
 * those of rules.
 */
public interface Models {
    /** No models. */
    Models NONE =
            new Models() {
                @Override
                public Conclusions judge(List<Subject> subjects) {
                    return Conclusions.EMPTY;
                }

                @Override
                public Optional<RuleOrigin> origin(String reason) {
                    return Optional.empty();
                }
            };

    /**
     * What models conclude.
     *
     * @param impacts of any of the subjects
     * @param likelihoods of any of the subjects
     */
    record Conclusions(List<Impact> impacts, List<Likelihood> likelihoods) {
        public static final Conclusions EMPTY = new Conclusions(List.of(), List.of());

        public Conclusions {
            impacts = List.copyOf(impacts);
            likelihoods = List.copyOf(likelihoods);
        }
    }

    /**
     * @throws IllegalStateException when a model fails, takes too long, or concludes what it may
     *     not
     */
    Conclusions judge(List<Subject> subjects);

    /** Where the decision behind a reason is written; empty when it is none of these models'. */
    Optional<RuleOrigin> origin(String reason);
}
