package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;

/**
 * Lets one file share another's blocks; what is staged for a copy there stays. Kernel: fs/xfs/xfs_reflink.c
 * xfs_reflink_remap_blocks().
 */
final class BlockSharing {
    private BlockSharing() {}

    /** {@code to} shares {@code blocks} blocks of {@code from}; what it had there before is let go. */
    static Change share(BlockFilesystem fs, Inode from, long sourceBlock, Inode to, long targetBlock, long blocks) {
        List<Move> moves = new ArrayList<>();
        for (Extent e : written(from, sourceBlock, blocks)) {
            moves.add(new Move(e.offset() - sourceBlock + targetBlock, e.blocks(), Optional.empty(), e.start()));
        }
        return new Change.Done(fs.with(shared(fs.blockSize(), from, sourceBlock, to, targetBlock, blocks)), moves);
    }

    /** The file that shares all blocks of another one. */
    static Inode whole(int blockSize, Inode from, Inode to) {
        return shared(blockSize, from, 0, to, 0, Math.ceilDiv(from.size(), blockSize));
    }

    private static Inode shared(int blockSize, Inode from, long sourceBlock, Inode to, long targetBlock, long blocks) {
        List<Extent> data = Extents.without(to.extents(), targetBlock, targetBlock + blocks);
        for (Extent e : written(from, sourceBlock, blocks)) {
            data = Extents.with(data, new Extent(e.offset() - sourceBlock + targetBlock, e.start(), e.blocks(), false));
        }
        long shown = Math.min(from.size(), (sourceBlock + blocks) * blockSize) - sourceBlock * blockSize;
        return to.withBlocks(data, to.staging())
                .withSize(Math.max(to.size(), targetBlock * blockSize + Math.max(0, shown)));
    }

    private static List<Extent> written(Inode from, long sourceBlock, long blocks) {
        return Extents.between(from.extents(), sourceBlock, sourceBlock + blocks).stream().filter(e -> !e.unwritten())
                .toList();
    }
}
