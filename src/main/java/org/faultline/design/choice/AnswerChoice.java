package org.faultline.design.choice;

/** What a filesystem answers when it is asked about bad bytes, and by which of its devices it is found. */
public sealed interface AnswerChoice extends Choice {
    /** What a filesystem without a reverse map, or without the operation, answers. */
    enum WithoutMap implements AnswerChoice {
        /** EOPNOTSUPP: the page itself is asked. */
        REFUSED,
        /** It reads the map all the same, or says 0 where it has no operation: Bug-5 of the posting of RFC v2. */
        UNCHECKED
    }

    /** When XFS looks whether it has a reverse map. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    enum MapCheck implements AnswerChoice {
        /** First of all, before it looks whether the bad bytes are its own. */
        FIRST,
        /** When the bad bytes are its own, and were reported to those that listen. */
        LAST
    }

    /** How far XFS takes its data device to go. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    enum DataEnd implements AnswerChoice {
        /** To the end of the device. */
        OF_DEVICE,
        /** To the end of what it uses of the device. */
        OF_FILESYSTEM
    }

    /** By which of its devices a filesystem is found. Kernel: fs/super.c get_super() */
    enum Superblock implements AnswerChoice {
        /** By any: the reviewers' wish. */
        BY_ANY_DEVICE,
        /** By the one for its data: Bug-6 of the posting of RFC v2. */
        BY_DATA_DEVICE
    }

    /** What a bad page of a log's own device means. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    enum LogDevice implements AnswerChoice {
        /** The log is lost, also when the page lies behind its end. */
        ANY_PAGE,
        /** The log is lost when the page lies in it; otherwise ENXIO. Kernel: xfs_dax_notify_logdev_failure(). */
        INSIDE_LOG
    }

    /** Whether a realtime device is asked for owners. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    enum RealtimeMap implements AnswerChoice {
        /** Never: EOPNOTSUPP, and the page itself is asked. */
        REFUSED,
        /** Where it has groups and a reverse map of its own. Kernel: xfs_dax_notify_dev_failure() with XG_TYPE_RTG. */
        WALKED
    }
}
