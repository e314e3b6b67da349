package org.faultline.design;

/**
 * The rules of a kernel for mounting with DAX, and for a device that goes away under a mount; each made one way out of
 * a few.
 *
 * @param sharing whether files may share blocks where DAX is asked for
 * @param reread what becomes of a reflinked file when its inode is read in again
 * @param holders how many filesystems one dax device serves
 * @param warning whether the log calls DAX experimental
 * @param removal who is told that a device goes away
 * @param probe who finds out that blocks are not pages
 * @param leftover what reading a page table does about pages of a device that is gone
 */
public record MountRules(Sharing sharing, Reread reread, Holders holders, Warning warning, Removal removal,
        Probe probe, Leftover leftover) {
    /** {@code dax=always} where files can share blocks. Kernel: fs/xfs/xfs_super.c xfs_fs_fill_super(). */
    public enum Sharing {
        /** The mount is refused, even where DAX was turned off before. */
        REFUSED,
        /** The mount is refused on a partition: a failure would not find its way there. */
        WHOLE_DEVICE,
        /** Both go together everywhere. */
        ALLOWED
    }

    /** A reflinked file whose inode is read in again. Kernel: fs/xfs/xfs_iops.c xfs_inode_should_enable_dax(). */
    public enum Reread {
        /** It has no DAX any more. */
        LOSES_DAX,
        /** It has DAX as before. */
        KEEPS_DAX
    }

    /** Whom a dax device serves. Kernel: drivers/dax/super.c fs_dax_get_by_bdev(). */
    public enum Holders {
        /** Everybody: nobody is noted. */
        ANY,
        /** One holder; the next filesystem that wants to be told of failures gets no DAX. */
        ONE
    }

    /** The line {@code DAX enabled. Warning: EXPERIMENTAL}. Kernel: fs/xfs/xfs_super.c. */
    public enum Warning {
        PRINTED,
        GONE
    }

    /** Blocks that are not as large as a page. Kernel: fs/xfs/xfs_super.c, drivers/dax/super.c. */
    public enum Probe {
        /** The block device is asked, and answers that it has no DAX for such blocks. */
        BY_DEVICE("error: unsupported blocksize for dax", "DAX unsupported by block device. Turning off DAX."),
        /** The filesystem looks at its own block size. */
        BY_FILESYSTEM("unsupported blocksize for DAX", "DAX not supported for blocksize. Turning off DAX.");

        private final String device;
        private final String xfs;

        Probe(String device, String xfs) {
            this.device = device;
            this.xfs = xfs;
        }

        /** The line of the log that turns DAX off. */
        public String line(String filesystem) {
            return filesystem.equals("xfs") ? xfs : device;
        }
    }

    /** A page-table entry whose page has no struct page any more. Kernel: fs/proc/task_mmu.c pagemap_pmd_range(). */
    public enum Leftover {
        /** Entries of device memory are marked, and their pages are not looked at. */
        SKIPPED,
        /** The page is looked at as any other, and the kernel breaks where there is none. */
        READ
    }

    /** A driver that is unbound. Kernel: drivers/dax/super.c kill_dax(), block/genhd.c del_gendisk(). */
    public enum Removal {
        /** Nobody is told. */
        SILENT("", ""),
        /** The holder is told as of a failure of every byte. */
        AS_FAILURE("", ""),
        /** The holder is told before it happens (MF_MEM_PRE_REMOVE); a filesystem still alive is shut down after it. */
        BEFORE("xfs_dax_notify_ddev_failure [xfs] (fs/xfs/xfs_notify_failure.c)",
                "fs_bdev_mark_dead+0x46/0x70 (fs/xfs/xfs_super.c:1178)"),
        /** As {@link #BEFORE}, but the length of a file's part overflows in every allocation group but the last. */
        BEFORE_OVERFLOWING("xfs_dax_notify_dev_failure+0x694/0x850 [xfs] (fs/xfs/xfs_notify_failure.c:357)",
                "fs_bdev_mark_dead+0x7c/0xc0 (fs/xfs/xfs_super.c:1310)");

        private final String forcedAt;
        private final String deadAt;

        Removal(String forcedAt, String deadAt) {
            this.forcedAt = forcedAt;
            this.deadAt = deadAt;
        }

        /** How the log names the place where a filesystem that was told shuts down. */
        String forcedAt() {
            return forcedAt;
        }

        /** How the log names the place where the dead device shuts its filesystem down; empty where it does not. */
        String deadAt() {
            return deadAt;
        }
    }
}
