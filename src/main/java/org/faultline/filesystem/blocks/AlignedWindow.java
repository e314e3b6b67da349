package org.faultline.filesystem.blocks;

import java.util.List;
import org.faultline.filesystem.Extent;

/**
 * File blocks that get places at once where some of them need one: these, enlarged to multiples of a hint, and moved and
 * shortened to what has no place yet. Kernel: fs/xfs/libxfs/xfs_bmap.c xfs_bmap_extsize_align().
 *
 * @param first block
 * @param blocks how many
 */
record AlignedWindow(long first, long blocks) {
    /** In blocks, of what a copying write stages. Kernel: XFS_DEFAULT_COWEXTSZ_HINT. */
    static final long STAGED = 32;

    /** The window for a file block for which nothing is staged. */
    static AlignedWindow around(long block, List<Extent> staging) {
        return around(block, block + 1, STAGED, staging);
    }

    /** The window for file blocks [from, to), none of which is in {@code taken}; {@code hint} in blocks. */
    static AlignedWindow around(long from, long to, long hint, List<Extent> taken) {
        int next = Extents.endingBehind(taken, from);
        long before = next == 0 ? 0 : taken.get(next - 1).end();
        long behind = next == taken.size() ? Long.MAX_VALUE : taken.get(next).offset();
        long start = from / hint * hint;
        long blocks = Math.ceilDiv(to, hint) * hint - start;
        long first = Math.max(start, before);
        if (first + blocks <= behind) {
            return new AlignedWindow(first, blocks);
        }
        long moved = Math.max(before, behind - blocks);
        return new AlignedWindow(moved, Math.min(blocks, behind - moved));
    }

    long end() {
        return first + blocks;
    }
}
