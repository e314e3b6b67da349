package org.faultline.trace;

/**
 * The state of a page after its failure was handled: no handler repairs anything.
 *
 * @param cure what it would take to make it good again; of a page that is only marked, if its memory were bad
 * @param real whether the memory itself is bad; otherwise a test only told the kernel so
 * @param listed whether the device has it among its bad blocks, which is what its driver clears
 * @param mounted whether the filesystem that has a block there is mounted: without that nobody reaches its files
 */
public record StillBad(Cure cure, boolean real, boolean listed, boolean mounted) {
    /** Whether nothing but its struct page says so: then there is nothing to clear, and no write takes the mark away. */
    public boolean isOnlyMarked() {
        return isBad() && !real && !listed;
    }

    /** Whether the kernel or the device holds it for bad; a page that a watcher wrote anew is not, whatever is in it. */
    public boolean isBad() {
        return cure != Cure.MENDED && cure != Cure.WRONG;
    }

    /** Whether the filesystem has to be mounted before the cure can begin. */
    public boolean needsMount() {
        return !mounted && switch (cure) {
            case ALLOCATE, PUNCH_EACH, PUNCH_LAST, WRITE_WHOLE_PAGE, PUNCH -> true;
            case NO_BLOCK, LOG, UNLISTED, REPAIR, MENDED, WRONG -> false;
        };
    }

    /** What it would take to make the page good again. */
    public enum Cure {
        /** Nothing: somebody mended it before anybody was signalled. */
        MENDED,
        /** It can be read, and is wrong: only somebody who knows what it held can write it anew. */
        WRONG,
        /** No filesystem has a block there, so nothing that is written to a file ever clears it. */
        NO_BLOCK,
        /** It is in a log on a device of its own, which no file reaches: it is written below the filesystem. */
        LOG,
        /** The device does not list it, so its driver finds nothing to clear. */
        UNLISTED,
        /** The block is free: it is cleared when it is allocated again. */
        ALLOCATE,
        /** It holds metadata: only a repair that rewrites the block clears it. */
        REPAIR,
        /** The block is shared: punched out of every owner and written anew. */
        PUNCH_EACH,
        /** The block was shared, and one owner is left: punched out of that one and written anew. */
        PUNCH_LAST,
        /** write(2) of the whole page clears it. Kernel: drivers/nvdimm/pmem.c pmem_recovery_write() */
        WRITE_WHOLE_PAGE,
        /** write(2) fails: punched out of the file and written anew. */
        PUNCH
    }
}
