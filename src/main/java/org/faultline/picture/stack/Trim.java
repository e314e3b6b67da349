package org.faultline.picture.stack;

/**
 * What a picture has besides its lanes, for which there may be no room.
 *
 * @param names whether the lanes have their names at the left; else they stand above their strips
 * @param details whether there are second lines: below the names of lanes, and sums of steps that are over
 * @param legend whether the signs are told in a line at the foot
 */
public record Trim(boolean names, boolean details, boolean legend) {
    /** All there is. */
    public static final Trim WHOLE = new Trim(true, true, true);
}
