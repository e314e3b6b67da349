package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.PassedOver;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Errno;

/**
 * One write to a file, block by block: holes get blocks, unwritten blocks become written, shared blocks are left to
 * the others. Kernel: fs/xfs/xfs_reflink.c xfs_reflink_allocate_cow(), fs/xfs/xfs_iomap.c, fs/ext4/inode.c ext4_iomap_begin().
 */
final class BlockWrite {
    private final List<Move> moves = new ArrayList<>();
    private final List<PassedOver> passed = new ArrayList<>();
    private BlockFilesystem fs;
    private Inode file;
    private final Placements placements;

    BlockWrite(BlockFilesystem fs, Inode file, Placements placements) {
        this.fs = fs;
        this.file = file;
        this.placements = placements;
    }

    /** Writes {@code blocks} blocks from {@code first}. Refused with ENOSPC when no free run is long enough. */
    Change write(long first, long blocks) {
        for (long block = first; block < first + blocks; block++) {
            if (!writeBlock(block, first + blocks)) {
                return new Change.Refused(Errno.ENOSPC, Change.Cause.NO_ROOM, file.id());
            }
        }
        if (!file.dax() && !moves.isEmpty()) {
            update(first, first, file.marked(Inode.Mark.DELAYED, true));
        }
        return new Change.Done(fs, merged(moves), List.copyOf(passed));
    }

    /** Stages what a copy of the blocks needs, and gives back what was staged for themselves: the copy failed. */
    BlockFilesystem abandon(long first, long blocks) {
        for (long block = first; block < first + blocks; block++) {
            prepare(block);
        }
        for (long block = first; block < first + blocks; block++) {
            update(block, file.withBlocks(file.extents(), Extents.without(file.staging(), block, block + 1)));
        }
        return fs;
    }

    /** Stages what a copy of the block needs, if it is shared and nothing is staged for it. */
    BlockFilesystem prepare(long block) {
        boolean shared = file.extentAt(block).filter(e -> !e.unwritten()).map(e -> e.block(block))
                .filter(fs::isShared).isPresent();
        if (shared && staged(block).isEmpty()) {
            stage(block);
        }
        return fs;
    }

    /**
     * Gives each hole among {@code blocks} blocks from {@code first} a block that reads as zeroes; where the file has an
     * extent size, also those around a hole, as many as its multiples. Kernel: fs/xfs/xfs_bmap_util.c xfs_alloc_file_space(),
     * fs/xfs/libxfs/xfs_bmap.c xfs_bmap_extsize_align().
     */
    Change allocate(long first, long blocks) {
        for (Extent hole : gaps(file.extents(), new Extent(first, new FsBlock(file.home(), 0, 0), blocks, true))) {
            AlignedWindow window = AlignedWindow.around(hole.offset(), hole.end(), extentSize(), file.extents());
            if (!fill(window.first(), window.end(), true)) {
                return new Change.Refused(Errno.ENOSPC, Change.Cause.NO_ROOM, file.id());
            }
        }
        update(first, first, file.marked(Inode.Mark.PREALLOCATED, true));
        return new Change.Done(fs, List.of(), List.copyOf(passed));
    }

    /** Fills the holes in blocks [from, to); false where there is no room for all of them. */
    private boolean fill(long from, long to, boolean unwritten) {
        for (long block = from; block < to; block++) {
            if (file.extentAt(block).isEmpty()) {
                Optional<FsBlock> free = free(block);
                if (free.isEmpty()) {
                    return false;
                }
                put(new Extent(block, free.get(), 1, unwritten));
            }
        }
        return true;
    }

    /** In blocks: 1 for none. */
    private long extentSize() {
        return Math.max(1, file.extentSize() / fs.blockSize());
    }

    private Optional<FsBlock> free(long block) {
        return placed(block).or(() -> {
            passOver(block, 0, 1);
            return behindLast(block).or(() -> fs.rmap().free(file.home(), 1, 1, fs.geometry()));
        });
    }

