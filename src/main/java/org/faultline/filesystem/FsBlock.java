package org.faultline.filesystem;

/**
 * A filesystem block by group. Kernel: fs/xfs/libxfs/xfs_types.h xfs_agnumber_t, xfs_agblock_t, xfs_rgnumber_t.
 *
 * @param role the device of the filesystem that has the group: data, or realtime
 * @param ag allocation group, or realtime group, from 0
 * @param agbno block inside the group, from 0
 */
public record FsBlock(Role role, int ag, long agbno) implements Comparable<FsBlock> {
    /** A block of the data device. */
    public FsBlock(int ag, long agbno) {
        this(Role.DATA, ag, agbno);
    }

    /** The first block of the same group. */
    public FsBlock first() {
        return new FsBlock(role, ag, 0);
    }

    /** Whether both lie in one group. */
    public boolean isInGroupOf(FsBlock other) {
        return role == other.role && ag == other.ag;
    }

    /** What the group is called: {@code AG 0}, or {@code RG 0} on the realtime device. */
    public String group() {
        return (role == Role.REALTIME ? "RG " : "AG ") + ag;
    }

    /** The block {@code blocks} further in the same group. */
    public FsBlock plus(long blocks) {
        return new FsBlock(role, ag, agbno + blocks);
    }

    @Override
    public int compareTo(FsBlock other) {
        if (role != other.role) {
            return role.compareTo(other.role);
        }
        return ag != other.ag ? Integer.compare(ag, other.ag) : Long.compare(agbno, other.agbno);
    }

    @Override
    public String toString() {
        return group() + " : " + agbno;
    }
}
