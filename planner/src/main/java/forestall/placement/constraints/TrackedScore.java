package forestall.placement.constraints;

import forestall.placement.Tracker;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** The score of {@link PlacementConstraints}, kept by a {@link Tracker}. */
public class TrackedScore implements IncrementalScoreCalculator<Harbour, HardMediumSoftLongScore> {
    private Tracker tracker;

    /** Always as the working solution. */
    Tracker tracker() {
        return tracker;
    }

    @Override
    public void resetWorkingSolution(Harbour harbour) {
        tracker = new Tracker(harbour.problem);
        harbour.standings.forEach(this::follow);
    }

    private void follow(Standing standing) {
        if (standing.berth != null) {
            tracker.move(standing.component, standing.berth.host, standing.berth.tier);
        }
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {
        follow((Standing) entity);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {}

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        follow((Standing) entity);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("components stay while a plan is made");
    }

    @Override
    public HardMediumSoftLongScore calculateScore() {
        return HardMediumSoftLongScore.of(-tracker.hard(), -tracker.medium(), -tracker.soft());
    }
}
