package org.faultline.design.choice;

/** How the walk over the owners of a bad block goes, and what is made of each owner. */
public sealed interface WalkChoice extends Choice {
    /** How far the arithmetic of the range reaches. Kernel: fs/xfs/xfs_notify_failure.c xfs_failure_pgcnt(). */
    enum Reach implements WalkChoice {
        /** The bad block, and one page of each file. */
        EXACT,
        /** Also the block behind the bad one; no page of a file that only begins there. */
        ONE_BLOCK_MORE,
        /** The bad block, and no page of any file: nobody is looked for. */
        NO_PAGES
    }

    /** A byte of the device behind the end of a smaller filesystem. Kernel: fs/xfs/xfs_notify_failure.c. */
    enum BehindEnd implements WalkChoice {
        /** Nobody checks, and an allocation group that does not exist is read: the kernel breaks. */
        OOPS,
        /** ENXIO. */
        REFUSED
    }

    /** What a failed look-up of an owner's inode does. Kernel: fs/xfs/xfs_icache.c xfs_iget() with XFS_IGET_INCORE. */
    enum Lookup implements WalkChoice {
        /** The owner is passed over, whatever the reason. */
        SKIPPED,
        /** One that is not in memory is passed over; one that is about to leave it counts as lost metadata. */
        ABSENT_SKIPPED,
        /** Its error ends the walk: Bug-3 of the posting of RFC v2. */
        STOPS_WALK
    }

    /** What becomes of a directory, or a file in the page cache. Kernel: mm/memory-failure.c mf_dax_kill_procs(). */
    enum NotDax implements WalkChoice {
        /** It is passed over. */
        IGNORED,
        /** The function that would signal answers EBUSY, and that stops the walk. */
        BUSY
    }

    /** What a lost block of metadata leads to. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn(). */
    enum Metadata implements WalkChoice {
        /** The walk goes on, then the filesystem is shut down; so it is when the walk is stopped by an error. */
        SHUTS_DOWN,
        /** Nothing: the posting of RFC v2 has a note there of what is to be done. */
        IGNORED
    }

    /** What attribute and extent-btree blocks count as. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn(). */
    enum ForkBlocks implements WalkChoice {
        /** Metadata. */
        METADATA,
        /** Data of the file: Bug-4 of the posting of RFC v2. */
        DATA
    }

    /** How a block becomes a page of its file. Kernel: fs/xfs/xfs_notify_failure.c xfs_failure_pgoff(). */
    enum FilePage implements WalkChoice {
        /** The record's file offset plus the distance from its first block. */
        EXACT,
        /** The record's file offset, as if its first block were the bad one: Bug-1 of the posting of RFC v2. */
        OF_RECORD
    }
}
