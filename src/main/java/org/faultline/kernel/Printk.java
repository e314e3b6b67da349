package org.faultline.kernel;

import java.util.List;

/** The lines of the kernel log that are modelled, by the format of the kernel's own call of printk(). */
public enum Printk {
    /** Kernel: mm/hwpoison-inject.c hwpoison_inject(). */
    INJECTING_AT("Injecting memory failure at pfn %s"),
    /** Kernel: mm/madvise.c madvise_inject_error(). */
    INJECTING_FOR("Injecting memory failure for pfn %s"),
    /** Kernel: mm/madvise.c madvise_inject_error(): the frame. */
    SOFT_OFFLINING("Soft offlining pfn %s"),
    /** Kernel: arch/x86/kernel/cpu/mce/core.c kill_me_maybe(). */
    USER_ACCESS("mce: Uncorrected hardware memory error in user-access at %s"),
    /** Kernel: arch/x86/mm/fault.c do_sigbus(). */
    MCE_KILLING("MCE: Killing %s:%s due to hardware memory corruption fault at %s"),
    /** Kernel: mm/memory-failure.c kill_proc(). */
    SENDING_SIGBUS("Memory failure: %s: Sending SIGBUS to %s:%s due to hardware memory corruption"),
    /** Kernel: mm/memory-failure.c action_result(). */
    RECOVERY_ACTION("Memory failure: %s: recovery action for %s: %s"),
    /** Kernel: mm/memory-failure.c get_any_page(). */
    UNHANDLABLE("Memory failure: %s: unhandlable page."),
    /** Kernel: mm/memory-failure.c memory_failure(). */
    OUTSIDE_CONTROL("Memory failure: %s: memory outside kernel control"),
    /** Kernel: mm/memory-failure.c hwpoison_user_mappings(). */
    CLEAN_DROPPED("Memory failure: %s: corrupted page was clean: dropped without side effects"),
    /** Kernel: arch/x86/mm/fault.c page_fault_oops(). */
    BUG_PAGE_FAULT("BUG: unable to handle page fault for address: %s"),
    /** Kernel: arch/x86/mm/fault.c page_fault_oops(). */
    BUG_NULL("BUG: kernel NULL pointer dereference, address: %s"),
    /** Kernel: arch/x86/kernel/process_64.c __show_regs(). */
    RIP("RIP: 0010:%s"),
    /** A line of a filesystem: its kind, its device, what it says. Kernel: fs/xfs/xfs_message.c, fs/ext4/super.c. */
    FILESYSTEM("%s (%s): %s"),
    /** Kernel: block/bdev.c lookup_bdev(), as mount(8) shows it. */
    CANNOT_LOOK_UP("%s: Can't lookup blockdev"),
    /** Kernel: fs/xfs/xfs_super.c xfs_setup_dax_always(). */
    XFS_DAX_UNSUPPORTED(Who.XFS, "DAX unsupported by block device. Turning off DAX."),
    /** Kernel: fs/xfs/xfs_super.c xfs_setup_dax_always(). */
    XFS_DAX_BLOCK_SIZE(Who.XFS, "DAX not supported for blocksize. Turning off DAX."),
    /** Kernel: fs/xfs/xfs_super.c xfs_fs_fill_super(). */
    XFS_DAX_REFLINK(Who.XFS, "DAX and reflink cannot be used together!"),
    /** Kernel: fs/xfs/xfs_super.c xfs_setup_dax_always(). */
    XFS_DAX_PARTITIONS(Who.XFS, "DAX and reflink cannot work with multi-partitions!"),
    /** Kernel: fs/xfs/xfs_super.c xfs_fs_fill_super(). */
    XFS_DAX_EXPERIMENTAL(Who.XFS, "DAX enabled. Warning: EXPERIMENTAL, use at your own risk"),
    /** Kernel: fs/xfs/xfs_log.c xfs_log_mount(). */
    XFS_MOUNTING_V5(Who.XFS, "Mounting V5 Filesystem"),
    /** Kernel: fs/xfs/xfs_log.c xfs_log_mount(). */
    XFS_MOUNTING_V4(Who.XFS, "Mounting V4 Filesystem"),
    /** Kernel: fs/xfs/xfs_log_recover.c xlog_recover_finish(). */
    XFS_CLEAN_MOUNT(Who.XFS, "Ending clean mount"),
    /** Kernel: fs/xfs/xfs_log_recover.c xlog_recover(): where the log lies. */
    XFS_STARTING_RECOVERY(Who.XFS, "Starting recovery (logdev: %s)"),
    /** Kernel: fs/xfs/xfs_log_recover.c xlog_recover_finish(): where the log lies. */
    XFS_ENDING_RECOVERY(Who.XFS, "Ending recovery (logdev: %s)"),
    /** Kernel: fs/xfs/xfs_buf.c xfs_buf_ioerror_alert(): who reads, and what. */
    XFS_METADATA_IO(Who.XFS, "metadata I/O error in \"%s\" at daddr %s len %s error 5"),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_fs_reserve_ag_blocks(). */
    XFS_NO_RESERVE(Who.XFS, "Error %s reserving per-AG metadata reserve pool."),
    /** Kernel: fs/xfs/xfs_error.c xfs_buf_verifier_error(): who read it, what it should be, and where it lies. */
    XFS_METADATA_CRC(Who.XFS, "Metadata CRC error detected at %s, %s block %s"),
    /** Kernel: fs/xfs/xfs_error.c xfs_buf_verifier_error(). */
    XFS_RUN_REPAIR(Who.XFS, "Unmount and run xfs_repair"),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(): where. */
    XFS_INCORE_AT(Who.XFS, "Corruption of in-memory data (0x8) detected at %s.  Shutting down filesystem."),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(): where. */
    XFS_CORRUPT_AT(Who.XFS, "Corruption of on-disk metadata (0x10) detected at %s.  Shutting down filesystem."),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(): where. */
    XFS_FORCED_AT(Who.XFS, "Metadata I/O Error (0x4) detected at %s.  Shutting down filesystem."),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(): where. */
    XFS_REMOVED_AT(Who.XFS, "Block device removal (0x20) detected at %s.  Shutting down filesystem."),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(), without a place. */
    XFS_CORRUPT(Who.XFS, "Corruption of on-disk metadata detected.  Shutting down filesystem"),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(). */
    XFS_PLEASE_UNMOUNT(Who.XFS, "Please unmount the filesystem and rectify the problem(s)"),
    /** Kernel: fs/xfs/xfs_fsops.c xfs_do_force_shutdown(). */
    XFS_USER_SHUTDOWN(Who.XFS, "User initiated shutdown received."),
    /** Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    XFS_LOG_CORRUPT(Who.XFS, "ondisk log corrupt, shutting down fs!"),
    /** Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    XFS_NOT_READY(Who.XFS, "filesystem is not ready for notify_failure()!"),
    /** Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure(). */
    XFS_ABOUT_TO_GO(Who.XFS, "Device is about to be removed!"),
    /** Patch set: RFC v2 1/6, fs/xfs/xfs_super.c xfs_fs_storage_lost(). */
    XFS_NO_REALTIME(Who.XFS, "storage lost support not available for realtime device!"),
    /** Kernel: fs/ext4/super.c ext4_fill_super(): how. */
    EXT4_MOUNTED(Who.EXT4, "mounted filesystem %s with ordered data mode. Quota mode: none."),
    /** Kernel: fs/ext4/ioctl.c ext4_force_shutdown(): with what flag. */
    EXT4_SHUT_DOWN(Who.EXT4, "shut down requested (%s)"),
    /** Kernel: fs/ext4/super.c ext4_fill_super(). */
    EXT4_DAX_UNSUPPORTED(Who.EXT4, "DAX unsupported by block device."),
    /** Kernel: drivers/dax/super.c generic_fsdax_supported(). */
    DAX_BLOCK_SIZE("%s: ", "error: unsupported blocksize for dax"),
    /** Kernel: fs/ext4/super.c ext4_fill_super(). */
    EXT4_DAX_BLOCK_SIZE(Who.EXT4, "unsupported blocksize for DAX"),
    /** Kernel: drivers/dax/super.c fs_dax_get_by_bdev(). */
    UNALIGNED_PARTITION("%s: error: unaligned partition for dax");

    /** Who says it, with a place for its device. */
    private static final class Who {
        static final String XFS = "XFS (%s): ";
        static final String EXT4 = "EXT4-fs (%s): ";
    }

    private final String who;
    private final String said;

    Printk(String said) {
        this("", said);
    }

    Printk(String who, String said) {
        this.who = who;
        this.said = said;
    }

    String format() {
        return who + said;
    }

    /** The line without who says it, for a format that has no other places. */
    public String said() {
        return said;
    }

    /** The line with {@code words} in its places. */
    public LogLine of(String... words) {
        return new LogLine(this, List.of(words));
    }
}
