package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.PageUse;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/**
 * What a write leaves that could not copy a shared block: a whole window was staged before, and only what was to be written
 * is given back. Kernel: fs/xfs/xfs_iomap.c xfs_dax_write_iomap_end(), fs/xfs/xfs_reflink.c xfs_reflink_cancel_cow_range().
 */
record FailedCopy(Recorder recorder) {
    private static final KernelSource CANCEL = KernelSource.of("xfs_reflink_cancel_cow_range", "fs/xfs/xfs_reflink.c");

    /** Takes the place for {@code pages} pages from {@code page} back; the rest of what was staged with them stays. */
    void of(Filesystem fs, Inode file, long page, long pages, Placements placements) {
        Filesystem after = fs.abandon(file.id(), page, pages, placements);
        if (!after.inode(file.id()).map(Inode::staging).equals(fs.inode(file.id()).map(Inode::staging))) {
            gaveBack(fs, file, page, pages, recorder.machine().with(after));
        }
    }

    private void gaveBack(Filesystem fs, Inode file, long page, long pages, Machine after) {
        recorder.step(Draft.of(CANCEL, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                CallBecause.STAGED_IN_VAIN, new Detail.Pages(page, pages), Detail.of(file)).at(file.id()), after);
    }

    /**
     * Takes the place for the page of a fault back, once the kernel's entry for the page names it: the fault enters the
     * block before it copies, and leaves it entered. Kernel: fs/dax.c dax_fault_iter(), dax_insert_entry().
     */
    void ofFault(FaultRange spot, Placements placements, Removal by) {
        Filesystem fs = spot.filesystem();
        Inode file = spot.file();
        long page = spot.filePage();
        PageTables tables = new PageTables(recorder);
        Optional<Pfn> copy = fs.stage(file.id(), page, placements).inode(file.id()).flatMap(i -> i.stagedAt(page))
                .flatMap(e -> recorder.machine().toPhysical(fs, e.block(page))).map(r -> Pfn.holding(r.start()));
        if (copy.isEmpty()) {
            return;
        }
        tables.removeEntries(fs, file, page, 1, Touching.FAULT, by, CallBecause.ENTRIES_FOR_OLD);
        DaxEntries.Run run = new DaxEntries.Run(page, 1, copy.get(), DaxEntries.Sharing.COPIED, PageEntry.Level.PTE,
                Optional.empty());
        gaveBack(fs, file, page, 1, PageUse.of(recorder.design().choices()).overwritten(
                recorder.machine().with(fs.abandon(file.id(), page, 1, placements)), file.id(), run));
    }
}
