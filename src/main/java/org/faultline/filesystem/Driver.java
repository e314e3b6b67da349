package org.faultline.filesystem;

import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;

/** What the kernel's drivers do differently when a filesystem is mounted, remounted and unmounted. */
public enum Driver {
    /** Kernel: fs/xfs/xfs_super.c. */
    XFS("xfs", "XFS"),
    /** Kernel: fs/ext4/super.c. */
    EXT4("ext4", "EXT4-fs"),
    /** A namespace that is mapped itself: nothing is mounted. Kernel: drivers/dax/device.c. */
    DEVICE_DAX("devdax", "device_dax"),
    /** A block device that is opened itself: nothing is mounted. Kernel: block/fops.c. */
    BLOCK_DEVICE("blockdev", "block");

    private final String type;
    private final String label;

    Driver(String type, String label) {
        this.type = type;
        this.label = label;
    }

    /** The driver of the filesystems of that type. */
    public static Driver of(String type) {
        return Stream.of(values()).filter(d -> d.type.equals(type)).findFirst().orElseThrow();
    }

    /** A line of its log about the filesystem on a device. */
    public LogLine says(String device, String line) {
        return Printk.FILESYSTEM.of(label, device, line);
    }

    /** Whether it is no filesystem, so that nothing can be mounted, frozen or found by a superblock. */
    public boolean isDevice() {
        return this == DEVICE_DAX || this == BLOCK_DEVICE;
    }

    /** The function that mounts. */
    public KernelSource fill() {
        return switch (this) {
            case XFS -> KernelSource.of("xfs_fs_fill_super", "fs/xfs/xfs_super.c");
            case EXT4 -> KernelSource.of("ext4_fill_super", "fs/ext4/super.c");
            case DEVICE_DAX -> KernelSource.of("dev_dax_probe", "drivers/dax/device.c");
            case BLOCK_DEVICE -> KernelSource.of("blkdev_open", "block/fops.c");
        };
    }

    /** The function that ends a mount. */
    public KernelSource put() {
        return switch (this) {
            case XFS -> KernelSource.of("xfs_fs_put_super", "fs/xfs/xfs_super.c");
            case EXT4, DEVICE_DAX, BLOCK_DEVICE -> KernelSource.of("do_umount", "fs/namespace.c");
        };
    }

    /** Whether it has a health monitor, which reads of more than fanotify does. Kernel: fs/xfs/xfs_healthmon.c. */
    public boolean hasHealthMonitor() {
        return this == XFS;
    }

    /**
     * Whether programs that listen are told of a read into the page cache that failed. Kernel: fs/iomap/buffered-io.c
     * iomap_finish_folio_read() tells; fs/ext4/readpage.c mpage_end_io() does not.
     */
    public boolean tellsOfFailedReads() {
        return this == XFS;
    }

    /** Whether a file is taken out of the page tables before it gets blocks. Kernel: fs/xfs/xfs_file.c xfs_file_fallocate(). */
    public boolean breaksLayoutsToAllocate() {
        return this == XFS;
    }

    /**
     * Whether a hole takes pages out of use that it has only a part of. Kernel: fs/xfs/xfs_bmap_util.c
     * xfs_flush_unmap_range() does; fs/ext4/inode.c ext4_punch_hole() leaves them.
     */
    public boolean punchForgetsParts() {
        return this == XFS;
    }

    /**
     * Whether there are kernels where a punch behind the end of a file is over at once. Kernel: fs/ext4/inode.c
     * ext4_punch_hole(); fs/xfs/xfs_file.c xfs_file_fallocate() goes on.
     */
    public boolean mayPunchNothing() {
        return this == EXT4;
    }

    /**
     * Whether truncate(2) fails where the rest of the last block cannot be zeroed. Kernel: fs/xfs/xfs_iops.c
     * xfs_setattr_size(); fs/ext4/inode.c ext4_truncate() goes on.
     */
    public boolean truncatesOnlyZeroed() {
        return this == XFS;
    }

    /**
     * Whether a punch takes pages out of the page cache that it punches in part. Kernel: fs/xfs/xfs_bmap_util.c
     * xfs_flush_unmap_range(); fs/ext4/inode.c ext4_punch_hole() zeroes them there.
     */
    public boolean dropsPagesWhole() {
        return this == XFS;
    }

    /**
     * Whether a punch writes back first what it takes out of the page cache. Kernel: fs/xfs/xfs_bmap_util.c
     * xfs_flush_unmap_range(); fs/ext4/inode.c ext4_punch_hole() does not, where there are large folios.
     */
    public boolean writesBackFirst() {
        return this == XFS;
    }

    /**
     * Whether a part of a block can be zeroed in the page cache without the rest of its page. Kernel: fs/ext4/inode.c
     * ext4_block_truncate_page() leaves the page not up to date; fs/iomap/buffered-io.c iomap_zero_range() reads it, and
     * passes holes over.
     */
    public boolean zeroesUnread() {
        return this == EXT4;
    }

    /**
     * Whether a store to a part of an unwritten extent may write zeroes to the rest of it, of which nobody who maps it is
     * told. Kernel: fs/ext4/extents.c ext4_ext_convert_to_initialized().
     */
    public boolean writesAlong() {
        return this == EXT4;
    }

    /**
     * Whether write(2) to unwritten blocks goes over written ones behind them as if they were new, too. Kernel:
     * fs/xfs/libxfs/xfs_bmap.c xfs_bmapi_convert_unwritten() joins them; fs/ext4/inode.c ext4_iomap_alloc() tells of what
     * was unwritten.
     */
    public boolean writesJoined() {
        return this == XFS;
    }

    /**
     * Whether mmap(2) works though the filesystem shut down. Kernel: fs/xfs/xfs_file.c xfs_file_mmap() does not look;
     * fs/ext4/file.c ext4_file_mmap() does.
     */
    public boolean mapsWhenShutDown() {
        return this == XFS;
    }

    /**
     * Whether stat(2) and getdents(2) fail, too, once the filesystem shut down. Kernel: fs/xfs/xfs_iops.c xfs_vn_getattr()
     * looks; fs/ext4/inode.c ext4_getattr() does not.
     */
    public boolean hidesWhenShutDown() {
        return this == XFS;
    }

    /** What it says at the end of a mount, if anything. */
    public Optional<String> farewell() {
        return switch (this) {
            case XFS -> Optional.of("Unmounting Filesystem");
            case EXT4, DEVICE_DAX, BLOCK_DEVICE -> Optional.empty();
        };
    }

    /** What it says when a remount asks for another {@code dax=}, which it refuses; absent: it ignores it. */
    public Optional<String> otherDax() {
        return switch (this) {
            case EXT4 -> Optional.of("can't change dax mount option while remounting");
            case XFS, DEVICE_DAX, BLOCK_DEVICE -> Optional.empty();
        };
    }
}
