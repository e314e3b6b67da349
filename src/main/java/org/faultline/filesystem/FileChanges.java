package org.faultline.filesystem;

import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;

/** How the files of a filesystem change. */
public interface FileChanges {
    /**
     * Finds {@code blocks} blocks of a file from {@code fileBlock} a place to be written to: where they are, new blocks, or
     * blocks away from shared ones. New ones lie where {@code placements} say, as far as they do. How long the file is does
     * not change.
     */
    Change write(LayerId file, long fileBlock, long blocks, Placements placements);

    /** The same where the allocator chooses. */
    default Change write(LayerId file, long fileBlock, long blocks) {
        return write(file, fileBlock, blocks, Placements.NONE);
    }

    /**
     * The same filesystem after a write to {@code blocks} blocks of a file failed that was to copy them: a place was staged
     * for them and the blocks around; theirs was given back. Kernel: fs/xfs/xfs_iomap.c xfs_dax_write_iomap_end().
     */
    Filesystem abandon(LayerId file, long fileBlock, long blocks, Placements placements);

    /**
     * The same filesystem with a place staged for a copy of a block, if it is shared, and of the blocks around. Kernel:
     * fs/xfs/xfs_reflink.c xfs_reflink_allocate_cow().
     */
    Filesystem stage(LayerId file, long fileBlock, Placements placements);

    /**
     * Makes {@code target} share {@code blocks} blocks of {@code source}; creates {@code target} at {@code path} when
     * it does not exist.
     */
    Change reflink(LayerId source, long sourceBlock, LayerId target, String path, long targetBlock, long blocks);

    /**
     * Gives a file blocks that read as zeroes in each hole among {@code blocks} blocks from {@code fileBlock}. They lie where
     * {@code placements} say, as far as they do; how long the file is does not change.
     */
    Change allocate(LayerId file, long fileBlock, long blocks, Placements placements);

    /**
     * Gives back what a file has in {@code blocks} blocks from {@code fileBlock}: a hole is left. What is staged for a write
     * there stays. Kernel: fs/xfs/xfs_bmap_util.c xfs_free_file_space().
     */
    Change punch(LayerId file, long fileBlock, long blocks);

    /**
     * Makes a file {@code size} bytes long; what is staged behind that is given back, too. Kernel: fs/xfs/xfs_inode.c
     * xfs_itruncate_extents_flags().
     */
    Change truncate(LayerId file, long size);

    /**
     * The same filesystem after an open file was let go for the last time, which may give back what the file has behind its
     * end: {@code once}, or until blocks stay staged. Kernel: fs/xfs/xfs_inode.c xfs_release().
     */
    Filesystem release(LayerId file, boolean once);

    /**
     * The same filesystem with what a block holds written anew to a free block of its group, and the block free. The same
     * where no block of the group is free. Kernel: fs/xfs/scrub/reap.c
     */
    Filesystem elsewhere(FsBlock block);

    /** The same filesystem with the inode in memory, because somebody opened the file. */
    Filesystem opened(LayerId file);

    /** The same filesystem with one inode changed or added, and its blocks its own. */
    Filesystem with(Inode changed);

    /** The same filesystem with every inode changed in what the kernel holds of it in memory. */
    Filesystem mapInodes(UnaryOperator<Inode> change);
}
