package org.faultline.reason;

/** Why an address names no page, as a part of a sentence that begins with whose address it is. */
public enum Nowhere implements Because {
    // Memory and devices.
    IN_NO_NAMESPACE, SEVERAL_NAMESPACES, NO_SUCH_DEVICE, BEHIND_END, IN_TABLE_GAP, NO_MEMORY_BELOW,
    // Filesystems and files.
    NO_FILESYSTEM, NO_FILESYSTEM_AT, SEVERAL_FILESYSTEMS, SEVERAL_FILESYSTEMS_AT, NO_SUCH_BLOCK, NO_MOUNTED_FILE,
    NO_SUCH_FILE, FILE_ENDS, UNWRITTEN, HOLE,
    // Processes.
    NO_SUCH_PROCESS, NO_PROCESS_OF_PID, MAPS_NOTHING, IN_NO_MAPPING, IN_PAGE_CACHE, OWN_COPY
}
