package org.faultline.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.Sectors;
import org.faultline.reason.CallBecause;
import org.faultline.trace.TraceEvent;

/**
 * What the blocks are worth that a file gets. One that held no data of it is zeroed through the driver, which clears what it
 * lists; one that is copied to is worth what its source was. Kernel: fs/xfs/libxfs/xfs_bmap.c xfs_bmapi_allocate() with
 * XFS_BMAPI_ZERO, fs/xfs/xfs_bmap_util.c xfs_zero_extent(); fs/ext4/inode.c EXT4_GET_BLOCKS_CREATE_ZERO.
 *
 * @param fs the filesystem that gives them
 */
record NewBlocks(Recorder recorder, Filesystem fs, Inode file, List<Move> moves) {
    private static final KernelSource ZEROES = KernelSource.of("xfs_zero_extent", "fs/xfs/xfs_bmap_util.c");

    NewBlocks {
        moves = List.copyOf(moves);
    }

    /**
     * Whether a block has to be zeroed that the device lists as bad and cannot clear. Where nobody said which blocks these
     * are, they may be others: XFS hands out none that it got back until its log is written. Kernel:
     * fs/xfs/xfs_extent_busy.c xfs_extent_busy_trim().
     */
    boolean cannotBeZeroed(Placements placements) {
        return file.dax() && !placements.equals(Placements.NONE)
                && listed().anyMatch(p -> !Obstacle.isCleared(recorder.machine(), p));
    }

    /**
     * The first page of the file that no fault maps: it is copied to a block that the device lists. What is staged for a copy
     * is not zeroed, so that nothing clears it. Kernel: fs/xfs/xfs_reflink.c xfs_reflink_allocate_cow(), fs/dax.c
     * dax_fault_iter(), drivers/nvdimm/pmem.c __pmem_direct_access().
     */
    Optional<Long> unmappable() {
        TreeMap<FsBlock, Move> to = by(m -> Optional.of(m.to()).filter(t -> m.from().isPresent()));
        return to.isEmpty() ? Optional.empty() : recorder.machine().bad().entrySet().stream()
                .filter(e -> e.getValue().known())
                .flatMap(e -> recorder.machine().blockAt(fs, e.getKey()).stream())
                .flatMap(b -> holding(to, b).map(m -> m.fileBlock() + b.agbno() - m.to().agbno()).stream())
                .min(Comparator.naturalOrder());
    }

    /** The blocks are the file's now. */
    void given() {
        if (fs.blockSize() != Unit.PAGE.bytes()) {
            return;
        }
        if (file.dax()) {
            listed().filter(p -> Obstacle.isCleared(recorder.machine(), p)).toList().forEach(this::cleared);
        }
        if (!recorder.machine().undefined().isNone()) {
            recorder.settle(worth(recorder.machine()));
        }
    }

    private void cleared(Pfn page) {
        recorder.step(Draft.of(ZEROES, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                CallBecause.ZEROED_FOR_OWNER).at(file.id()), recorder.machine().rewritten(page));
    }

    /** The bad pages that are zeroed and that the device knows of. */
    private Stream<Pfn> listed() {
        Machine machine = recorder.machine();
        TreeMap<FsBlock, Move> to = by(m -> Optional.of(m.to()));
        return machine.bad().entrySet().stream().filter(e -> e.getValue().known()).map(e -> e.getKey())
                .filter(p -> machine.blockAt(fs, p).flatMap(b -> holding(to, b)).filter(m -> m.from().isEmpty())
                        .isPresent());
    }

    private Machine worth(Machine machine) {
        TreeMap<FsBlock, Move> to = by(m -> Optional.of(m.to()));
        TreeMap<FsBlock, Move> from = by(Move::from);
        Machine next = machine;
        for (Pfn page : machine.undefined().byPage().keySet()) {
            Optional<FsBlock> block = machine.blockAt(fs, page);
            if (block.flatMap(b -> holding(to, b)).isPresent() && isReadable(machine, page)) {
                next = next.with(next.undefined().rewritten(page, Sectors.ALL));
            }
        }
        for (Pfn page : machine.undefined().byPage().keySet()) {
            Optional<Pfn> copy = machine.blockAt(fs, page).flatMap(b -> holding(from, b).map(m -> m.to()
                    .plus(b.agbno() - m.from().orElseThrow().agbno()))).flatMap(b -> machine.toPhysical(fs, b))
                    .map(r -> Pfn.holding(r.start()));
            next = copy.isPresent() ? next.with(next.undefined().copied(page, copy.get())) : next;
        }
        return next;
    }

    private static boolean isReadable(Machine machine, Pfn page) {
        return machine.bad(page).filter(BadPage::stops).isEmpty();
    }

    private TreeMap<FsBlock, Move> by(Function<Move, Optional<FsBlock>> start) {
        TreeMap<FsBlock, Move> all = new TreeMap<>();
        moves.forEach(m -> start.apply(m).ifPresent(b -> all.put(b, m)));
        return all;
    }

    private static Optional<Move> holding(TreeMap<FsBlock, Move> moves, FsBlock block) {
        return Optional.ofNullable(moves.floorEntry(block)).filter(e -> e.getKey().isInGroupOf(block)
                && block.agbno() < e.getKey().agbno() + e.getValue().blocks()).map(e -> e.getValue());
    }
}
