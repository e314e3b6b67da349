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
}
