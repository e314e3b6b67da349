package org.faultline.filesystem.blocks;

import java.util.List;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Inode.Mark;

/** What a file has behind its end, staged blocks too, and when it gives that back. */
record FileEnd(BlockFilesystem fs, Inode file) {
    /**
     * The file made {@code size} bytes long: unless it grows, it gives back what lies behind that, staged blocks too. Kernel:
     * fs/xfs/xfs_inode.c xfs_itruncate_extents_flags(), fs/xfs/xfs_iops.c xfs_setattr_size().
     */
    Inode truncated(long size) {
        return size > file.size() ? file.withSize(size) : cut(size).withSize(size)
                .marked(Mark.RELEASED, false).marked(Mark.TRUNCATED, true);
    }

    /**
     * The file after an open file of it was let go: it gives back what it has behind its end. No later one does that if
     * {@code once}, or if blocks stay staged. Kernel: fs/xfs/xfs_inode.c xfs_release(), fs/xfs/xfs_bmap_util.c
     * xfs_can_free_eofblocks().
     */
    Inode released(boolean once) {
        Inode closed = file.marked(Mark.TRUNCATED, false);
        if (!canFree()) {
            return closed;
        }
        Inode cut = new FileEnd(fs, closed).cut(file.size());
        return cut.marked(Mark.RELEASED, once || !cut.staging().isEmpty());
    }

    /** Staged blocks count as such that wait to be allocated, wherever they are. Kernel: i_delayed_blks. */
    private boolean canFree() {
        boolean able = fs.driver() == Driver.XFS && fs.mount().active() && !fs.mount().readOnly()
                && !fs.mount().frozen() && !fs.isShutDown();
        boolean kept = file.link() != Inode.Link.NAMED || file.type() != Inode.Type.REGULAR
                || file.marks().contains(Mark.PREALLOCATED) || file.marks().contains(Mark.RELEASED);
        return able && !kept && (!file.staging().isEmpty() || reaches(file.extents(), blocks(file.size())));
    }

    private Inode cut(long size) {
        long end = blocks(size);
        Inode cut = file.withBlocks(Extents.without(file.extents(), end, Long.MAX_VALUE),
                Extents.without(file.staging(), end, Long.MAX_VALUE));
        boolean empty = cut.extents().isEmpty() && cut.staging().isEmpty();
        return empty ? cut.marked(Mark.REFLINKED, false) : cut;
    }

    private static boolean reaches(List<Extent> extents, long end) {
        return !extents.isEmpty() && extents.getLast().end() > end;
    }

    private long blocks(long size) {
        return Math.ceilDiv(size, fs.blockSize());
    }
}
