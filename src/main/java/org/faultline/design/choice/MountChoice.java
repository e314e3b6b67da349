package org.faultline.design.choice;

/** What mount(2) makes of DAX. */
public sealed interface MountChoice extends Choice {
    /** {@code dax=always} where files can share blocks. Kernel: fs/xfs/xfs_super.c xfs_fs_fill_super(). */
    enum Sharing implements MountChoice {
        /** The mount is refused, even where DAX was turned off before. */
        REFUSED,
        /** The mount is refused on a partition: a failure would not find its way there. */
        WHOLE_DEVICE,
        /** Both go together everywhere. */
        ALLOWED
    }

    /**
     * A file whose inode is read in again, and which is flagged as one that shares blocks, though it may share none any more.
     * Kernel: fs/xfs/xfs_iops.c xfs_inode_supports_dax().
     */
    enum Reread implements MountChoice {
        /** It has no DAX any more. */
        LOSES_DAX,
        /** It has DAX as before. */
        KEEPS_DAX
    }

    /** Whom a dax device serves. Kernel: drivers/dax/super.c fs_dax_get_by_bdev(). */
    enum Holders implements MountChoice {
        /** Everybody: nobody is noted. */
        ANY,
        /** One holder; the next filesystem that wants to be told of failures gets no DAX. */
        ONE
    }

    /** The line {@code DAX enabled. Warning: EXPERIMENTAL}. Kernel: fs/xfs/xfs_super.c. */
    enum Warning implements MountChoice {
        PRINTED,
        GONE
    }

    /**
     * When XFS cannot set blocks aside in every allocation group, which it tries before and after the recovery of its log.
     * Kernel: fs/xfs/xfs_mount.c xfs_mountfs().
     */
    enum Reserve implements MountChoice {
        /** The mount goes on until the second attempt fails, too. */
        SECOND_DECIDES,
        /** The mount is over with the first attempt. */
        FIRST_DECIDES
    }

    /** Blocks that are not as large as a page. Kernel: fs/xfs/xfs_super.c, drivers/dax/super.c. */
    enum Probe implements MountChoice {
        /** The block device is asked, and answers that it has no DAX for such blocks. */
        BY_DEVICE,
        /** The filesystem looks at its own block size. */
        BY_FILESYSTEM
    }
}
