package org.faultline.filesystem;

import java.util.Map;

/**
 * Who a reverse-map record says owns its blocks: an inode number, or a negative code for what no inode owns.
 * Kernel: fs/xfs/libxfs/xfs_format.h XFS_RMAP_OWN_*.
 */
public record Owner(long code) {
    /** Allocation group headers: superblock copy, AGF, AGI, AGFL. */
    public static final Owner FS = new Owner(-3);
    /** The internal log. */
    public static final Owner LOG = new Owner(-4);
    /** Free-space btrees, the reverse-map btree and their reserve blocks. */
    public static final Owner AG = new Owner(-5);
    /** Inode btrees. */
    public static final Owner INOBT = new Owner(-6);
    /** Inode chunks. */
    public static final Owner INODES = new Owner(-7);
    /** The reference-count btree. */
    public static final Owner REFC = new Owner(-8);
    /** Copy-on-write staging: allocated, not yet part of a file. */
    public static final Owner COW = new Owner(-9);

    private static final Map<Long, String> NAMES = Map.of(-1L, "null owner", -2L, "unknown", -3L, "static fs metadata",
            -4L, "log", -5L, "per-AG metadata", -6L, "inode btree", -7L, "inodes", -8L, "refcount btree", -9L,
            "cow staging");

    /** Whether no inode owns the blocks. Kernel: XFS_RMAP_NON_INODE_OWNER(). */
    public boolean isSpecial() {
        return code < 0;
    }

    /** What the owner is called in fsmap output: {@code inode 131}, {@code log}, {@code static fs metadata}. */
    public String label() {
        return isSpecial() ? NAMES.getOrDefault(code, "owner " + code) : "inode " + code;
    }
}
