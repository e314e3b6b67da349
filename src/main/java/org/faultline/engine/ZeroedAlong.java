package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.memory.BadPage;
import org.faultline.reason.CallBecause;
import org.faultline.trace.TraceEvent;

/**
 * What else a store to a small unwritten extent of ext4 clears: all of it becomes written, and the driver zeroes the rest.
 * Kernel: fs/ext4/extents.c ext4_ext_convert_to_initialized(), ext4_ext_zeroout().
 *
 * @param file as it was before the store
 */
record ZeroedAlong(Recorder recorder, Inode file) {
    /** As far as the extent can reach on either side. Kernel: fs/ext4/super.c s_extent_max_zeroout_kb: 32 KiB. */
    private static final long REACH = 8;
    private static final KernelSource ZEROES = KernelSource.of("ext4_ext_zeroout", "fs/ext4/extents.c");

    /** Clears what the driver lists around the pages [first, end), which were stored to themselves. */
    void clear(long first, long end) {
        Filesystem fs = recorder.machine().filesystemOf(file.id()).orElseThrow();
        if (!file.dax() || !fs.driver().writesAlong()) {
            return;
        }
        Inode after = fs.inode(file.id()).orElseThrow();
        LongStream.concat(LongStream.range(Math.max(0, first - REACH), first), LongStream.range(end, end + REACH))
                .filter(p -> isUnwritten(file, p) && after.extentAt(p).isPresent() && !isUnwritten(after, p))
                .forEach(p -> clear(fs, after, p));
    }

    private static boolean isUnwritten(Inode file, long page) {
        return file.extentAt(page).filter(Extent::unwritten).isPresent();
    }

    private void clear(Filesystem fs, Inode after, long page) {
        Optional<Pfn> bad = recorder.machine().frameOf(fs, after, page)
                .filter(p -> recorder.machine().bad(p).filter(BadPage::known).isPresent())
                .filter(p -> Obstacle.isCleared(recorder.machine(), p));
        bad.ifPresent(p -> recorder.step(Draft.of(ZEROES, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                CallBecause.CLEARS_FIRST).at(file.id()), recorder.machine().rewritten(p)));
    }
}
