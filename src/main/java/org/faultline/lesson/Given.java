package org.faultline.lesson;

import java.time.Instant;

/**
 * What somebody predicted. It is kept as it was given.
 *
 * @param ask the id of what was asked
 * @param vote 1 for the first time, 2 after the class has talked about it
 * @param at when
 */
public record Given(String ask, int vote, Instant at, Reply answer) {
    /** The last vote there is. */
    public static final int LAST_VOTE = 2;
}
