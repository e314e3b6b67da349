package org.faultline.filesystem.blocks;

import java.util.List;
import org.faultline.filesystem.Extent;

/**
 * File blocks for which a copying write sets blocks aside at once: what it needs, enlarged to multiples of the hint, and moved
 * and shortened to what is not staged yet. Kernel: fs/xfs/libxfs/xfs_bmap.c xfs_bmap_extsize_align().
 *
 * @param first block
 * @param blocks how many
 */
record StagingWindow(long first, long blocks) {
    /** Kernel: XFS_DEFAULT_COWEXTSZ_HINT. */
    static final long HINT = 32;

    /** The window for a file block for which nothing is staged. */
    static StagingWindow around(long block, List<Extent> staging) {
        long before = Extents.between(staging, 0, block).stream().mapToLong(Extent::end).max().orElse(0);
        long behind = staging.stream().mapToLong(Extent::offset).filter(o -> o > block).min().orElse(Long.MAX_VALUE);
        long first = Math.max(block / HINT * HINT, before);
        if (first + HINT <= behind) {
            return new StagingWindow(first, HINT);
        }
        long moved = Math.max(before, behind - HINT);
        return new StagingWindow(moved, Math.min(HINT, behind - moved));
    }
}
