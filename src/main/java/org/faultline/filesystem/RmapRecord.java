package org.faultline.filesystem;

import java.util.Comparator;

/**
 * One record of a reverse-map btree. Several may cover one block: that is how sharing shows.
 * Kernel: fs/xfs/libxfs/xfs_types.h struct xfs_rmap_irec.
 *
 * @param start first block
 * @param blocks how many blocks, at least 1, never past the end of the group
 * @param offset file offset of {@code start} in filesystem blocks; 0 for special owners and bmap btree blocks
 * @param fork which part of the owner holds the blocks
 * @param unwritten whether the blocks are allocated but hold no data yet
 */
public record RmapRecord(FsBlock start, long blocks, Owner owner, long offset, Fork fork, boolean unwritten) {
    /** The order of a query's answer: start block, then owner as unsigned number, then offset. */
    public static final Comparator<RmapRecord> KEY_ORDER = RmapRecord::byKey;

    private static int byKey(RmapRecord a, RmapRecord b) {
        int byStart = a.start.compareTo(b.start);
        int byOwner = byStart != 0 ? byStart : Long.compareUnsigned(a.owner.code(), b.owner.code());
        int byFork = byOwner != 0 ? byOwner : a.fork.compareTo(b.fork);
        return byFork != 0 ? byFork : Long.compare(a.offset, b.offset);
    }

    /** Which part of an inode the blocks belong to. */
    public enum Fork {
        DATA(0),
        ATTR(1),
        /** A block of the inode's own extent btree. */
        BMBT(2);

        private final int flag;

        Fork(int flag) {
            this.flag = flag;
        }

        /** The record flag of the kernel: XFS_RMAP_ATTR_FORK 1, XFS_RMAP_BMBT_BLOCK 2. */
        public int flag() {
            return flag;
        }
    }

    /** A record of something that is not a file's data. */
    public static RmapRecord metadata(FsBlock start, long blocks, Owner owner) {
        return new RmapRecord(start, blocks, owner, 0, Fork.DATA, false);
    }

    /** The flags as the kernel prints them: attribute fork 1, bmap btree 2, unwritten 4. */
    public int flags() {
        return fork.flag() | (unwritten ? 4 : 0);
    }

    /** The block after the last. */
    public FsBlock end() {
        return start.plus(blocks);
    }

    /** Whether the record covers {@code block}. */
    public boolean covers(FsBlock block) {
        return block.isInGroupOf(start) && block.agbno() >= start.agbno() && block.agbno() < start.agbno() + blocks;
    }

    /** The file block that {@code block}, which this record covers, holds. */
    public long fileBlock(FsBlock block) {
        return offset + block.agbno() - start.agbno();
    }

    /** Whether losing a block of it is losing metadata: a special owner, an attribute fork, a bmap btree block. */
    public boolean isMetadata() {
        return owner.isSpecial() || fork != Fork.DATA;
    }
}
