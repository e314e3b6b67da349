package org.faultline.repair.advice;

/** Why a bad page cannot be made good by these means. */
public enum Unable {
    /** No memory of the machine has the page. */
    NO_MEMORY,
    /** The page holds the namespace's own records. */
    NAMESPACE_RECORDS,
    /** The driver is off the device. */
    DEVICE_GONE,
    /** The kernel waits for ever in a function that every failure takes. */
    KERNEL_STUCK,
    /** A process that has to be ended is in a system call that never returns. */
    PROCESS_STUCK,
    /** mount(2) of the filesystem has not ended. */
    MOUNTING,
    /** Programs map the namespace itself; only they know what is there, and nothing clears one page for them. */
    DEVICE_DAX,
    /** The memory cannot be cleared, and the filesystem cannot keep the block away from others. */
    CANNOT_CLEAR,
    /** Another bad block of the filesystem keeps xfs_repair from starting, or ends it: that one is next, and the repair last. */
    OTHER_FIRST,
    /** Devices are mapped on the namespace, so that it is not let go of. */
    MAPPED,
    /** A repair that broke in the kernel holds locks of the filesystem for ever. */
    FILESYSTEM_HUNG
}
