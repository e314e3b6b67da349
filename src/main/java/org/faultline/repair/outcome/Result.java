package org.faultline.repair.outcome;

/** How a repair ends, whatever its exit code says. */
public enum Result {
    /** The filesystem is whole again, without what was lost. */
    REPAIRED,
    /** There is nothing for it to do. */
    NOTHING_TO_DO,
    /** Nothing is damaged; the log is begun anew, and what was in it alone is gone. */
    LOG_THROWN_AWAY,
    /** It does not look there. */
    NOT_LOOKED_AT,
    /** It tried, and the damage is still there. */
    NOT_REPAIRED,
    /** It ends before it looked at anything: it cannot read what it reads first. */
    CANNOT_START,
    /** It ends in the middle, every time. */
    ABORTS,
    /** It refuses until its log is replayed, or thrown away with -L. */
    LOG_IN_THE_WAY,
    /** The filesystem cannot be mounted, so that nothing can be tried. */
    NOT_MOUNTABLE,
    /** This kernel is built without it. */
    NOT_BUILT,
    /** The filesystem was made without what it needs. */
    FEATURE_MISSING,
    /** It may only tell: the filesystem does not let it repair. */
    NOT_ALLOWED,
    /** It is told of nothing, so it does nothing. */
    NO_REACTION,
    /** The kernel breaks, and the program with it. */
    KERNEL_BREAKS,
    /** There is no repair of this. */
    NONE_EXISTS,
    /** Nobody tried. */
    NOT_KNOWN
}
