package org.faultline.design.choice;

/** Who is told that a device goes away, and what is left of it. */
public sealed interface RemovalChoice extends Choice {
    /** Who is told that a driver is unbound. Kernel: drivers/dax/super.c kill_dax(), block/genhd.c del_gendisk(). */
    enum Removal implements RemovalChoice {
        /** Nobody is told. */
        SILENT,
        /** The holder is told as of a failure of every byte. */
        AS_FAILURE,
        /** The holder is told before it happens (MF_MEM_PRE_REMOVE); a filesystem still alive is shut down after it. */
        BEFORE,
        /** As {@link #BEFORE}, but the length of a file's part overflows in every allocation group but the last. */
        BEFORE_OVERFLOWING;

        /** Whether it is told before the device goes. */
        public boolean isBefore() {
            return this == BEFORE || this == BEFORE_OVERFLOWING;
        }
    }

    /** A page-table entry whose page has no struct page any more. Kernel: fs/proc/task_mmu.c pagemap_pmd_range(). */
    enum Leftover implements RemovalChoice {
        /** Entries of device memory are marked, and their pages are not looked at. */
        SKIPPED,
        /** The page is looked at as any other, and the kernel breaks where there is none. */
        READ
    }
}
