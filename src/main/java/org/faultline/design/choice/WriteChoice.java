package org.faultline.design.choice;

/** What write(2) does to blocks and to the page cache. */
public sealed interface WriteChoice extends Choice {
    /** What a whole-page write(2) does to a known bad block. Kernel: drivers/nvdimm/pmem.c pmem_recovery_write(). */
    enum RecoveryWrite implements WriteChoice {
        /** It clears the block and succeeds, unless the block is shared. */
        CLEARS,
        /** It fails with EIO. */
        REFUSED
    }

    /** What becomes of the page-table entries of a page that write(2) copied. Kernel: fs/dax.c dax_iomap_iter(). */
    enum CopyingWrite implements WriteChoice {
        /** They stay, and show the old block. */
        LEAVES_ENTRIES,
        /** They are taken out, as of a page that gets its first block. */
        TAKES_OUT
    }

    /** Where the rest of a block is zeroed whose end is given back or reached. Kernel: fs/dax.c dax_zero_iter(). */
    enum Zeroing implements WriteChoice {
        /** In place: files that share the block read zeroes, too. */
        IN_PLACE,
        /** In a copy, where the block is shared. */
        COPIES
    }

    /**
     * What is taken out of the page tables before a reflink. Kernel: fs/xfs/xfs_inode.c
     * xfs_mmaplock_two_inodes_and_break_dax_layout().
     */
    enum Remap implements WriteChoice {
        /** The pages that get other blocks. */
        TAKES_RANGE,
        /** Both files as a whole. */
        BREAKS_LAYOUTS
    }

    /** Whose close has a file give back what it has behind its end. Kernel: fs/xfs/xfs_file.c xfs_file_release(). */
    enum Release implements WriteChoice {
        /** Anybody's, until blocks stay staged. */
        ANYBODY,
        /** The first of a process, which may have written: who is outside of the picture only reads. */
        FIRST_WRITER
    }

    /** What a punch does that begins behind the end of a file of ext4. Kernel: fs/ext4/inode.c ext4_punch_hole(). */
    enum PunchBehindEnd implements WriteChoice {
        /** Nothing. */
        NOTHING,
        /** It takes the file out of the page tables, as any punch. */
        BREAKS_LAYOUTS
    }

    /** What becomes of the rest of the last block of a file of ext4 that grows. Kernel: fs/ext4/inode.c ext4_setattr(). */
    enum OldEnd implements WriteChoice {
        /** It stays. */
        LEFT,
        /** It is zeroed in the page cache. */
        ZEROED
    }

    /** Which filesystems hold several pages as one in the page cache. Kernel: include/linux/pagemap.h mapping_set_large_folios(). */
    enum LargeFolio implements WriteChoice {
        /** None. */
        NONE,
        /** XFS, but never two pages. */
        XFS_BUT_PAIRS,
        /** XFS. */
        XFS,
        /** XFS and ext4. */
        XFS_AND_EXT4
    }

    /** In how large pieces write(2) leaves a file in the page cache. Kernel: fs/iomap/buffered-io.c iomap_get_folio(). */
    enum WrittenFolio implements WriteChoice {
        /** Page by page. */
        SINGLE,
        /** In the largest folios that fit into the write, each at a multiple of its size. */
        LARGEST
    }

    /** In what a folio is split that truncate or punch takes away only in part. Kernel: mm/truncate.c truncate_inode_partial_folio(). */
    enum PartialFolio implements WriteChoice {
        /** Page by page. */
        SINGLE,
        /** A page at each end of what goes, and the rest in the largest folios that leave these out. */
        AT_ENDS
    }
}
