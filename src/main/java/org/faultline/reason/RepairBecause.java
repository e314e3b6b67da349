package org.faultline.reason;

/** What can be said of a program that repairs a filesystem. The sentence for each stands in the messages under its name. */
public enum RepairBecause implements Because {
    // It does not begin.
    IS_NO_XFS, IS_MOUNTED, NEEDS_MOUNT, NEEDS_LIFE, IS_NOT_BUILT, LOG_IS_DIRTY,
    // A mount needs a block.
    REPLAY_NEEDS, MOUNT_NEEDS, UMOUNT_WAITS, NO_CURSOR,
    // What else is done after a failure.
    COPY_IS_LOST, LOG_IS_INSIDE, DEVICE_IN_USE, LOG_REPLACED, GOES_ON_ELSEWHERE,
    // It meets a block, and ends.
    MEETS, ENDS_THERE, ENDS, FINDS_NOTHING
}
