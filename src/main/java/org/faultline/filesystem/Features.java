package org.faultline.filesystem;

/**
 * What a filesystem was made and mounted with, as far as a failure notices.
 *
 * @param rmapbt whether it keeps a reverse map of its blocks
 * @param reflink whether files may share blocks
 * @param groups whether a realtime device has groups, so that it too can have a reverse map and shared blocks
 * @param crc whether its metadata has checksums, which both need: version 5 of the format
 * @param online what it has for being repaired while it is mounted
 */
public record Features(boolean rmapbt, boolean reflink, Dax dax, boolean groups, boolean crc, Online online) {
    /** A filesystem that has nothing for being repaired while it is mounted. */
    public Features(boolean rmapbt, boolean reflink, Dax dax, boolean groups, boolean crc) {
        this(rmapbt, reflink, dax, groups, crc, Online.NONE);
    }

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

    /** The same with that for being repaired while it is mounted. */
    public Features with(Online other) {
        return new Features(rmapbt, reflink, dax, groups, crc, other);
    }

    /**
     * What a filesystem has for being repaired while it is mounted. Tool: xfsprogs 6.18 makes both by default, 6.12 neither.
     *
     * @param exchange whether two files may exchange ranges: names, attributes and links are rebuilt in a file aside
     * @param parent whether each file names the directories it is in: names can be rebuilt from the files
     * @param autofsck what xfs_healer may do by itself
     */
    public record Online(boolean exchange, boolean parent, Autofsck autofsck) {
        /** Neither. */
        public static final Online NONE = new Online(false, false, Autofsck.NONE);
    }

    /** The property {@code xfs:autofsck} of the root directory. Tool: xfs_property(8), xfs_healer(8). */
    public enum Autofsck {
        NONE,
        /** What is wrong is told. */
        CHECK,
        /** The same, and what is right is made better. */
        OPTIMIZE,
        /** What is wrong is repaired. */
        REPAIR
    }

    /** The {@code dax=} mount option. */
    public enum Dax {
        ALWAYS,
        INODE,
        NEVER
    }
}
