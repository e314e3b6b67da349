package org.faultline.stack;

import java.util.List;
import java.util.Optional;

/** A mounted filesystem: where its blocks lie, who owns them, and how files change. Immutable; changes give a new one. */
public interface Filesystem {
    LayerId id();

    /** The kernel's name for its type, such as {@code xfs}. */
    String type();

    /** Whether it registers as holder of its dax device, so that it is told of bad memory. */
    boolean isDaxHolder();

    /** The device it lies on. */
    LayerId on();

    String mountPoint();

    Features features();

    /** Whether it was shut down: every new fault, read and write fails with EIO. */
    boolean isShutDown();

    /** The same filesystem after a shutdown. */
    Filesystem shutDown();

    /** Bytes of one block. */
    int blockSize();

    /** How many blocks it has. */
    long blockCount();

    /** How many allocation groups it has, at least 1, and where each begins. */
    List<FsBlock> groups();

    /** The block that holds byte {@code offset} of the device, or nothing behind the filesystem's end. */
    Optional<FsBlock> blockAt(long offset);

    /** The first byte of {@code block} on the device. */
    long offset(FsBlock block);

    /** The filesystem's own number of {@code block}; for XFS agno << agblklog | agbno. */
    long fsblock(FsBlock block);

    /** Files and directories, in order of inode number. */
    List<Inode> inodes();

    /** The file a document or an act created under that name. */
    Optional<Inode> inode(LayerId file);

    /** The inode with that number. */
    Optional<Inode> inode(long number);

    /** The file at an absolute path. */
    Optional<Inode> inode(String path);

    /** Every reverse-map record that covers one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> owners(FsBlock first, long blocks);

    /** Every reverse-map record of one allocation group, in key order. */
    List<RmapRecord> records(int ag);

    /** Writes {@code blocks} blocks of a file from {@code fileBlock}: in place, to new blocks, or away from shared ones. */
    Change write(LayerId file, long fileBlock, long blocks);

    /**
     * Makes {@code target} share {@code blocks} blocks of {@code source}; creates {@code target} at {@code path} when
     * it does not exist.
     */
    Change reflink(LayerId source, long sourceBlock, LayerId target, String path, long targetBlock, long blocks);

    /** Gives back what a file has in {@code blocks} blocks from {@code fileBlock}: a hole is left. */
    Change punch(LayerId file, long fileBlock, long blocks);

    /** Makes a file {@code size} bytes long. */
    Change truncate(LayerId file, long size);

    /** The same filesystem with the inode in memory, because somebody opened the file. */
    Filesystem opened(LayerId file);

    /** What became of a request to change a file. */
    sealed interface Change {
        /** It was done; {@code moves} are the blocks that are not where they were. */
        record Done(Filesystem after, List<Move> moves) implements Change {}

        /** It was not done. */
        record Refused(String errno, String why) implements Change {}
    }

    /**
     * A run of a file's blocks that got another place.
     *
     * @param from where the data lay, or nothing where there was a hole or an unwritten block
     */
    record Move(long fileBlock, long blocks, Optional<FsBlock> from, FsBlock to) {}
}
