package org.faultline.engine;

import java.util.Optional;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;

/**
 * What write(2) takes out of the page tables beyond the unwritten blocks that it makes written: the filesystem answers with
 * the one extent that they become with written blocks behind them, and says that all of it is new. Kernel:
 * fs/xfs/libxfs/xfs_bmap.c xfs_bmapi_write(), xfs_bmapi_convert_unwritten(), fs/dax.c dax_iomap_iter().
 *
 * @param before the filesystem before the write
 * @param file the file before it
 */
record JoinedWrite(Recorder recorder, Filesystem before, Inode file) {
    /** Takes out what a write that ended before file page {@code end} went over so. */
    void follow(Change.Done done, long end, KernelSource source) {
        if (!file.dax() || !before.driver().writesJoined()) {
            return;
        }
        Inode after = done.after().inode(file.id()).orElseThrow();
        for (Move move : done.moves()) {
            long first = move.fileBlock() + move.blocks();
            boolean converted = file.extentAt(first - 1).filter(Extent::unwritten).isPresent();
            Optional<Extent> joined = after.extentAt(first - 1).filter(e -> converted && !move.copied());
            joined.map(e -> Math.min(e.end(), end)).filter(to -> to > first)
                    .ifPresent(to -> takeOut(first, to, source));
        }
    }

    private void takeOut(long first, long end, KernelSource source) {
        PageTables tables = new PageTables(recorder);
        Machine machine = recorder.machine();
        for (DaxEntries.Run run : machine.entriesOf(file.id()).within(first, end - first)) {
            for (long page = run.first(); page < run.end(); page++) {
                machine = isDirty(machine, page) ? machine : tables.forgotten(machine, file.id(), page, 1);
            }
        }
        recorder.settle(machine);
        tables.remove(before, file, first, end - first, source, Removal.Plain.WRITTEN_ALONG,
                CallBecause.ONE_WITH_UNWRITTEN);
    }

    /** Whether somebody can store to a page without a fault: its entry stays. Kernel: fs/dax.c __dax_invalidate_entry(). */
    private boolean isDirty(Machine machine, long page) {
        return machine.mappingsOf(file.id()).anyMatch(m -> isWritable(m, page));
    }

    private static boolean isWritable(Mapping mapping, long page) {
        return mapping.pageOf(page).flatMap(p -> mapping.pages().at(p))
                .filter(e -> e instanceof PageEntry.Dax dax && dax.writable()).isPresent();
    }
}
