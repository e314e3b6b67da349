package org.faultline.lesson.key;

/** What somebody may have thought who answers wrongly: each leads to an answer of its own. */
public enum Mistake {
    // Where.
    /** The namespace's own records at its start were not taken off. */
    FORGOT_DATA_OFFSET,
    /** The start of the partition was not taken off. */
    FORGOT_PARTITION,
    /** The line of the device-mapper table was not followed. */
    FORGOT_TABLE,
    /** A place on the device was taken for a place in the file. */
    FORGOT_EXTENT,
    COUNTED_FROM_ONE,
    PAGES_FOR_BYTES, BYTES_FOR_PAGES, SECTORS_FOR_BLOCKS,
    /** The number within the group was given. */
    BLOCK_OF_GROUP,
    // Who.
    /** Everybody who maps a file that owns the page, whatever part of it. */
    BY_FILE,
    /** Everybody whose mapping covers the page, whether or not the page was ever there. */
    MAPPED_FOR_PRESENT,
    /** Those of one owner alone. */
    ONE_OWNER,
    /** Everybody who is signalled was taken for dead. */
    SIGNALLED_FOR_KILLED,
    EVERYBODY, NOBODY,
    /** The owner of metadata was taken for the owner of data, or left out. */
    METADATA_FOR_DATA,
    // How much.
    /** What is torn down was taken for what is lost. */
    MAPPING_FOR_MEDIA,
    /** A page that files share was counted once for each. */
    ONCE_PER_OWNER,
    WHOLE_FILES, NOTHING_LOST,
    /** The smallest page was taken for the page of the mapping. */
    PAGE_FOR_MAPPING,
    /** The start of the mapping, or of its large entry, was given for the address of the page. */
    START_OF_MAPPING,
    /** The byte of the file was given for the address. */
    OFFSET_FOR_ADDRESS,
    /** One sector was taken for all of the page. */
    ONE_SECTOR,
    /** What a test told the kernel alone was taken for what the device lists. */
    TOLD_IS_LISTED,
    /** What was listed was taken for unknown to the device. */
    LISTED_IS_UNKNOWN,
    /** Bytes of nobody were counted. */
    NOBODYS_BYTES,
    /** What the tools can make anew was counted, or nothing was. */
    REPAIR_RESTORES, NAMES_FOR_FILES, OUT_OF_REACH_FOR_LOST,
    // What then.
    METADATA_IS_HARMLESS, DATA_SHUTS_DOWN, SPARED_IS_SAFE, KERNEL_IS_NOT_ASKED, KERNEL_IS_ASKED, SPARED_IS_DOOMED,
    ALREADY_DEAD,
    /** The codes of a SIGBUS were taken for one another. */
    TOUCHED_IS_TOLD, TOLD_IS_TOUCHED, FAULT_IS_MEMORY, MEMORY_IS_FAULT,
    /** What became of the page. */
    REPORT_IS_REPAIR, BAD_IS_CLEARED, CLEARED_IS_RESTORED, RESTORED_IS_CLEARED, BAD_FOR_EVER,
    // Under which kernel: what the other one does otherwise.
    KERNEL_TELLS_FEWER, KERNEL_TELLS_MORE, KERNEL_ENDS_OTHERWISE,
    /** The same processes are signalled, in another order or by another signal. */
    KERNEL_SAYS_OTHERWISE,
    /** It ends with another word. */
    KERNEL_REPORTS_OTHERWISE,
    // In which order.
    CLEARED_TOO_EARLY, REPAIRED_TOO_EARLY, MOUNTED_TOO_EARLY,
    /** The chain was begun at the file, or somebody was killed before anybody was asked. */
    BEGAN_AT_THE_FILE, KILLED_TOO_EARLY
}
