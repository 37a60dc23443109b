package forestall.ruleset;

import forestall.ruleset.Pieces.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** Tells a part of a space in words. */
final class Region {
    private final List<Pieces> dimensions;
    private final List<BitSet> sides;

    Region(List<Pieces> dimensions, List<BitSet> sides) {
        this.dimensions = dimensions;
        this.sides = sides;
    }

    /** Such as {@code score 0.5 to below 0.55, tier before MINIMAL or SCALED}. */
    String words() {
        List<String> words = new ArrayList<>();
        for (int number = 0; number < sides.size(); number++) {
            Pieces pieces = dimensions.get(number);
            if (sides.get(number).cardinality() < pieces.size()) {
                words.add(words(pieces, sides.get(number)));
            }
        }
        return words.isEmpty() ? "everything" : String.join(", ", words);
    }

    /** One point of it, such as {@code a score of 0.5 with tier before MINIMAL}. */
    String example() {
        List<String> words = new ArrayList<>();
        for (int number = 0; number < sides.size(); number++) {
            Pieces pieces = dimensions.get(number);
            if (sides.get(number).cardinality() < pieces.size()) {
                Object value = pieces.example(sides.get(number));
                words.add(value(pieces.dimension(), value));
            }
        }
        return words.isEmpty() ? "any component" : String.join(" with ", words);
    }

    /** The values of that point. */
    Function<Dimension, Object> point() {
        return asked -> {
            for (int number = 0; number < sides.size(); number++) {
                if (dimensions.get(number).dimension().key().equals(asked.key())) {
                    return dimensions.get(number).example(sides.get(number));
                }
            }
            return Dimension.ABSENT;
        };
    }

    private static String value(Dimension dimension, Object value) {
        if (value == Dimension.ABSENT) {
            return "no " + dimension.words();
        }
        if (value instanceof Boolean truth) {
            return truth ? dimension.words() : "not " + dimension.words();
        }
        if (value instanceof Double number) {
            return "%s %s of %s%s"
                    .formatted(
                            "aeiouR".indexOf(dimension.words().charAt(0)) >= 0 ? "an" : "a",
                            dimension.words(),
                            Values.words(number),
                            dimension.words().startsWith("time") ? " min" : "");
        }
        return dimension.words() + " " + value;
    }

    private static String words(Pieces pieces, BitSet side) {
        List<String> parts = new ArrayList<>();
        for (int start = side.nextSetBit(0); start >= 0; ) {
            int end = side.nextClearBit(start);
            if (Double.isNaN(pieces.get(start).from())) {
                parts.add(single(pieces.get(start).sample()));
                start = side.nextSetBit(start + 1);
                continue;
            }
            parts.add(interval(pieces.get(start), pieces.get(end - 1)));
            start = side.nextSetBit(end);
        }
        return pieces.dimension().words() + " " + String.join(" or ", parts);
    }

    private static String single(Object value) {
        return value == Dimension.ABSENT ? "absent" : String.valueOf(value);
    }

    private static String interval(Piece first, Piece last) {
        String from =
                Double.isInfinite(first.from())
                        ? ""
                        : (first.open() ? "above " : "from ") + Values.words(first.from());
        String to =
                Double.isInfinite(last.to())
                        ? ""
                        : (last.open() ? "below " : "up to ") + Values.words(last.to());
        if (!first.open() && first.equals(last)) {
            return Values.words(first.from());
        }
        return from.isEmpty() || to.isEmpty() ? from + to : from + " and " + to;
    }
}
