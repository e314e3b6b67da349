package org.faultline.stack;

/**
 * A filesystem block by allocation group. Kernel: fs/xfs/libxfs/xfs_types.h xfs_agnumber_t, xfs_agblock_t.
 *
 * @param ag allocation group, from 0
 * @param agbno block inside the group, from 0
 */
public record FsBlock(int ag, long agbno) implements Comparable<FsBlock> {
    /** The block {@code blocks} further in the same group. */
    public FsBlock plus(long blocks) {
        return new FsBlock(ag, agbno + blocks);
    }

    @Override
    public int compareTo(FsBlock other) {
        return ag != other.ag ? Integer.compare(ag, other.ag) : Long.compare(agbno, other.agbno);
    }

    @Override
    public String toString() {
        return "AG " + ag + " : " + agbno;
    }
}
