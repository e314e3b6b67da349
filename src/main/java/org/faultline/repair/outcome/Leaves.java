package org.faultline.repair.outcome;

/** Where the poison is after a repair. */
public enum Leaves {
    /** Nowhere: a write cleared it. */
    NOTHING_BAD,
    /** Where it was. */
    IN_PLACE,
    /** Where it was, in what is now free space: it waits for whoever gets that block. */
    IN_FREE_SPACE,
    /** Nobody looked. */
    NOT_KNOWN
}
