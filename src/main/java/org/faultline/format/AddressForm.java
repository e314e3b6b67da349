package org.faultline.format;

/**
 * One way to write the address of a page.
 *
 * @param kind in what it counts, or whose the page is
 * @param name in which terms, such as {@code pmem0 sector}
 * @param value the address in those terms
 * @param note what is told beside it; empty where that is nothing
 */
public record AddressForm(Kind kind, String name, String value, String note) {
    /** In what an address counts, or whose it is. */
    public enum Kind {
        /** The page frame. */
        PFN,
        /** The byte of physical memory. */
        PHYSICAL,
        /** It is ordinary memory. */
        MEMORY,
        /** The byte of a namespace, before its data. */
        NAMESPACE,
        /** The byte of a device. */
        BYTE,
        /** The sector of a device. */
        SECTOR,
        /** A filesystem's log. */
        LOG,
        /** The sector of a filesystem. */
        DADDR,
        /** The block of a filesystem. */
        BLOCK,
        /** The block in its allocation group. */
        AG_BLOCK,
        /** The block in its realtime group. */
        RG_BLOCK,
        /** The filesystem's own number of the block. */
        FSBLOCK,
        /** Metadata, or nobody. */
        OWNER,
        /** The file and the byte in it. */
        FILE,
        /** The virtual address in a process. */
        MAPPING
    }

    /** The address with its note behind it. */
    public String text() {
        return note.isEmpty() ? value : value + " (" + note + ")";
    }

    /** All of it on one line. */
    public String line() {
        return name + "  " + text();
    }
}
