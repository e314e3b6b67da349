package org.faultline.repair.outcome;

/** What sort of thing is lost, or out of reach. */
public enum Lost {
    NOTHING,
    /** Bytes of files, where the page was. */
    BYTES,
    /** The inodes in the block: what they hold becomes free space. */
    INODES,
    /** The inodes in the buffer, which is larger than the block. */
    HIDDEN_INODES,
    /** The inodes in the block and, with the root directory, the name of everything. */
    ROOT,
    /** A file, whole. */
    FILE,
    /** Names: what they name comes back as numbers in lost+found. */
    NAMES,
    /** Extended attributes and access lists of a file. */
    ATTRIBUTES,
    /** A symbolic link, target and name. */
    LINK,
    /** The target of a symbolic link, which stays there and leads nowhere. */
    TARGET,
    /** What was changed last: everything that is in the log alone. */
    UPDATES,
    /** The inodes in the block, and everything that is in the log alone. */
    INODES_AND_UPDATES,
    /** Writes that were under way. */
    PENDING_WRITES,
    /** How much some users may use. */
    LIMITS,
    /** Nobody knows. */
    NOT_KNOWN
}