    /**
     * The free block behind that of the page before, of the same group; behind all pages of the file as far behind the last
     * one's as the page is. Kernel: fs/xfs/libxfs/xfs_bmap.c xfs_bmap_adjacent(), fs/ext4/extents.c ext4_ext_find_goal().
     */
    private Optional<FsBlock> behindLast(long block) {
        List<Extent> all = file.extents();
        boolean behindAll = !all.isEmpty() && all.getLast().end() <= block;
        long before = behindAll ? all.getLast().end() - 1 : block - 1;
        return file.extentAt(before).map(e -> e.block(before))
                .flatMap(last -> LongStream.of(block - before, 1)
                        .filter(gap -> last.agbno() + gap < fs.geometry().groupSize(last)).mapToObj(last::plus)
                        .findFirst())
                .filter(next -> !fs.rmap().isOwned(next, 1));
    }

    /** What is staged for a block is taken first, whatever the file has there: xfs_find_trim_cow_extent(). */
    private boolean writeBlock(long block, long end) {
        Optional<Extent> extent = file.extentAt(block);
        Optional<FsBlock> written = extent.filter(e -> !e.unwritten()).map(e -> e.block(block));
        if (staged(block).isPresent() || written.filter(fs::isShared).isPresent()) {
            return copy(block, written);
        }
        if (extent.isEmpty()) {
            return fillHole(block, end);
        }
        if (written.isEmpty()) {
            convert(extent.get(), block, end);
        }
        return true;
    }

    private boolean fillHole(long block, long end) {
        Optional<FsBlock> free = free(block);
        free.ifPresent(f -> {
            long hole = holeEnd(block, end);
            AlignedWindow window = AlignedWindow.around(block, hole, extentSize(), file.extents());
            put(new Extent(block, f, 1, false));
            moves.add(new Move(block, 1, Optional.empty(), f));
            if (file.extentSize() > 0) {
                enlarge(window, hole, end);
            }
        });
        return free.isPresent();
    }

    /**
     * What else a hole of a file with an extent size gets when it is written up to {@code end}; it ends at {@code hole}. With
     * DAX that is zeroed at once, and reaches from the end of the file to the next multiple; else it is unwritten, all of the
     * window. Kernel: fs/xfs/xfs_iomap.c xfs_direct_write_iomap_begin(), xfs_iomap_eof_align_last_fsb(),
     * xfs_iomap_write_direct().
     */
    private void enlarge(AlignedWindow window, long hole, long end) {
        long aligned = Math.ceilDiv(end, extentSize()) * extentSize();
        if (!file.dax()) {
            fill(window.first(), window.end(), true);
        } else if (end * fs.blockSize() > file.size() && file.extents().getLast().end() <= aligned) {
            fill(hole, holeEnd(hole, aligned), false);
        }
    }

    /** Where the hole from {@code block} on ends, at {@code end} at the latest; {@code block} where there is none. */
    private long holeEnd(long block, long end) {
        return Extents.between(file.extents(), block, end).stream().findFirst()
                .map(e -> Math.max(block, Math.min(end, e.offset()))).orElse(end);
    }

    /** Makes blocks of an unwritten extent written from {@code block} on; those that are only zeroed with them move nowhere. */
    private void convert(Extent extent, long block, long end) {
        boolean zeroes = file.dax() && fs.driver().writesAlong();
        long stored = zeroes ? Math.min(end, extent.end()) : block + 1;
        Conversion.Blocks written = zeroes ? new Conversion(file, fs.blockSize()).of(extent, block, stored)
                : new Conversion.Blocks(block, stored);
        for (long b = written.first(); b < written.end(); b++) {
            put(new Extent(b, extent.block(b), 1, false));
            if (b >= block && b < stored) {
                moves.add(new Move(b, 1, Optional.empty(), extent.block(b)));
            }
        }
    }

    private boolean copy(long block, Optional<FsBlock> old) {
        if (staged(block).isEmpty() && !stage(block)) {
            return false;
        }
        FsBlock target = staged(block).orElseThrow();
        List<Extent> staging = Extents.without(file.staging(), block, block + 1);
        update(block, file.withBlocks(Extents.with(file.extents(), new Extent(block, target, 1, false)), staging));
        moves.add(new Move(block, 1, old, target, true));
        return true;
    }

