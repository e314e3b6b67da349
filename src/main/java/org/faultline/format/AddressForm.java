package org.faultline.format;

/**
 * One way to write the address of a page.
 *
 * @param name in which terms, such as {@code pmem0 sector}
 * @param text the address in those terms
 */
public record AddressForm(Kind kind, String name, String text) {
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
}
