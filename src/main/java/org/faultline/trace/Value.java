package org.faultline.trace;

/**
 * One number of a step, with where it comes from.
 *
 * @param name what it is, such as {@code device offset}
 * @param arithmetic how it was computed, with the real numbers, or empty when it was looked up
 * @param result the number itself, as text
 */
public record Value(String name, String arithmetic, String result) {
    /** A number that was looked up, not computed. */
    public static Value of(String name, String result) {
        return new Value(name, "", result);
    }

    @Override
    public String toString() {
        return name + " = " + (arithmetic.isEmpty() ? "" : arithmetic + " = ") + result;
    }
}
