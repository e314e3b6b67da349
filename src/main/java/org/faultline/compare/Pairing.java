package org.faultline.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two lists side by side: what has a partner, in the order of both, and what has none. Things with equal exact keys are the
 * same; of those left over between them, things with equal loose keys are the same thing changed.
 */
final class Pairing {
    /** One place of the two lists side by side; both lists keep their order. */
    sealed interface Slot {
        /** A thing of each list, by its index from 0. */
        record Both(int left, int right, boolean same) implements Slot {}

        /** A thing that only the left list has. */
        record Left(int left) implements Slot {}

        /** A thing that only the right list has. */
        record Right(int right) implements Slot {}

        /** The same seen from the other side. */
        private Slot mirrored() {
            return switch (this) {
                case Both b -> new Both(/* left= */ b.right, /* right= */ b.left, b.same);
                case Left l -> new Right(l.left);
                case Right r -> new Left(r.right);
            };
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final List<?> looseLeft;
    private final List<?> looseRight;

    private Pairing(List<?> looseLeft, List<?> looseRight) {
        this.looseLeft = looseLeft;
        this.looseRight = looseRight;
    }

    /** Both lists side by side, each given by its exact and by its loose keys; the other way round it is the same mirrored. */
    static List<Slot> of(List<?> exactLeft, List<?> exactRight, List<?> looseLeft, List<?> looseRight) {
        return isBehind(exactLeft, exactRight)
                ? ordered(/* exactLeft= */ exactRight, /* exactRight= */ exactLeft,
                        /* looseLeft= */ looseRight, /* looseRight= */ looseLeft).stream().map(Slot::mirrored).toList()
                : ordered(exactLeft, exactRight, looseLeft, looseRight);
    }

    /** An order of lists by the first key in which they differ, so that either of two is laid beside the other the same way. */
    static boolean isBehind(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!left.get(i).equals(right.get(i))) {
                return left.get(i).toString().compareTo(right.get(i).toString()) > 0;
            }
        }
        return left.size() > right.size();
    }

    private static List<Slot> ordered(List<?> exactLeft, List<?> exactRight, List<?> looseLeft, List<?> looseRight) {
        Pairing pairing = new Pairing(looseLeft, looseRight);
        int[] partners = partners(exactLeft, exactRight);
        int left = 0;
        int right = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] != Matching.NONE) {
                pairing.between(left, i, right, partners[i]);
                pairing.slots.add(new Slot.Both(i, partners[i], true));
                left = i + 1;
                right = partners[i] + 1;
            }
        }
        pairing.between(left, exactLeft.size(), right, exactRight.size());
        return List.copyOf(pairing.slots);
    }

    private static int[] partners(List<?> left, List<?> right) {
        Map<Object, Integer> numbers = new HashMap<>();
        return Matching.of(numbered(left, numbers), numbered(right, numbers));
    }

    /** A number for each key: the same for equal ones. */
    private static int[] numbered(List<?> keys, Map<Object, Integer> numbers) {
        int[] all = new int[keys.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers.computeIfAbsent(keys.get(i), key -> numbers.size());
        }
        return all;
    }

    /** What is left over in front of a pair. */
    private void between(int left, int leftEnd, int right, int rightEnd) {
        int[] partners = partners(looseLeft.subList(left, leftEnd), looseRight.subList(right, rightEnd));
        int next = right;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == Matching.NONE) {
                slots.add(new Slot.Left(left + i));
            } else {
                next = lonely(next, right + partners[i]);
                slots.add(new Slot.Both(left + i, next, false));
                next++;
            }
        }
        lonely(next, rightEnd);
    }

    private int lonely(int right, int end) {
        for (int i = right; i < end; i++) {
            slots.add(new Slot.Right(i));
        }
        return Math.max(right, end);
    }
}
