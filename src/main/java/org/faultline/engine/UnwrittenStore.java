package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.choice.FaultChoice.UnwrittenSource;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.reason.CallBecause;
import org.faultline.trace.TraceEvent;

/**
 * A store to a page with an unwritten block that is bad. In place the driver zeroes the block first, and clears what it lists
 * if the device can; where a block is staged for it, it may be copied. Kernel: fs/xfs/xfs_iomap.c xfs_iomap_write_direct(),
 * fs/dax.c dax_iomap_cow_copy().
 */
record UnwrittenStore(Recorder recorder, FaultRange spot) {
    private static final KernelSource ZEROES = KernelSource.of("xfs_zero_extent", "fs/xfs/xfs_bmap_util.c");

    /** Whether nothing keeps the page from getting its data, in place or, if {@code copies}, in what is staged for it. */
    boolean fills(boolean copies) {
        Machine machine = recorder.machine();
        Optional<Pfn> frame = machine.frameOf(spot.filesystem(), spot.file(), spot.filePage(), true)
                .filter(f -> spot.block().isEmpty());
        Optional<BadPage> bad = frame.flatMap(machine::bad);
        if (copies) {
            return !recorder.design().chose(UnwrittenSource.COPIED)
                    || bad.filter(b -> b.known() || b.real() || b.hidden()).isEmpty();
        }
        if (bad.filter(BadPage::known).isEmpty()) {
            return true;
        }
        boolean cleared = Obstacle.isCleared(machine, frame.orElseThrow());
        if (cleared) {
            recorder.step(Draft.of(ZEROES,
                    new TraceEvent.Changed(spot.filesystem().id(), spot.file().id(), List.of()),
                    CallBecause.CLEARS_FIRST).at(spot.file().id()), machine.rewritten(frame.get()));
        }
        return cleared;
    }
}
