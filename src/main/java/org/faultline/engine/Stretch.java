package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/**
 * Pages of a file that a filesystem maps for read(2) or write(2) in one piece: they lie together, and they are all shared
 * or none is. One that fails leaves what was done for those before. Kernel: fs/dax.c dax_iomap_rw(), fs/xfs/xfs_iomap.c
 * xfs_read_iomap_begin(), fs/xfs/xfs_reflink.c xfs_reflink_trim_around_shared().
 *
 * @param extent what has the pages; nothing over a hole
 * @param copies whether a write goes to other blocks: the pages are shared, or a copy is staged for them
 * @param first the first page of the file
 * @param end the page behind the last
 */
record Stretch(Optional<Extent> extent, boolean copies, long first, long end) {
    /** The stretches of pages [first, end) of a file, in order: a read does not look at what is staged. */
    static List<Stretch> of(Filesystem fs, Inode file, long first, long end, boolean write) {
        List<Stretch> all = new ArrayList<>();
        for (long page = first; page < end; page++) {
            Stretch one = at(fs, file, page, write);
            if (!all.isEmpty() && all.getLast().extent.equals(one.extent) && all.getLast().copies == one.copies) {
                one = new Stretch(one.extent, one.copies, all.removeLast().first, page + 1);
            }
            all.add(one);
        }
        return all;
    }

    private static Stretch at(Filesystem fs, Inode file, long page, boolean write) {
        Optional<Extent> extent = file.extentAt(page);
        boolean shared = extent.filter(e -> !e.unwritten()).filter(e -> fs.isShared(e.block(page))).isPresent();
        boolean staged = write && file.stagedAt(page).isPresent();
        return new Stretch(extent, shared || staged, page, page + 1);
    }

    /** The bad pages that are met where the stretch is copied from or to, if {@code unwritten} unwritten blocks too. */
    List<Met> met(Machine machine, Filesystem fs, Inode file, boolean unwritten) {
        return machine.bad().isEmpty()
                ? List.of()
                : LongStream.range(first, end).boxed().flatMap(page -> machine.frameOf(fs, file, page, unwritten)
                        .flatMap(frame -> machine.bad(frame).filter(BadPage::stops)
                                .map(bad -> new Met(page, frame, bad)))
                        .stream()).toList();
    }

    /** A page of a file whose memory is bad. */
    record Met(long page, Pfn frame, BadPage bad) {}
}
