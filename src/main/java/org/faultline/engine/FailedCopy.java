package org.faultline.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import org.faultline.design.Draft;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/**
 * What a write leaves that could not copy a shared block: a whole window was staged before, and only what was to be written
 * is given back. Kernel: fs/xfs/xfs_iomap.c xfs_dax_write_iomap_end(), fs/xfs/xfs_reflink.c xfs_reflink_cancel_cow_range().
 */
record FailedCopy(Recorder recorder) {
    private static final KernelSource CANCEL = KernelSource.of("xfs_reflink_cancel_cow_range", "fs/xfs/xfs_reflink.c");

    /**
     * Takes the place for {@code pages} pages from {@code page} back; the rest of what was staged with them stays, and what else
     * the kernel keeps of the attempt is {@code kept}.
     */
    void of(Filesystem fs, Inode file, long page, long pages, Placements placements, UnaryOperator<Machine> kept) {
        Filesystem after = fs.abandon(file.id(), page, pages, placements);
        if (!after.inode(file.id()).map(Inode::staging).equals(fs.inode(file.id()).map(Inode::staging))) {
            recorder.step(Draft.of(CANCEL, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                    CallBecause.STAGED_IN_VAIN, new Detail.Pages(page, pages), Detail.of(file)).at(file.id()),
                    kept.apply(recorder.machine().with(after)));
        }
    }
}
