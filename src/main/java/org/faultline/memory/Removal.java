package org.faultline.memory;

import org.faultline.address.Pfn;

/** What took a page-table entry away. */
public sealed interface Removal {
    /** A later fault of a process on a shared extent. Kernel: fs/dax.c dax_insert_entry(). */
    record LaterFault(int pid, String comm) implements Removal {}

    /** The page got another block. */
    record NewBlock(Mover by) implements Removal {}

    /** The failure of a page. Kernel: mm/memory-failure.c unmap_and_kill(). */
    record Failure(Pfn pfn) implements Removal {}

    /** What needs no further word. */
    enum Plain implements Removal {
        /** The process's own copy in RAM went bad: a touch is a SIGBUS. Kernel: SWP_HWPOISON. */
        COPY_POISONED,
        /** A fault on a part of a larger entry took the whole of it away. Kernel: mm/huge_memory.c __split_huge_pmd(). */
        SPLIT,
        /** The layout of the file was broken before blocks were taken away. */
        LAYOUT_BROKEN,
        /** A reflink put other blocks there. */
        REFLINKED,
        /** A write went over it as one with unwritten blocks before it. */
        WRITTEN_ALONG,
        /** The file was cut off before it. */
        CUT_OFF,
        /** The page cache gave the page up. */
        CACHE_DROPPED
    }

    /** What gave a page of a file another block. */
    sealed interface Mover {
        /** write(2). */
        record Write() implements Mover {}

        /** ioctl(FICLONERANGE). */
        record Reflink() implements Mover {}

        /** Zeroes at an end of what the file has. Kernel: fs/dax.c dax_zero_range(). */
        record Zeroing() implements Mover {}

        /** A store of a process through a mapping. */
        record Store(int pid, String comm) implements Mover {}
    }
}
