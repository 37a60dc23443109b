package forestall.sandbox;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;

/** Texts that are not accepted, with every reason, in order of file and place. */
public final class RulesRefused extends IllegalArgumentException {
    private static final int SHOWN = 20;

    private final transient List<Refusal> refusals;

    /**
     * @param refusals at least one
     */
    public RulesRefused(Collection<Refusal> refusals) {
        super(words(refusals));
        this.refusals = refusals.stream().distinct().sorted().toList();
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    private static String words(Collection<Refusal> refusals) {
        return refusals.stream()
                .distinct()
                .sorted()
                .limit(SHOWN)
                .map(Refusal::toString)
                .collect(joining("\n", "the rules are not accepted:\n", ""));
    }
}
