package forestall.allocate;

import java.util.Iterator;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** Hands the solver {@link Displacements}, anew at each step. */
public class DisplacementFactory implements MoveIteratorFactory<Layout, Reseat> {

    @Override
    public long getSize(ScoreDirector<Layout> director) {
        return director.getWorkingSolution().placements().stream()
                .mapToLong(placement -> placement.need().slots().size())
                .sum();
    }

    @Override
    public Iterator<Reseat> createOriginalMoveIterator(ScoreDirector<Layout> director) {
        throw new UnsupportedOperationException("displacements come in random order only");
    }

    @Override
    public Iterator<Reseat> createRandomMoveIterator(
            ScoreDirector<Layout> director, Random random) {
        return new Displacements(director.getWorkingSolution().placements(), random);
    }
}
