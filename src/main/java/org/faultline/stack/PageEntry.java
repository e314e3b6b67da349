package org.faultline.stack;

import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.address.Unit;

/** What a process's page table says about a run of pages. Absence of any entry means: never touched. */
public sealed interface PageEntry {
    /**
     * The page is persistent memory.
     *
     * @param physical physical address of the run's first page; the others follow it
     * @param writable whether a store needs no further fault
     */
    record Dax(long physical, boolean writable) implements PageEntry {
        @Override
        public PageEntry skip(long pages) {
            return new Dax(physical + Unit.PAGE.toBytes(pages), writable);
        }

        /** The bytes of {@code pages} pages from the run's first. */
        public ByteRange bytes(long pages) {
            return ByteRange.of(Space.PHYSICAL, physical, Unit.PAGE.toBytes(pages));
        }
    }

    /** The page is the process's own copy in RAM, made by a write to a private mapping. */
    record Private() implements PageEntry {}

    /** The page is ordinary memory that holds a page of a file without DAX. */
    record Cached() implements PageEntry {}

    /** The page is the kernel's zero page: the file has a hole or an unwritten block there. */
    record Zero() implements PageEntry {}

    /**
     * There was an entry and it was taken away.
     *
     * @param why one clause that says what took it away
     */
    record Gone(String why) implements PageEntry {
        /** The entry says that the memory behind it went bad: a touch is a SIGBUS. Kernel: SWP_HWPOISON. */
        public static final String POISONED = "its own copy in RAM went bad";
    }

    /** The same entry seen from a page further into the run. */
    default PageEntry skip(long pages) {
        return this;
    }

    /** Whether a page-table entry is there at all. */
    default boolean isPresent() {
        return !(this instanceof Gone);
    }
}
