package org.faultline.assembly;

import java.util.List;

/**
 * What two versions of a list have in common: as many of its first and of its last items as are the same objects. Items of
 * a document never change, so one that is the same object means the same, however many there are below it.
 *
 * @param front how many first items are the same
 * @param back how many last items are the same, none of them one of the first
 */
record SameEnds(int front, int back) {
    /** What {@code next} kept of {@code before}. */
    static SameEnds of(List<?> before, List<?> next) {
        int shorter = Math.min(before.size(), next.size());
        int front = 0;
        while (front < shorter && before.get(front) == next.get(front)) {
            front++;
        }
        int back = 0;
        while (back < shorter - front
                && before.get(before.size() - 1 - back) == next.get(next.size() - 1 - back)) {
            back++;
        }
        return new SameEnds(front, back);
    }
}
