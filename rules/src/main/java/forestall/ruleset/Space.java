package forestall.ruleset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All that a group of rules tells apart, and where each of them fires. */
final class Space {
    /** Looks at a row in a piece after which a search ends; a second's work at most. */
    static final long MOST_LOOKS = 20_000_000;

    /** Gaps that anybody reads. */
    static final int MOST_GAPS = 20;

    private final List<Pieces> dimensions = new ArrayList<>();
    private final List<Box> boxes;
    private final List<List<BitSet>> where = new ArrayList<>();
    private long looks;
    private boolean complete = true;

    Space(List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
        Map<String, Dimension> named = new LinkedHashMap<>();
        Map<String, Set<Double>> bounds = new HashMap<>();
        for (Box box : boxes) {
            box.dimensions().forEach(named::putIfAbsent);
            box.conditions()
                    .values()
                    .forEach(
                            conditions ->
                                    conditions.forEach(each -> each.visit(c -> add(bounds, c))));
        }
        named.forEach(
                (key, dimension) ->
                        dimensions.add(
                                Pieces.of(dimension, bounds.getOrDefault(key, new TreeSet<>()))));
        for (Box box : boxes) {
            List<BitSet> sides = new ArrayList<>();
            for (Pieces pieces : dimensions) {
                sides.add(pieces.where(box.on(pieces.dimension())));
            }
            where.add(sides);
        }
    }

    private static void add(Map<String, Set<Double>> bounds, Condition.Compare compare) {
        if (compare.value() instanceof Double bound) {
            bounds.computeIfAbsent(compare.dimension().key(), key -> new TreeSet<>()).add(bound);
        }
    }

    List<Pieces> dimensions() {
        return dimensions;
    }

    /** Where the box is in a dimension, both by number. */
    BitSet side(int box, int dimension) {
        return where.get(box).get(dimension);
    }

    /** Whether the last search went to its end. */
    boolean isComplete() {
        return complete;
    }

    /** Dimensions, by number, in which the box is nowhere. */
    List<Integer> emptySides(int box) {
        List<Integer> empty = new ArrayList<>();
        for (int number = 0; number < dimensions.size(); number++) {
            if (side(box, number).isEmpty()) {
                empty.add(number);
            }
        }
        return empty;
    }

    /** Whether the box is everywhere. */
    boolean isEverything(int box) {
        for (int number = 0; number < dimensions.size(); number++) {
            if (side(box, number).cardinality() < dimensions.get(number).size()) {
                return false;
            }
        }
        return !boxes.get(box).vague();
    }

    /** What two boxes have in common; empty when nothing, or only what cannot be. */
    List<BitSet> common(int one, int other) {
        List<BitSet> both = new ArrayList<>();
        for (int number = 0; number < dimensions.size(); number++) {
            BitSet side = (BitSet) side(one, number).clone();
            side.and(side(other, number));
            if (side.isEmpty()) {
                return List.of();
            }
            both.add(side);
        }
        return isPossible(both) ? both : List.of();
    }

