package org.faultline.filesystem.blocks;

/**
 * A tree of reverse-map records in key order, immutable. Its parts are the children of a node or the records of a leaf.
 */
sealed interface RecordTree permits RecordNode, RecordLeaf {
    /** How many parts. */
    int size();

    /** How many parts it may have. */
    int most();

    /** The first block of a part. */
    int first(int index);

    /** The last block of any record of a part. */
    int last(int index);

    /** How long a run of blocks without an owner inside of a part can be at most; 0 for a record. */
    int gap(int index);
}
