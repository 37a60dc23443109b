package forestall.risk;

import forestall.model.ComponentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.KieSession;

/** What rules concluded of one component. */
final class Gathered {
    final List<Impact> impacts = new ArrayList<>(6);
    final List<Likelihood> likelihoods = new ArrayList<>(0);
    final List<FailoverAdvice> advice = new ArrayList<>(0);
    private TierChoice tier;
    private Standby standby;
    private int ruled;

    /**
     * All that the session's facts conclude, by component.
     *
     * @throws IllegalStateException when a component has two tiers or two standbys
     */
    static Map<ComponentId, Gathered> from(KieSession session, Collection<Subject> subjects) {
        Map<ComponentId, Gathered> all = new HashMap<>(subjects.size() * 2);
        subjects.forEach(each -> all.put(each.id(), new Gathered()));
        for (Object fact : session.getObjects()) {
            if (fact instanceof Impact impact) {
                of(all, impact.component(), impact).impacts.add(impact);
            } else if (fact instanceof Likelihood likelihood) {
                of(all, likelihood.component(), likelihood).likelihoods.add(likelihood);
            } else if (fact instanceof TierChoice choice) {
                of(all, choice.component(), choice).choose(choice);
            } else if (fact instanceof Standby share) {
                of(all, share.component(), share).choose(share);
            } else if (fact instanceof FailoverAdvice advice) {
                of(all, advice.component(), advice).advice.add(advice);
            }
        }
        all.values().forEach(each -> each.ruled = each.ruled());
        return all;
    }

    /**
     * Impacts and likelihoods make the score, so there must be none that came after it.
     *
     * @param before what made the score
     * @throws IllegalStateException naming one that came later
     */
    void noLaterThan(Gathered before) {
        if (ruled() <= before.ruled) {
            return;
        }
        List<Object> late = new ArrayList<>(impacts);
        late.addAll(likelihoods);
        late.removeIf(each -> before.impacts.contains(each) || before.likelihoods.contains(each));
        throw new IllegalStateException(
                "a rule that looks at Scored concludes what the score is made of, too late to count: %s; such a rule looks at Subject"
                        .formatted(late));
    }

    private int ruled() {
        return impacts.size() + likelihoods.size();
    }

    /** What models conclude counts like what rules do. */
    static void add(Map<ComponentId, Gathered> all, Models.Conclusions more) {
        more.impacts().forEach(each -> of(all, each.component(), each).impacts.add(each));
        more.likelihoods().forEach(each -> of(all, each.component(), each).likelihoods.add(each));
    }

    private static Gathered of(Map<ComponentId, Gathered> all, ComponentId component, Object fact) {
        Gathered found = component == null ? null : all.get(component);
        if (found == null) {
            throw new IllegalStateException(
                    "a rule concludes something of a component that it was not asked about: "
                            + fact);
        }
        return found;
    }

    private void choose(TierChoice other) {
        if (tier != null) {
            throw twice(other.component(), "tier", tier, other);
        }
        tier = other;
    }

    private void choose(Standby other) {
        if (standby != null) {
            throw twice(other.component(), "standby", standby, other);
        }
        standby = other;
    }

    private static IllegalStateException twice(
            ComponentId component, String what, Object one, Object other) {
        return new IllegalStateException(
                "the rules give %s more than one %s: %s and %s"
                        .formatted(component, what, one, other));
    }

    TierChoice tier(Weighed weighed) {
        return present(tier, weighed, "tier");
    }

    Standby standby(Weighed weighed) {
        return present(standby, weighed, "standby");
    }

    private static <T> T present(T fact, Weighed weighed, String what) {
        if (fact == null) {
            throw new IllegalStateException(
                    "the rules give %s no %s at a score of %s"
                            .formatted(weighed.subject().id(), what, weighed.score()));
        }
        return fact;
    }
}