    private boolean stage(long block) {
        AlignedWindow window = AlignedWindow.around(block, file.staging());
        Optional<FsBlock> start = start(block, window).or(() -> {
            passOver(block, block - window.first(), window.blocks());
            return fs.rmap().free(file.home(), window.blocks(), 1, fs.geometry());
        });
        start.ifPresent(at -> update(window.first(), window.first() + window.blocks(), file.withBlocks(file.extents(),
                Extents.with(file.staging(), new Extent(window.first(), at, window.blocks(), false)))));
        return start.isPresent();
    }

    /** The place that was chosen for a block of the file, when it is free. */
    private Optional<FsBlock> placed(long block) {
        return asked(block).filter(b -> !fs.rmap().isOwned(b, 1)).findFirst();
    }

    private Stream<FsBlock> asked(long block) {
        return placements.of(block * fs.blockSize()).stream().flatMap(at -> fs.blockAt(file.home(), at).stream());
    }

    /** Notes that a block does not get the first place it was asked for, {@code before} blocks into {@code blocks}. */
    private void passOver(long block, long before, long blocks) {
        asked(block).findFirst().ifPresent(wanted -> {
            long from = Math.max(0, wanted.agbno() - before);
            long to = Math.min(fs.geometry().groupSize(wanted), wanted.agbno() - before + blocks);
            Optional<Owner> by = Stream.concat(fs.rmap().covering(wanted, 1).stream(),
                    fs.rmap().covering(wanted.plus(from - wanted.agbno()), to - from).stream())
                    .map(RmapRecord::owner).findFirst();
            PassedOver next = new PassedOver(block, 1, wanted, by);
            Optional<PassedOver> longer = passed.isEmpty() ? Optional.empty() : passed.getLast().and(next);
            longer.ifPresent(l -> passed.removeLast());
            passed.add(longer.orElse(next));
        });
    }

    /**
     * Where the whole window begins, all of which lies in one run: a place that was chosen for {@code block} tells, or else
     * one for another block of it, since what is staged for a block is what its next write takes. Kernel:
     * fs/xfs/libxfs/xfs_bmap.c xfs_bmap_extsize_align().
     */
    private Optional<FsBlock> start(long block, AlignedWindow window) {
        return LongStream
                .concat(LongStream.of(block), LongStream.range(window.first(), window.first() + window.blocks()))
                .mapToObj(b -> placed(b, window)).flatMap(Optional::stream).findFirst();
    }

    /** Where the whole window begins when {@code block} gets the place that was chosen for it. */
    private Optional<FsBlock> placed(long block, AlignedWindow window) {
        long before = block - window.first();
        return placed(block).filter(b -> b.agbno() >= before).map(b -> b.plus(-before))
                .filter(start -> start.agbno() + window.blocks() <= fs.geometry().groupSize(start))
                .filter(start -> !fs.rmap().isOwned(start, window.blocks()));
    }

    private static List<Extent> gaps(List<Extent> taken, Extent whole) {
        List<Extent> free = List.of(whole);
        for (Extent t : Extents.between(taken, whole.offset(), whole.end())) {
            free = Extents.without(free, t.offset(), t.end());
        }
        return free;
    }

    private Optional<FsBlock> staged(long block) {
        return file.stagedAt(block).map(e -> e.block(block));
    }

    private void put(Extent extent) {
        update(extent.offset(), file.withBlocks(Extents.with(file.extents(), extent), file.staging()));
    }

    /** The file changed in {@code block}, if at all. */
    private void update(long block, Inode changed) {
        update(block, block + 1, changed);
    }

    private void update(long from, long to, Inode changed) {
        fs = fs.with(changed, from, to);
        file = changed;
    }

    private static List<Move> merged(List<Move> moves) {
        List<Move> merged = new ArrayList<>();
        for (Move m : moves) {
            if (!merged.isEmpty() && continues(merged.getLast(), m)) {
                Move last = merged.removeLast();
                merged.add(new Move(last.fileBlock(), last.blocks() + 1, last.from(), last.to(), last.copied()));
            } else {
                merged.add(m);
            }
        }
        return merged;
    }

    private static boolean continues(Move before, Move after) {
        return before.copied() == after.copied() && before.fileBlock() + before.blocks() == after.fileBlock()
                && before.to().plus(before.blocks()).equals(after.to())
                && before.from().map(f -> f.plus(before.blocks())).equals(after.from());
    }
}