    /** Whether the one lies within the other. */
    boolean within(int inner, int outer) {
        for (int number = 0; number < dimensions.size(); number++) {
            BitSet beyond = (BitSet) side(inner, number).clone();
            beyond.andNot(side(outer, number));
            if (!beyond.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Regions where no box is, each a set of pieces a dimension. A vague box is taken to be
     * everywhere in its bounds, so that a gap is one for certain.
     */
    List<List<BitSet>> gaps() {
        looks = 0;
        complete = true;
        BitSet all = new BitSet();
        all.set(0, boxes.size());
        Map<List<Object>, List<List<BitSet>>> known = new HashMap<>();
        List<List<BitSet>> possible = new ArrayList<>();
        for (List<BitSet> gap : gaps(0, all, known)) {
            if (isPossible(gap)) {
                possible.add(gap);
            }
        }
        return possible;
    }

    // Splits dimension after dimension; pieces where the same boxes remain are gone into once.
    private List<List<BitSet>> gaps(
            int from, BitSet remaining, Map<List<Object>, List<List<BitSet>>> known) {
        looks += remaining.cardinality() + 1;
        if (looks > MOST_LOOKS) {
            complete = false;
            return List.of();
        }
        if (remaining.isEmpty()) {
            return List.of(everything(from));
        }
        if (anyCoversTheRest(from, remaining)) {
            return List.of();
        }
        List<Object> key = List.of(from, remaining);
        List<List<BitSet>> found = known.get(key);
        if (found != null) {
            return found;
        }
        looks += (long) remaining.cardinality() * dimensions.get(from).size();
        Map<BitSet, BitSet> pieces = new LinkedHashMap<>();
        for (int piece = 0; piece < dimensions.get(from).size(); piece++) {
            BitSet here = new BitSet();
            for (int box = remaining.nextSetBit(0); box >= 0; box = remaining.nextSetBit(box + 1)) {
                here.set(box, side(box, from).get(piece));
            }
            pieces.computeIfAbsent(here, each -> new BitSet()).set(piece);
        }
        found = new ArrayList<>();
        for (Map.Entry<BitSet, BitSet> each : pieces.entrySet()) {
            List<List<BitSet>> rest = gaps(from + 1, each.getKey(), known);
            for (BitSet run : runs(from, each.getValue())) {
                for (List<BitSet> gap : rest) {
                    if (found.size() >= MOST_GAPS * 5) {
                        complete = false;
                        break;
                    }
                    List<BitSet> whole = new ArrayList<>(gap.size() + 1);
                    whole.add(run);
                    whole.addAll(gap);
                    found.add(whole);
                }
            }
        }
        known.put(key, found);
        return found;
    }

    /** Numbers are told as intervals, so that pieces with others between are two gaps. */
    private List<BitSet> runs(int dimension, BitSet pieces) {
        if (!dimensions.get(dimension).dimension().isNumber()) {
            return List.of(pieces);
        }
        List<BitSet> runs = new ArrayList<>();
        for (int start = pieces.nextSetBit(0); start >= 0; ) {
            int end = pieces.nextClearBit(start);
            BitSet run = new BitSet();
            run.set(start, end);
            runs.add(run);
            start = pieces.nextSetBit(end);
        }
        return runs;
    }

    private boolean anyCoversTheRest(int from, BitSet remaining) {
        for (int box = remaining.nextSetBit(0); box >= 0; box = remaining.nextSetBit(box + 1)) {
            boolean covers = true;
            for (int number = from; covers && number < dimensions.size(); number++) {
                covers = side(box, number).cardinality() == dimensions.get(number).size();
            }
            if (covers) {
                return true;
            }
        }
        return false;
    }

    private List<BitSet> everything(int from) {
        List<BitSet> rest = new ArrayList<>();
        for (int number = from; number < dimensions.size(); number++) {
            rest.add(dimensions.get(number).everything());
        }
        return rest;
    }

    /** A score is never above its probability or impact, nor are critical dependants above all. */
    private boolean isPossible(List<BitSet> region) {
        return ordered(region, "score", "probability")
                && ordered(region, "score", "impact")
                && ordered(region, "predicted probability", "probability")
                && ordered(region, "criticalDependants", "dependants");
    }

    private boolean ordered(List<BitSet> region, String smaller, String larger) {
        double least = Double.NEGATIVE_INFINITY;
        double greatest = Double.POSITIVE_INFINITY;
        boolean open = false;
        for (int number = 0; number < dimensions.size(); number++) {
            Pieces pieces = dimensions.get(number);
            if (pieces.dimension().key().equals(smaller)) {
                least = pieces.least(region.get(number));
                open |= pieces.get(region.get(number).nextSetBit(0)).open();
            } else if (pieces.dimension().key().equals(larger)) {
                greatest = pieces.greatest(region.get(number));
                open |= pieces.get(region.get(number).length() - 1).open();
            }
        }
        return open ? least < greatest : least <= greatest;
    }
}
