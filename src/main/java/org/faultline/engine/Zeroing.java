package org.faultline.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.choice.WriteChoice;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.memory.BadPage;
import org.faultline.memory.Removal;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/**
 * Zeroes a range of a file whose whole blocks hold no data: what is left are the parts of blocks at its ends. Holes and
 * unwritten blocks read as zeroes already. Kernel: fs/xfs/xfs_iomap.c xfs_zero_range(), fs/dax.c dax_zero_iter().
 */
record Zeroing(Recorder recorder) {
    private static final KernelSource ZERO = KernelSource.of("dax_zero_iter", "fs/dax.c");

    /**
     * Zeroes bytes [from, to) of a file; a block that has to be copied for it lies where {@code placements} say. False, with
     * a step that says so, where the device lists one of the blocks as bad.
     */
    boolean zero(LayerId file, long from, long to, Placements placements) {
        int size = recorder.machine().filesystemOf(file).orElseThrow().blockSize();
        Set<Long> parts = new LinkedHashSet<>();
        if (from % size != 0) {
            parts.add(from / size);
        }
        if (to % size != 0) {
            parts.add(to / size);
        }
        return parts.stream().allMatch(block -> zero(file, block, placements));
    }

    private boolean zero(LayerId id, long block, Placements placements) {
        Filesystem fs = recorder.machine().filesystemOf(id).orElseThrow();
        Inode file = fs.inode(id).orElseThrow();
        Optional<Extent> data = file.extentAt(block).filter(e -> !e.unwritten());
        if (data.isEmpty() || !file.dax()) {
            return true;
        }
        boolean listed = recorder.machine().toPhysical(fs, data.get().block(block)).map(r -> Pfn.holding(r.start()))
                .flatMap(recorder.machine()::bad).filter(BadPage::known).isPresent();
        if (listed) {
            recorder.step(Draft.of(ZERO, new TraceEvent.Refused(Errno.EIO), CallBecause.LISTED_IN_RANGE).at(id));
            return false;
        }
        switch (recorder.design().choice(WriteChoice.Zeroing.class)) {
            case IN_PLACE -> inPlace(fs, file, data.get(), block, placements);
            case COPIES -> {
                if (fs.write(id, block, 1, placements) instanceof Change.Done done && !done.moves().isEmpty()) {
                    new PageTables(recorder).follow(fs, file, done, ZERO, new Removal.Mover.Zeroing());
                }
            }
        }
        return true;
    }

    /**
     * A place for a copy is staged all the same, and the next write takes it. Kernel: fs/xfs/xfs_iomap.c
     * xfs_direct_write_iomap_begin().
     */
    private void inPlace(Filesystem fs, Inode file, Extent data, long fileBlock, Placements placements) {
        FsBlock block = data.block(fileBlock);
        if (fs.isShared(block)) {
            recorder.step(Draft.of(ZERO, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                    CallBecause.ZEROED_FOR_ALL, new Detail.Block(block)).at(file.id()),
                    recorder.machine().with(fs.stage(file.id(), fileBlock, placements)));
        }
    }
}
