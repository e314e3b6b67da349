package org.faultline.conformance;

/**
 * The first observation in which a recorded run and our trace are not the same.
 *
 * @param event number of the event in the recorded run, from 1
 * @param what which observation, such as {@code signals of A}
 * @param step number of the step of our trace at which it arose; 0 before the first
 */
public record Difference(int event, String what, String expected, String actual, int step) {
    /** One line for people. */
    public String text() {
        return "event " + event + ", " + what + ": expected " + expected + ", got " + actual + " (step " + step + ")";
    }
}
