package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
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
import org.faultline.machine.Machine;
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
    private static final KernelSource CACHE = KernelSource.of("iomap_zero_iter", "fs/iomap/buffered-io.c");

    /** Bytes [from, to) of a file, which lie in one block. */
    private record Part(LayerId file, long block, long from, long to) {}

    /**
     * Zeroes bytes [from, to) of a file; a block that has to be copied for it lies where {@code placements} say. False, with
     * a step that says so, where the device lists one of the blocks as bad.
     */
    boolean zero(LayerId file, long from, long to, Placements placements) {
        int size = recorder.machine().filesystemOf(file).orElseThrow().blockSize();
        return LongStream.of(from, to).filter(border -> border % size != 0).map(border -> border / size).distinct()
                .mapToObj(
                        block -> new Part(file, block, Math.max(from, block * size), Math.min(to, (block + 1) * size)))
                .allMatch(part -> zero(part, placements));
    }

    /**
     * Without DAX the page is zeroed in the page cache, for which it is read; what is shared gets another place when it is
     * written back. Kernel: fs/iomap/buffered-io.c iomap_zero_iter(), fs/xfs/xfs_iomap.c xfs_buffered_write_iomap_begin().
     */
    private boolean inCache(Part part, Placements placements) {
        Inode file = file(part);
        PageCache cache = new PageCache(recorder, fs(part), file);
        Optional<Obstacle> obstacle = new CacheRead(recorder, cache).ofWrite(part.from, part.to);
        if (obstacle.isPresent()) {
            recorder.step(Draft.of(CACHE, new TraceEvent.Refused(obstacle.get().errno()), obstacle.get().why())
                    .at(part.file));
            return false;
        }
        if (fs(part).write(part.file, part.block, 1, placements) instanceof Change.Done done
                && !done.moves().isEmpty()) {
            new PageTables(recorder).follow(fs(part), file, done, CACHE, new Removal.Mover.Zeroing());
        }
        Machine after = cache.written(recorder.machine(), part.from, part.to);
        if (!after.cachedOf(part.file).equals(recorder.machine().cachedOf(part.file))) {
            recorder.step(Draft.of(CACHE, new TraceEvent.Changed(fs(part).id(), part.file, List.of()),
                    CallBecause.ZEROED_IN_CACHE).at(part.file), after);
        }
        return true;
    }

    private Filesystem fs(Part part) {
        return recorder.machine().filesystemOf(part.file).orElseThrow();
    }

    private Inode file(Part part) {
        return fs(part).inode(part.file).orElseThrow();
    }

    private boolean zero(Part part, Placements placements) {
        Optional<Extent> data = file(part).extentAt(part.block).filter(e -> !e.unwritten());
        return data.isEmpty() || (file(part).dax() ? zero(part, data.get(), placements) : inCache(part, placements));
    }

    private boolean zero(Part part, Extent data, Placements placements) {
        Filesystem fs = fs(part);
        boolean listed = recorder.machine().toPhysical(fs, data.block(part.block)).map(r -> Pfn.holding(r.start()))
                .flatMap(recorder.machine()::bad).filter(BadPage::known).isPresent();
        if (listed) {
            recorder.step(Draft.of(ZERO, new TraceEvent.Refused(Errno.EIO), CallBecause.LISTED_IN_RANGE).at(part.file));
            return false;
        }
        switch (recorder.design().choice(WriteChoice.Zeroing.class)) {
            case IN_PLACE -> inPlace(fs, file(part), data, part.block, placements);
            case COPIES -> {
                if (fs.write(part.file, part.block, 1, placements) instanceof Change.Done done
                        && !done.moves().isEmpty()) {
                    new PageTables(recorder).follow(fs, file(part), done, ZERO, new Removal.Mover.Zeroing());
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
