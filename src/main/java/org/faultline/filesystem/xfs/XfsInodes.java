package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.filesystem.Role;

/** Inodes of an XFS: their numbers, and what the reverse map says about their blocks. */
final class XfsInodes {
    /** The first chunk holds the root directory and the two realtime inodes before the first file. */
    private static final int RESERVED = 3;

    private XfsInodes() {}

    /**
     * The lowest inode number no file has, and the filesystem with a chunk that holds it; nothing when every inode is
     * taken and no free run is long enough for another chunk.
     */
    static Optional<Free> free(Xfs fs) {
        for (FsBlock chunk : chunks(fs)) {
            int first = chunk.equals(fs.geometry().firstInodeChunk()) ? RESERVED : 0;
            for (int i = first; i < XfsGeometry.INODES_PER_CHUNK; i++) {
                long number = fs.geometry().inode(chunk, i);
                if (!fs.inodeTable().containsKey(number)) {
                    return Optional.of(new Free(fs, number));
                }
            }
        }
        long blocks = fs.geometry().inodeChunkBlocks();
        return fs.rmap().free(Role.DATA, blocks, blocks, fs.geometry()).map(start -> new Free(
                fs.withMetadata(RmapRecord.metadata(start, blocks, Owner.INODES)), fs.geometry().inode(start, 0)));
    }

    /** A free inode number of a filesystem. */
    record Free(Xfs fs, long number) {}

    /** The reverse-map records of an inode's blocks, in no particular order. */
    static List<RmapRecord> records(Inode inode) {
        Owner owner = new Owner(inode.ino());
        List<RmapRecord> records = new ArrayList<>();
        for (Extent e : inode.extents()) {
            records.add(new RmapRecord(e.start(), e.blocks(), owner, e.offset(), Fork.DATA, e.unwritten()));
        }
        for (Extent e : inode.attributes()) {
            records.add(new RmapRecord(e.start(), e.blocks(), owner, e.offset(), Fork.ATTR, false));
        }
        for (Extent e : inode.staging()) {
            records.add(RmapRecord.metadata(e.start(), e.blocks(), Owner.COW));
        }
        return records;
    }

    private static List<FsBlock> chunks(Xfs fs) {
        List<FsBlock> chunks = new ArrayList<>();
        long size = fs.geometry().inodeChunkBlocks();
        for (FsBlock group : fs.groups()) {
            for (RmapRecord record : fs.records(group.ag())) {
                if (record.owner().equals(Owner.INODES)) {
                    for (long block = 0; block < record.blocks(); block += size) {
                        chunks.add(record.start().plus(block));
                    }
                }
            }
        }
        return chunks;
    }
}
