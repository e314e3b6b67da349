package org.faultline.playback;

/** What a run of persistent memory is used for, as far as pictures tell it apart. */
public enum Use {
    /** Before the data of the namespace: info block and page structures. */
    RESERVED,
    /** On no mounted filesystem, and in no device above. */
    UNMOUNTED,
    /** In a partition or mapped device above, but on no mounted filesystem there. */
    CLAIMED,
    FREE,
    /** Data of one file. */
    DATA,
    /** Data of several files at once. */
    SHARED,
    /** Allocated to a file, but nothing was written there yet. */
    UNWRITTEN,
    /** Set aside for writes to shared blocks. */
    STAGING,
    /** Attributes of a file, or the btree of its extents. */
    ATTRIBUTES,
    METADATA,
    INODES,
    LOG;

    /** Whether the bytes are data of a file. */
    public boolean isData() {
        return this == DATA || this == SHARED;
    }

    /** Whether nobody owns the bytes. */
    public boolean isEmpty() {
        return this == FREE || this == UNMOUNTED || this == CLAIMED;
    }
}
