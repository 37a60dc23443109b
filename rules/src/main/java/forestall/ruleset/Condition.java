package forestall.ruleset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a condition says, as far as it is understood. What is not understood is opaque: it may hold
 * or not, so that no gap or overlap is concluded from it.
 */
sealed interface Condition {

    /** How a value is compared. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        Operator flipped() {
            return switch (this) {
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
                default -> this;
            };
        }
    }

    /**
     * Whether it holds where each dimension has the value that the function gives; empty when that
     * cannot be told.
     */
    Optional<Boolean> holds(Function<Dimension, Object> values);

    /** Calls back for everything that it compares. */
    void visit(java.util.function.Consumer<Compare> visitor);

    /** Whether all of it is understood. */
    boolean isClear();

    /** Keys of the dimensions that it is about. */
    default Set<String> about() {
        Set<String> keys = new TreeSet<>();
        visit(each -> keys.add(each.dimension().key()));
        return keys;
    }

    /** Always, or never. */
    record Truth(boolean value) implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            return Optional.of(value);
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {}

        @Override
        public boolean isClear() {
            return true;
        }
    }

    /** Not understood. */
    record Opaque() implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            return Optional.empty();
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {}

        @Override
        public boolean isClear() {
            return false;
        }
    }

    /**
     * One comparison.
     *
     * @param value a Double, a Boolean, the name of an enum's constant, or {@link Dimension#ABSENT}
     */
    record Compare(Dimension dimension, Operator operator, Object value) implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            Object actual = values.apply(dimension);
            if (actual == Dimension.ABSENT || value == Dimension.ABSENT) {
                return Optional.of(
                        switch (operator) {
                            case EQUAL -> actual == value;
                            case NOT_EQUAL -> actual != value;
                            default -> false;
                        });
            }
            if (actual instanceof Double number && value instanceof Double bound) {
                return Optional.of(holds(Double.compare(number, bound)));
            }
            return Optional.of(
                    switch (operator) {
                        case EQUAL -> actual.equals(value);
                        case NOT_EQUAL -> !actual.equals(value);
                        default -> false;
                    });
        }

        private boolean holds(int order) {
            return switch (operator) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {
            visitor.accept(this);
        }

        @Override
        public boolean isClear() {
            return true;
        }
    }

    /** Both, or all. */
    record And(List<Condition> parts) implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            return combined(parts, values, false);
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {
            parts.forEach(each -> each.visit(visitor));
        }

        @Override
        public boolean isClear() {
            return parts.stream().allMatch(Condition::isClear);
        }
    }

    /** Either, or any. */
    record Or(List<Condition> parts) implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            return combined(parts, values, true);
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {
            parts.forEach(each -> each.visit(visitor));
        }

        @Override
        public boolean isClear() {
            return parts.stream().allMatch(Condition::isClear);
        }
    }

    /** The contrary. */
    record Not(Condition part) implements Condition {
        @Override
        public Optional<Boolean> holds(Function<Dimension, Object> values) {
            return part.holds(values).map(each -> !each);
        }

        @Override
        public void visit(java.util.function.Consumer<Compare> visitor) {
            part.visit(visitor);
        }

        @Override
        public boolean isClear() {
            return part.isClear();
        }
    }

    /** The parts that must all hold. */
    default List<Condition> conjuncts() {
        if (this instanceof And all) {
            List<Condition> flat = new ArrayList<>();
            all.parts().forEach(each -> flat.addAll(each.conjuncts()));
            return flat;
        }
        return List.of(this);
    }

    private static Optional<Boolean> combined(
            List<Condition> parts, Function<Dimension, Object> values, boolean decisive) {
        boolean known = true;
        for (Condition part : parts) {
            Optional<Boolean> holds = part.holds(values);
            if (holds.isPresent() && holds.get() == decisive) {
                return holds;
            }
            known &= holds.isPresent();
        }
        return known ? Optional.of(!decisive) : Optional.empty();
    }
}
