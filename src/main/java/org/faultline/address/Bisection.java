package org.faultline.address;

import java.util.function.IntPredicate;

/** Finds a place in what is in order, in as many looks as its size has binary digits. */
public final class Bisection {
    private Bisection() {}

    /**
     * The first index from 0 to before {@code size} for which something holds, or {@code size} when it holds for none. From
     * the first for which it holds it must hold for all.
     */
    public static int first(int size, IntPredicate holds) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * The first index from {@code from} on at which {@code sorted} holds {@code least} or more, or its length. It is
     * looked for in ever longer strides, so that one that is near is found in a few.
     */
    public static int near(long[] sorted, int from, long least) {
        int low = from;
        int stride = 1;
        while (low + stride < sorted.length && sorted[low + stride] < least) {
            low += stride;
            stride *= 2;
        }
        int start = low;
        return start + first(Math.min(sorted.length, start + stride) - start, i -> sorted[start + i] >= least);
    }
}
