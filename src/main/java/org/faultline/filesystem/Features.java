package org.faultline.filesystem;

/**
 * What a filesystem was made and mounted with, as far as a failure notices.
 *
 * @param rmapbt whether it keeps a reverse map of its blocks
 * @param reflink whether files may share blocks
 * @param groups whether a realtime device has groups, so that it too can have a reverse map and shared blocks
 * @param crc whether its metadata has checksums, which both need: version 5 of the format
 */
public record Features(boolean rmapbt, boolean reflink, Dax dax, boolean groups, boolean crc) {
    /** A filesystem with checksums. */
    public Features(boolean rmapbt, boolean reflink, Dax dax, boolean groups) {
        this(rmapbt, reflink, dax, groups, true);
    }

    /** A filesystem whose realtime device, if it has one, has no groups. */
    public Features(boolean rmapbt, boolean reflink, Dax dax) {
        this(rmapbt, reflink, dax, false, true);
    }

    /** The same, with a reverse map or without one. */
    public Features withReverseMap(boolean kept) {
        return new Features(kept, reflink, dax, groups, crc);
    }

    /** The {@code dax=} mount option. */
    public enum Dax {
        ALWAYS,
        INODE,
        NEVER
    }
}
