package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;

/** Lets one file share another's blocks. Kernel: fs/xfs/xfs_reflink.c xfs_reflink_remap_blocks(). */
final class BlockSharing {
    private BlockSharing() {}

    /** {@code to} shares {@code blocks} blocks of {@code from}; what it had there before is let go. */
    static Change share(BlockFilesystem fs, Inode from, long sourceBlock, Inode to, long targetBlock, long blocks) {
        List<Extent> data = Extents.without(to.extents(), targetBlock, targetBlock + blocks);
        List<Extent> staging = Extents.without(to.staging(), targetBlock, targetBlock + blocks);
        List<Move> moves = new ArrayList<>();
        for (Extent e : Extents.between(from.extents(), sourceBlock, sourceBlock + blocks)) {
            if (!e.unwritten()) {
                long offset = e.offset() - sourceBlock + targetBlock;
                data = Extents.with(data, new Extent(offset, e.start(), e.blocks(), false));
                moves.add(new Move(offset, e.blocks(), Optional.empty(), e.start()));
            }
        }
        long shown = Math.min(from.size(), (sourceBlock + blocks) * fs.blockSize()) - sourceBlock * fs.blockSize();
        long size = Math.max(to.size(), targetBlock * fs.blockSize() + Math.max(0, shown));
        return new Change.Done(fs.with(to.withBlocks(data, staging).withSize(size)), moves);
    }
}
