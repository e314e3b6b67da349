package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;

/** What a block holds, written anew to a free block of its group. Kernel: fs/xfs/scrub/newbt.c, fs/xfs/scrub/reap.c. */
record Rebuilt(BlockFilesystem fs, FsBlock block) {
    /** The filesystem with the block free, and all of its owners at the new place. */
    BlockFilesystem elsewhere() {
        OptionalLong gap = fs.rmap().firstGap(block, fs.geometry().groupSize(block));
        if (gap.isEmpty()) {
            return fs;
        }
        FsBlock place = block.first().plus(gap.getAsLong());
        BlockFilesystem next = fs;
        for (RmapRecord record : fs.owners(block, 1)) {
            Optional<Inode> inode = record.owner().isSpecial() ? Optional.empty() : next.inode(record.owner().code());
            BlockFilesystem now = next;
            next = inode.map(i -> now.with(moved(i, place)))
                    .orElseGet(() -> now.with(now.rmap().replace(List.of(record), pieces(record, place))));
        }
        return next;
    }

    private Inode moved(Inode inode, FsBlock place) {
        return inode.withBlocks(moved(inode.extents(), place), moved(inode.staging(), place))
                .withForks(moved(inode.attributes(), place), moved(inode.tree(), place));
    }

    private List<Extent> moved(List<Extent> extents, FsBlock place) {
        List<Extent> all = new ArrayList<>();
        for (Extent extent : extents) {
            long into = block.agbno() - extent.start().agbno();
            if (!block.isInGroupOf(extent.start()) || into < 0 || into >= extent.blocks()) {
                all.add(extent);
                continue;
            }
            long at = extent.offset() + into;
            if (into > 0) {
                all.add(extent.slice(extent.offset(), at));
            }
            all.add(new Extent(at, place, 1, extent.unwritten()));
            if (at + 1 < extent.end()) {
                all.add(extent.slice(at + 1, extent.end()));
            }
        }
        return all;
    }

    private List<RmapRecord> pieces(RmapRecord record, FsBlock place) {
        List<RmapRecord> all = new ArrayList<>();
        long before = block.agbno() - record.start().agbno();
        long after = record.blocks() - before - 1;
        if (before > 0) {
            all.add(part(record, record.start(), before, record.offset()));
        }
        all.add(part(record, place, 1, record.fileBlock(block)));
        if (after > 0) {
            all.add(part(record, block.plus(1), after, record.fileBlock(block) + 1));
        }
        return all;
    }

    /** A special owner has no offset. */
    private static RmapRecord part(RmapRecord record, FsBlock start, long blocks, long offset) {
        return new RmapRecord(start, blocks, record.owner(), record.owner().isSpecial() ? 0 : offset, record.fork(),
                record.unwritten());
    }
}
