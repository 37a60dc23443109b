package forestall.ruleset;

import forestall.ruleset.Facts.Content;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dimension cut into the pieces that no condition tells apart: between each two bounds that any
 * row names, one piece, and one for each bound itself.
 */
final class Pieces {
    private final Dimension dimension;
    private final List<Piece> all = new ArrayList<>();

    /**
     * One piece.
     *
     * @param sample a value in it
     * @param from lower bound of a number
     * @param to upper bound of a number; the same as {@code from} for a single one
     * @param open whether the bounds themselves are not in it
     */
    record Piece(Object sample, double from, double to, boolean open) {}

    private Pieces(Dimension dimension) {
        this.dimension = dimension;
    }

    /**
     * @param bounds every number that a condition compares with
     */
    static Pieces of(Dimension dimension, Set<Double> bounds) {
        var pieces = new Pieces(dimension);
        if (dimension.mayBeAbsent()) {
            pieces.single(Dimension.ABSENT);
        }
        switch (dimension.type()) {
            case NUMBER, WHOLE -> pieces.numbers(bounds);
            case TRUTH -> {
                pieces.single(false);
                pieces.single(true);
            }
            case ENUM -> dimension.values().forEach(pieces::single);
            case OTHER -> pieces.single(Dimension.ABSENT);
        }
        return pieces;
    }

    private void single(Object value) {
        all.add(new Piece(value, Double.NaN, Double.NaN, false));
    }

    private void numbers(Set<Double> bounds) {
        TreeSet<Double> cuts = new TreeSet<>();
        for (double bound : bounds) {
            if (bound >= dimension.least() && bound <= dimension.greatest()) {
                cuts.add(bound + 0.0); // −0 is 0
            }
        }
        if (Double.isFinite(dimension.least())) {
            cuts.add(dimension.least());
        }
        if (Double.isFinite(dimension.greatest())) {
            cuts.add(dimension.greatest());
        }
        double before = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            if (before >= dimension.least() || Double.isInfinite(dimension.least())) {
                between(before, cut);
            }
            if (dimension.type() == Content.NUMBER || cut == Math.rint(cut)) {
                all.add(new Piece(cut, cut, cut, false));
            }
            before = cut;
        }
        if (before < dimension.greatest()) {
            between(before, Double.POSITIVE_INFINITY);
        }
    }

    private void between(double from, double to) {
        double sample;
        if (dimension.type() == Content.WHOLE) {
            sample = Double.isInfinite(from) ? Math.ceil(to) - 1 : Math.floor(from) + 1;
            if (sample >= to) {
                return;
            }
        } else if (Double.isInfinite(from)) {
            sample = Double.isInfinite(to) ? 0 : to - 1;
        } else {
            sample = Double.isInfinite(to) ? from + 1 : from + (to - from) / 2;
            if (sample <= from || sample >= to) {
                return; // the bounds are neighbours
            }
        }
        all.add(new Piece(sample, from, to, true));
    }

    Dimension dimension() {
        return dimension;
    }

    int size() {
        return all.size();
    }

    Piece get(int number) {
        return all.get(number);
    }

    /** The pieces in which every condition, each about this dimension alone, holds. */
    BitSet where(List<Condition> conditions) {
        BitSet pieces = new BitSet(all.size());
        for (int number = 0; number < all.size(); number++) {
            Object sample = all.get(number).sample();
            if (conditions.stream().allMatch(each -> each.holds(any -> sample).orElse(true))) {
                pieces.set(number);
            }
        }
        return pieces;
    }

    BitSet everything() {
        BitSet pieces = new BitSet(all.size());
        pieces.set(0, all.size());
        return pieces;
    }

    /** Smallest number in any of the pieces; −∞ when there is none. */
    double least(BitSet of) {
        double least = Double.POSITIVE_INFINITY;
        for (int each = of.nextSetBit(0); each >= 0; each = of.nextSetBit(each + 1)) {
            double from = all.get(each).from();
            least = Math.min(least, Double.isNaN(from) ? Double.NEGATIVE_INFINITY : from);
        }
        return least;
    }

    /** Largest number in any of the pieces. */
    double greatest(BitSet of) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int each = of.nextSetBit(0); each >= 0; each = of.nextSetBit(each + 1)) {
            double to = all.get(each).to();
            greatest = Math.max(greatest, Double.isNaN(to) ? Double.POSITIVE_INFINITY : to);
        }
        return greatest;
    }

    /** A value that people would name: a bound that is in, else something between. */
    Object example(BitSet of) {
        for (int each = of.nextSetBit(0); each >= 0; each = of.nextSetBit(each + 1)) {
            if (!all.get(each).open()) {
                return all.get(each).sample();
            }
        }
        return all.get(of.nextSetBit(0)).sample();
    }
}
