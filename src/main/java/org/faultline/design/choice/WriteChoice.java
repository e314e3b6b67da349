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

    /** In how large pieces write(2) leaves a file in the page cache. Kernel: fs/iomap/buffered-io.c iomap_get_folio(). */
    enum WrittenFolio implements WriteChoice {
        /** Page by page. */
        SINGLE,
        /** In the largest folios that fit into the write, each at a multiple of its size. */
        LARGEST
    }
}
