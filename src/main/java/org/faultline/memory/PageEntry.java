package org.faultline.memory;

import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.address.Unit;

/** What a process's page table says about a run of pages. Absence of any entry means: never touched. */
public sealed interface PageEntry {
    /** How high in the page table an entry stands, and so how much memory it maps. Kernel: include/linux/pgtable.h. */
    enum Level {
        /** One page of 4 KiB. */
        PTE(12, "4 KiB"),
        /** 2 MiB, aligned. */
        PMD(21, "2 MiB"),
        /** 1 GiB, aligned. */
        PUD(30, "1 GiB");

        private final int shift;
        private final String size;

        Level(int shift, String size) {
            this.shift = shift;
            this.size = size;
        }

        /** The power of two of its bytes, as si_addr_lsb says it. */
        public int shift() {
            return shift;
        }

        public long bytes() {
            return 1L << shift;
        }

        /** How many pages of 4 KiB it maps. */
        public long pages() {
            return Unit.PAGE.of(bytes());
        }

        /** The first page of the aligned run that holds page {@code page}. */
        public long head(long page) {
            return page - Math.floorMod(page, pages());
        }

        /** {@code 4 KiB}, {@code 2 MiB} or {@code 1 GiB}. */
        public String size() {
            return size;
        }
    }

    /**
     * The page is persistent memory.
     *
     * @param physical physical address of the run's first page; the others follow it
     * @param writable whether a store needs no further fault
     * @param level of each entry of the run; those above a PTE are always there as a whole
     */
    record Dax(long physical, boolean writable, Level level) implements PageEntry {
        /** Entries of 4 KiB. */
        public Dax(long physical, boolean writable) {
            this(physical, writable, Level.PTE);
        }

        @Override
        public PageEntry skip(long pages) {
            return new Dax(physical + Unit.PAGE.toBytes(pages), writable, level);
        }

        @Override
        public long within() {
            return Math.floorMod(Unit.PAGE.of(physical), level.pages());
        }

        /** The bytes of {@code pages} pages from the run's first. */
        public ByteRange bytes(long pages) {
            return ByteRange.of(Space.PHYSICAL, physical, Unit.PAGE.toBytes(pages));
        }
    }

    /**
     * The page is the process's own copy in RAM, made by a write to a private mapping. A child has the very page of its
     * parent until one of them writes to it: then the entries are equal. Two copies that one process made of a page and
     * that are both there have a fork between them. Kernel: mm/memory.c copy_present_pte(), do_wp_page().
     *
     * @param maker pid of the process whose store made the copy
     * @param processes how many processes there had been until then
     */
    record Private(int maker, int processes) implements PageEntry {}

    /**
     * The page is ordinary memory that holds a page of a file without DAX.
     *
     * @param written whether it was written through this entry, so that the device lags behind
     */
    record Cached(boolean written) implements PageEntry {}

    /**
     * The page is the kernel's zero page: the file has a hole or an unwritten block there.
     *
     * @param within how many pages of the run's first entry lie before the run's first page
     */
    record Zero(Level level, long within) implements PageEntry {
        /** The zero page of 4 KiB. */
        public Zero() {
            this(Level.PTE, 0);
        }

        @Override
        public PageEntry skip(long pages) {
            return new Zero(level, Math.floorMod(within + pages, level.pages()));
        }
    }

    /**
     * There was an entry and it was taken away.
     *
     * @param by what took it away
     * @param level of what was there: what is left of PTEs is an empty table of theirs, in the way of a larger entry
     */
    record Gone(Removal by, Level level) implements PageEntry {
        /** An entry of 4 KiB was taken away. */
        public Gone(Removal by) {
            this(by, Level.PTE);
        }
    }

    /** The same entry seen from a page further into the run. */
    default PageEntry skip(long pages) {
        return this;
    }

    /** How much memory one entry maps, or mapped. */
    default Level level() {
        return Level.PTE;
    }

    /** How many pages of the entry lie before the page it was asked at. */
    default long within() {
        return 0;
    }

    /** Whether it is what is left of a process's own copy in RAM that went bad: a touch is a SIGBUS. */
    default boolean isPoisonedCopy() {
        return this instanceof Gone gone && gone.by == Removal.Plain.COPY_POISONED;
    }

    /** Whether a page-table entry is there at all. */
    default boolean isPresent() {
        return !(this instanceof Gone);
    }
}
