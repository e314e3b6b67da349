package org.faultline.design;

import org.faultline.design.Choices.Choice;

/** The choices about how a filesystem finds the owners of a bad block, and what it makes of each. */
public final class WalkChoices {
    private WalkChoices() {}

    /** What becomes of a directory, or a file in the page cache. Kernel: mm/memory-failure.c mf_dax_kill_procs(). */
    public enum NotDax implements Choice {
        /** It is passed over. */
        IGNORED,
        /** The function that would signal answers EBUSY, and that stops the walk. */
        BUSY
    }

    /** In how large pieces write(2) leaves a file in the page cache. Kernel: fs/iomap/buffered-io.c iomap_get_folio(). */
    public enum WrittenFolio implements Choice {
        /** Page by page. */
        SINGLE,
        /** In the largest folios that fit into the write, each at a multiple of its size. */
        LARGEST
    }

    /** A byte of the device behind the end of a smaller filesystem. Kernel: fs/xfs/xfs_notify_failure.c. */
    public enum BehindEnd implements Choice {
        /** Nobody checks, and an allocation group that does not exist is read: the kernel breaks. */
        OOPS,
        /** ENXIO. */
        REFUSED
    }

    /** How far the arithmetic of the range reaches. Kernel: fs/xfs/xfs_notify_failure.c xfs_failure_pgcnt(). */
    public enum Reach implements Choice {
        /** The bad block, and one page of each file. */
        EXACT,
        /** Also the block behind the bad one; no page of a file that only begins there. */
        ONE_BLOCK_MORE,
        /** The bad block, and no page of any file: nobody is looked for. */
        NO_PAGES
    }

    /** What a failed look-up of an owner's inode does. Kernel: fs/xfs/xfs_icache.c xfs_iget() with XFS_IGET_INCORE. */
    public enum Lookup implements Choice {
        /** The owner is passed over, whatever the reason. */
        SKIPPED,
        /** One that is not in memory is passed over; one that is about to leave it counts as lost metadata. */
        ABSENT_SKIPPED,
        /** Its error ends the walk: Bug-3 of the posting of RFC v2. */
        STOPS_WALK
    }

    /** What a lost block of metadata leads to. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn(). */
    public enum Metadata implements Choice {
        /** The walk goes on, then the filesystem is shut down; so it is when the walk is stopped by an error. */
        SHUTS_DOWN,
        /** Nothing: the posting of RFC v2 has a note there of what is to be done. */
        IGNORED
    }

    /** What attribute and extent-btree blocks count as. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn(). */
    public enum ForkBlocks implements Choice {
        /** Metadata. */
        METADATA,
        /** Data of the file: Bug-4 of the posting of RFC v2. */
        DATA
    }

    /** How a block becomes a page of its file. Kernel: fs/xfs/xfs_notify_failure.c xfs_failure_pgoff(). */
    public enum FilePage implements Choice {
        /** The record's file offset plus the distance from its first block. */
        EXACT,
        /** The record's file offset, as if its first block were the bad one: Bug-1 of the posting of RFC v2. */
        OF_RECORD
    }

    /** Where the processes of a file are looked for. Kernel: mm/memory-failure.c collect_procs_file(). */
    public enum CollectedPage implements Choice {
        /** At the page that was asked for. */
        ASKED,
        /** At page->index, which nobody maintains any more and which is 0: Bug-2 of the posting of RFC v2. */
        ZERO
    }

    /** By which of its devices a filesystem is found. Kernel: fs/super.c get_super() */
    public enum Superblock implements Choice {
        /** By any: the reviewers' wish. */
        BY_ANY_DEVICE,
        /** By the one for its data: Bug-6 of the posting of RFC v2. */
        BY_DATA_DEVICE
    }

    /** What a bad page of a log's own device means. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    public enum LogDevice implements Choice {
        /** The log is lost, also when the page lies behind its end. */
        ANY_PAGE,
        /** The log is lost when the page lies in it; otherwise ENXIO. Kernel: xfs_dax_notify_logdev_failure(). */
        INSIDE_LOG
    }

    /** Whether a realtime device is asked for owners. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    public enum RealtimeMap implements Choice {
        /** Never: EOPNOTSUPP, and the page itself is asked. */
        REFUSED,
        /** Where it has groups and a reverse map of its own. Kernel: xfs_dax_notify_dev_failure() with XG_TYPE_RTG. */
        WALKED
    }

    /** What a filesystem without a reverse map, or without the operation, answers. */
    public enum WithoutMap implements Choice {
        /** EOPNOTSUPP: the page itself is asked. */
        REFUSED,
        /** It reads the map all the same, or says 0 where it has no operation: Bug-5 of the posting of RFC v2. */
        UNCHECKED
    }
}
