package org.faultline.benchmark;

/**
 * One number that was measured, and what it may be at most.
 *
 * @param what of which thing, in a few words
 * @param beside what stood beside it in the same run: the peer, the floor, or the two things that a ratio divides
 */
record Figure(String what, Unit unit, double value, double limit, String beside) {
    boolean isKept() {
        return value <= limit;
    }

    /** How many times {@code value} is {@code base}. */
    static Figure times(String what, double value, double base, double limit, String beside) {
        return new Figure(what, Unit.TIMES, value / base, limit, beside);
    }

    String measured() {
        return what + " " + unit.text(value);
    }

    String atMost() {
        return what + " " + unit.text(limit);
    }
}
