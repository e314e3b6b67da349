package org.faultline.design;

/**
 * The rules of a kernel that are not functions of the failure chain.
 *
 * @param victims who is signalled among those that map a bad page
 * @param sharedFault what a fault on a shared extent does to others
 * @param badBlockFault the signal for a fault on a block that is known to be bad
 * @param recoveryWrite what write(2) of whole pages does to a block that is known to be bad
 * @param layoutBreak what punch and truncate do to the rest of the file
 * @param privateCopy whether a process that copied the page to RAM counts as mapping it
 * @param madvise the flags with which madvise(2) reports a page
 * @param sharedPage what becomes of a shared page that only the page itself can be asked about
 */
public record Choices(Victims victims, SharedFault sharedFault, BadBlockFault badBlockFault,
        RecoveryWrite recoveryWrite, LayoutBreak layoutBreak, SharedPage sharedPage, PrivateCopy privateCopy,
        MadviseFlags madvise) {
    /** The choices of a kernel before the layout of a file was broken as a whole. */
    Choices(Victims victims, SharedFault sharedFault, BadBlockFault badBlockFault, RecoveryWrite recoveryWrite) {
        this(victims, sharedFault, badBlockFault, recoveryWrite, LayoutBreak.FORGETS_RANGE, SharedPage.LAST_FILE,
                PrivateCopy.SPARED, MadviseFlags.ACTION_REQUIRED);
    }

    /** What becomes of a process that only has its own copy. Kernel: mm/memory-failure.c dev_pagemap_mapping_shift(). */
    public enum PrivateCopy {
        /** Its page-table entry is no device page, so it is passed over. */
        SPARED,
        /** Any page-table entry counts. */
        SIGNALLED
    }

    /** How madvise(2) reports a page. Kernel: mm/madvise.c madvise_inject_error(). */
    public enum MadviseFlags {
        /** Counted and simulated only. */
        PLAIN,
        /** Also as one that was consumed. */
        ACTION_REQUIRED
    }

    /** What punch and truncate forget of a file. Kernel: fs/dax.c dax_break_layout(). */
    public enum LayoutBreak {
        /** Only the pages they take away. */
        FORGETS_RANGE,
        /** Every page of the file. */
        FORGETS_FILE
    }

    /** What the generic handler does with a page several files have in use. Kernel: fs/dax.c dax_lock_folio(). */
    public enum SharedPage {
        /** The page names the file that faulted it last, and only that one is told. */
        LAST_FILE,
        /** The page carries a mark instead of a file, and following it is a kernel oops. */
        OOPS,
        /** Nobody can be found: EBUSY. */
        REFUSED
    }

    /** Who is signalled. Kernel: mm/memory-failure.c task_early_kill(), collect_procs_fsdax(). */
    public enum Victims {
        /** The current task, and processes that asked for early kill; unmapped only where somebody is signalled. */
        CURRENT_AND_EARLY,
        /** Everybody with a page-table entry for the page; unmapped from every owner. */
        EVERY_MAPPER
    }

    /** What a fault on a page whose extent is shared does. Kernel: fs/dax.c dax_fault_iter(). */
    public enum SharedFault {
        /** Any fault first takes the page out of every page table of that file (rule P2). */
        READ_REMOVES,
        /** Only a fault that copies does (rule P3). */
        COPY_REMOVES
    }

    /** How a fault on a known bad block ends. Kernel: fs/dax.c dax_fault_return(). */
    public enum BadBlockFault {
        /** BUS_MCEERR_AR with lsb 12: VM_FAULT_HWPOISON. */
        HWPOISON,
        /** BUS_ADRERR: VM_FAULT_SIGBUS. */
        SIGBUS
    }

    /** What a whole-page write(2) does to a known bad block. Kernel: drivers/nvdimm/pmem.c pmem_recovery_write(). */
    public enum RecoveryWrite {
        /** It clears the block and succeeds, unless the block is shared. */
        CLEARS,
        /** It fails with EIO. */
        REFUSED
    }
}
