package org.faultline.repair.forecast;

/** What repairs a filesystem. */
public enum Tool {
    /** Unmounted. */
    XFS_REPAIR_6_1,
    /** Unmounted. */
    XFS_REPAIR_7_2,
    /** Mounted: a program looks at everything, and the kernel repairs. */
    XFS_SCRUB,
    /** Mounted: a program that waits for the kernel to tell of damage. */
    XFS_HEALER;

    /** Whether the filesystem is mounted meanwhile. */
    public boolean isOnline() {
        return this == XFS_SCRUB || this == XFS_HEALER;
    }
}
