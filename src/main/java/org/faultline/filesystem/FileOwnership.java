package org.faultline.filesystem;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;

/** Which files a filesystem has, and who owns each of its blocks. */
public interface FileOwnership {
    /** Files and directories, in order of inode number. */
    List<Inode> inodes();

    /** The file a document or an act created under that name. */
    Optional<Inode> inode(LayerId file);

    /** The inode with that number. */
    Optional<Inode> inode(long number);

    /** The file at an absolute path, whichever of its names that is. */
    Optional<Inode> inode(String path);

    /** Names of files and directories that begin so, by path. */
    List<FileName> beginning(String path);

    /** Files that were unlinked and still have their blocks, because somebody uses them; in order of inode number. */
    List<Inode> nameless();

    /** Whether this is that filesystem with the very same files and owners, whatever else has changed; asked by identity. */
    boolean ownsAs(FileOwnership other);

    /** Every reverse-map record that covers one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> owners(FsBlock first, long blocks);

    /** Whether more than one page of files is that block. */
    default boolean isShared(FsBlock block) {
        return owners(block, 1).stream().filter(r -> !r.isMetadata()).count() > 1;
    }

    /** Every reverse-map record of one allocation group, in key order. */
    default List<RmapRecord> records(int ag) {
        return records(new FsBlock(ag, 0));
    }

    /** Every reverse-map record of the group of a block, in key order. */
    List<RmapRecord> records(FsBlock group);
}
