package org.faultline.compare;

import java.util.List;
import java.util.Optional;

/**
 * One row of two runs side by side.
 *
 * @param left the step of the left run that it stands for, or none
 * @param right the same of the right run
 * @param follows the row of the difference that this one comes from, by its index; nothing where it is equal, or differs
 *     by itself
 */
public record Row(Kind kind, List<Place> left, List<Place> right, Optional<Integer> follows) {
    /** How the two runs compare there. */
    public enum Kind {
        /** Both take that step. */
        EQUAL,
        /** Both take a step there, with another decision or another number. */
        CHANGED,
        /** Only the left run takes it. */
        ONLY_LEFT,
        /** Only the right run takes it. */
        ONLY_RIGHT,
        /** Both take that step, at another place among the equal ones: it belongs to a set of which the order is free. */
        OTHER_ORDER;

        /** The same seen from the other side. */
        public Kind mirrored() {
            return switch (this) {
                case ONLY_LEFT -> ONLY_RIGHT;
                case ONLY_RIGHT -> ONLY_LEFT;
                case EQUAL, CHANGED, OTHER_ORDER -> this;
            };
        }
    }

    public Row {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /** Whether the two runs differ here. */
    public boolean differs() {
        return kind != Kind.EQUAL;
    }

    /** Whether they differ here, and not because they differed before. */
    public boolean isIndependent() {
        return differs() && follows.isEmpty();
    }

    /** The first step of the left run in it. */
    public Optional<Place> leftPlace() {
        return left.stream().findFirst();
    }

    /** The first step of the right run in it. */
    public Optional<Place> rightPlace() {
        return right.stream().findFirst();
    }

    /** The same row seen from the other side. */
    public Row mirrored() {
        return new Row(kind.mirrored(), /* left= */ right, /* right= */ left, follows);
    }

    Row following(Optional<Integer> cause) {
        return new Row(kind, left, right, cause);
    }
}
