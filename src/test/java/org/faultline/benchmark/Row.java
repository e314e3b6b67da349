package org.faultline.benchmark;

import java.io.IOException;

/**
 * One row of the size table.
 *
 * @param name what it is picked by, such as {@code copy-on-write}
 * @param what what is measured, for a reader
 */
record Row(String name, String what, Measurement measurement) {
    /** How a row is measured. */
    @FunctionalInterface
    interface Measurement {
        /** Throws {@link NotMeasured} when there is nothing to measure. */
        Result measure() throws IOException, InterruptedException;
    }

    /** Why a row has no number: the program refused, or took too long. */
    static final class NotMeasured extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotMeasured(String why) {
            super(why);
        }
    }

    Result result() throws IOException, InterruptedException {
        try {
            return measurement.measure();
        } catch (NotMeasured nothing) {
            return new Result.Unmeasured(String.valueOf(nothing.getMessage()));
        }
    }
}
