package org.faultline.machine;

/**
 * A copy of a file, or of everything in a filesystem, that the user says there is elsewhere.
 *
 * @param where what the user calls the place
 * @param before whether it was there before the failure; one that was made afterwards cannot have what nobody could read
 */
public record GoodCopy(Kind kind, String where, boolean before) {
    /** What sort of copy. */
    public enum Kind {
        /** On another filesystem, as it was at one time. */
        CLONE,
        /** Kept the same by a program. */
        REPLICA,
        /** On another medium, as it was at one time. */
        BACKUP
    }
}
