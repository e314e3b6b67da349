package org.faultline.repair.outcome;

/** What repairs a filesystem. */
public enum Tool {
    /** Unmounted. */
    XFS_REPAIR_6_1("6.1"),
    /** Unmounted. */
    XFS_REPAIR_6_13("6.13"),
    /** Unmounted. */
    XFS_REPAIR_7_2("7.2"),
    /** Mounted: a program looks at everything, and the kernel repairs. */
    XFS_SCRUB("7.2"),
    /** Mounted: a program that waits for the kernel to tell of damage. */
    XFS_HEALER("7.2");

    private final String version;

    Tool(String version) {
        this.version = version;
    }

    /** Of the xfsprogs that it comes with. */
    public String version() {
        return version;
    }

    /** Whether the filesystem is mounted meanwhile. */
    public boolean isOnline() {
        return this == XFS_SCRUB || this == XFS_HEALER;
    }
}
