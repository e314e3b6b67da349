package org.faultline.trace;

import java.util.List;
import java.util.Locale;
import org.faultline.reason.Detail;

/**
 * A condition that a kernel evaluated on its way, so that "why not" can be answered afterwards.
 *
 * @param on what it was evaluated on
 * @param holds how it came out
 */
public record Check(Condition condition, Detail on, boolean holds) {
    /** What was asked. */
    public enum Condition {
        /** Is there a page-table entry for persistent memory? Kernel: mm/memory-failure.c dev_pagemap_mapping_shift() */
        ENTRY_PRESENT,
        /** Is there a page-table entry for the page, be it one of its own copy? Kernel: the same, since Linux 7.2 */
        ANY_ENTRY,
        /** Does the mapping show that page of the file? Kernel: vma_interval_tree_foreach() */
        SAME_PAGE,
        /** Did the process ask to be told early, by itself or by the sysctl? Kernel: find_early_kill_thread() */
        EARLY_KILL,
        /** Is it the task in whose context the failure is handled? */
        CURRENT_TASK,
        /** Is no SIGBUS waiting for it already? Kernel: kernel/signal.c legacy_queue() */
        QUEUE_EMPTY,
        /** Is the inode in memory? Kernel: fs/xfs/xfs_icache.c xfs_iget() with XFS_IGET_INCORE */
        IN_CORE,
        /** Is the file mapped as it lies on the device? Kernel: dax_mapping() */
        DAX_FILE,
        /** Has the file the page in use, mapped or not? Kernel: fs/dax.c dax_lock_mapping_entry() */
        DAX_ENTRY,
        /** Does the owner's record cover the bad block, not only a neighbour? */
        COVERS_BLOCK,
        /** Is the owner a file, not metadata? Kernel: XFS_RMAP_NON_INODE_OWNER() */
        FILE_OWNER,
        /** Does the filesystem keep a reverse map? Kernel: xfs_has_rmapbt() */
        REVERSE_MAP,
        /** Has its mount ended? Kernel: SB_BORN */
        MOUNTED,
        /** Do the bytes lie on the device of the log? */
        LOG_DEVICE,
        /** Do the bytes lie on the realtime device? */
        REALTIME_DEVICE,
        /** Do the bytes lie inside of the part that the filesystem uses? */
        INSIDE_DEVICE,
        /** Is the filesystem still running? Kernel: xfs_is_shutdown() */
        RUNNING,
        /** Has the dax device a holder? Kernel: dax_dev->holder_data */
        HAS_HOLDER,
        /** Has the page a pagemap with an operation of its own? Kernel: pgmap->ops->memory_failure */
        PAGEMAP_OPERATION,
        /** Has the namespace a struct page for each page? Kernel: pfn_to_online_page(), get_dev_pagemap() */
        STRUCT_PAGES,
        /** Does the page lie behind the info block and page structures of the namespace? */
        IN_DATA_AREA,
        /** Is a filesystem mounted on that very device? */
        SUPERBLOCK,
        /** Does the sector lie in the partition? */
        IN_PARTITION,
        /** Can the target translate back? */
        TRANSLATES_BACK,
        /** Does only one file have the page in use? */
        ONE_FILE,
        /** Is the lock of every failure free? Kernel: mf_mutex */
        LOCK_FREE,
        /** Is the block no known bad block of the device? Kernel: drivers/nvdimm/pmem.c is_bad_pmem() */
        NOT_LISTED,
        /** Does the file reach that far? Kernel: fs/dax.c dax_iomap_pte_fault() */
        INSIDE_FILE,
        /** Is the process still there and able to act? Kernel: kernel/exit.c do_exit(), kernel/signal.c do_signal_stop() */
        ABLE;

        /** Whether the kernel goes on where it does not hold: the devices of a log and for realtime are in the way. */
        private boolean isInWay() {
            return this == LOG_DEVICE || this == REALTIME_DEVICE;
        }

        /** A word for it, such as {@code entry-present}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it came out so that the kernel goes on. */
    public boolean goesOn() {
        return holds != condition.isInWay();
    }

    /** Those of a step that decide: whoever may ask to be told early need not have touched the page as well. */
    public static List<Check> decisive(List<Check> checks) {
        boolean either = checks.stream().anyMatch(c -> c.condition == Condition.EARLY_KILL);
        return checks.stream().filter(c -> !either || c.condition != Condition.CURRENT_TASK).toList();
    }

    /** Those that decide and keep the kernel from going on. */
    public static List<Check> failed(List<Check> checks) {
        return decisive(checks).stream().filter(c -> !c.goesOn()).toList();
    }
}
