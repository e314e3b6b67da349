package org.faultline.design.choice;

/** What a page fault does, and what a page remembers of the files that have it in use. */
public sealed interface FaultChoice extends Choice {
    /** What a fault on a page whose extent is shared does. Kernel: fs/dax.c dax_fault_iter(). */
    enum SharedFault implements FaultChoice {
        /** Any fault first takes the page out of every page table of that file (rule P2). */
        READ_REMOVES,
        /** Only a fault that copies does (rule P3). */
        COPY_REMOVES
    }

    /**
     * What struct page says of a page several files have in use, and what the generic handler makes of that. Kernel:
     * fs/dax.c dax_associate_entry(), dax_disassociate_entry(), dax_lock_folio().
     */
    enum SharedPage implements FaultChoice {
        /**
         * It names the file that had it in use last of all for the first time, and only that one is told; once one of them
         * has it in use no more it names nobody.
         */
        NEWEST_FILE,
        /**
         * The same; but a write fault that copied gives it a mark, and following that is a kernel oops. The mark is kept
         * for one entry more than there were.
         */
        LAST_FILE,
        /** A fault that finds it shared marks it until its last entry is gone, and following the mark is a kernel oops. */
        OOPS,
        /** A fault that finds it shared and in use marks it until its last entry is gone; nobody can be found: EBUSY. */
        REFUSED
    }

    /** How a fault on a known bad block ends. Kernel: fs/dax.c dax_fault_return(). */
    enum BadBlockFault implements FaultChoice {
        /** BUS_MCEERR_AR with lsb 12: VM_FAULT_HWPOISON. */
        HWPOISON,
        /** BUS_ADRERR: VM_FAULT_SIGBUS. */
        SIGBUS
    }

    /** What becomes of an unwritten block when a write goes to one that is staged for it. Kernel: fs/dax.c dax_iomap_copy_around(). */
    enum UnwrittenSource implements FaultChoice {
        /** It is copied, though it holds no data. */
        COPIED,
        /** Nobody reads it: the rest of the copy is zeroed. */
        NOT_READ
    }

    /** What punch and truncate forget of a file. Kernel: fs/dax.c dax_break_layout(). */
    enum LayoutBreak implements FaultChoice {
        /** Only the pages they take away. */
        FORGETS_RANGE,
        /** Every page of the file. */
        FORGETS_FILE
    }

    /** How many pages a read fault maps of those that are in the page cache. Kernel: mm/filemap.c filemap_map_pages(). */
    enum FaultAround implements FaultChoice {
        /** Those among the 16 around. */
        WINDOW,
        /** The folios that have pages among the 16 around, each as a whole. */
        WHOLE_FOLIOS
    }

    /** In what folios a file is read ahead at first, where there are large ones. Kernel: mm/readahead.c page_cache_ra_order(). */
    enum FirstRead implements FaultChoice {
        /** Four pages as one. */
        FOUR_PAGES,
        /** Page by page. */
        SINGLE
    }

    /** What is read when the first folio of a file is marked as one to read on from. Kernel: mm/readahead.c page_cache_async_ra(). */
    enum MarkAtStart implements FaultChoice {
        /** The start of the file, once more. */
        READS_START,
        /** What lies behind. */
        READS_ON
    }

    /**
     * How much is read, page by page, from where reading ahead in large folios met a page that was there. Kernel:
     * mm/readahead.c page_cache_ra_order(), its fallback to do_page_cache_ra().
     */
    enum MetAhead implements FaultChoice {
        /** As much as was to be read in all. */
        READS_AS_MUCH_AGAIN,
        /** What was left to read. */
        READS_REST
    }

    /** Whether read-ahead that reaches the end of a file leaves a mark. Kernel: mm/readahead.c do_page_cache_ra(), page_cache_ra_order(). */
    enum MarkAtEnd implements FaultChoice {
        /** It does, as far before the end of what is read as elsewhere. */
        SET,
        /** It does not: there is nothing to read on. */
        NONE
    }

    /** How much memory of a striped device a fault is given. Kernel: drivers/md/dm.c max_io_len(). */
    enum StripedDax implements FaultChoice {
        /** At most one request of 1280 KiB: never an entry for 2 MiB. */
        ONE_REQUEST,
        /** A chunk. */
        WHOLE_CHUNK
    }
}
