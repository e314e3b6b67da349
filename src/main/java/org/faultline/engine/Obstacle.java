package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.UnwrittenSource;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.device.Pmem;
import org.faultline.engine.Stretch.Met;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.reason.CallBecause;

/**
 * Bad memory that read(2) or write(2) does not get past: what comes before is copied, and the call fails only where that is
 * nothing. Kernel: fs/dax.c dax_iomap_rw(), dax_iomap_iter().
 *
 * @param page the page of the file at which the call stops
 * @param errno what the call fails with
 * @param copied what was to be copied elsewhere, if anything
 */
record Obstacle(long page, Errno errno, CallBecause why, Optional<Stretch> copied) {
    /**
     * What stops a read: the device gives no stretch out in which it lists a page, and a copy ends where it meets bad memory.
     * Kernel: drivers/nvdimm/pmem.c __pmem_direct_access().
     */
    static Optional<Obstacle> ofRead(Machine machine, Filesystem fs, Inode file, long first, long end) {
        long inside = Math.min(end, Unit.PAGE.covering(file.size()));
        for (Stretch stretch : Stretch.of(fs, file, first, end, false)) {
            List<Met> met = stretch.first() < inside ? stretch.met(machine, fs, file, false) : List.of();
            if (met.stream().anyMatch(m -> m.bad().known())) {
                return Optional.of(
                        new Obstacle(stretch.first(), Errno.EIO, CallBecause.LISTED_IN_RANGE, Optional.empty()));
            }
            if (!met.isEmpty() && met.getFirst().page() < inside) {
                return Optional.of(new Obstacle(met.getFirst().page(), Errno.EFAULT, CallBecause.COPY_MET_BAD,
                        Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /**
     * What stops a write of bytes [from, to): a stretch that is to be copied elsewhere and cannot be read, one that is
     * unwritten and cannot be zeroed first, and in place a page that is not cleared, or not written as a whole. Kernel:
     * fs/dax.c dax_iomap_copy_around(), fs/xfs/xfs_bmap_util.c xfs_zero_extent(), drivers/nvdimm/pmem.c
     * pmem_recovery_write().
     */
    static Optional<Obstacle> ofWrite(Machine machine, Filesystem fs, Inode file, long from, long to,
            Choices choices) {
        RecoveryWrite recovery = choices.choice(RecoveryWrite.class);
        for (Stretch stretch : Stretch.of(fs, file, Unit.PAGE.of(from), Unit.PAGE.covering(to), true)) {
            boolean unwritten = stretch.extent().filter(Extent::unwritten).isPresent();
            boolean zeroed = unwritten && !stretch.copies();
            List<Met> met = stretch.met(machine, fs, file, zeroed || choices.chose(UnwrittenSource.COPIED)).stream()
                    .filter(m -> !zeroed || (m.bad().known() && !isCleared(machine, m.frame()))).toList();
            if (!met.isEmpty() && (stretch.copies() || zeroed)) {
                return Optional.of(new Obstacle(stretch.first(), Errno.EIO, CallBecause.CANNOT_CLEAR,
                        Optional.of(stretch).filter(Stretch::copies)));
            }
            if (!met.isEmpty() && recovery == RecoveryWrite.REFUSED) {
                return Optional.of(
                        new Obstacle(stretch.first(), Errno.EIO, CallBecause.CANNOT_CLEAR, Optional.empty()));
            }
            Optional<Met> left = met.stream().filter(m -> !(m.bad().known() && isCleared(machine, m.frame())
                    && Unit.PAGE.toBytes(m.page()) >= from && Unit.PAGE.toBytes(m.page() + 1) <= to)).findFirst();
            if (left.isPresent()) {
                return left.map(m -> new Obstacle(m.page(), Errno.EFAULT, CallBecause.CANNOT_CLEAR, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Whether the device of a page can clear it. Kernel: drivers/nvdimm/bus.c nvdimm_clear_poison(). */
    static boolean isCleared(Machine machine, Pfn frame) {
        return machine.pmemAt(frame.bytes().start()).filter(Pmem::clearsBad).isPresent();
    }

    /** How many bytes from {@code offset} come before it. */
    long bytesFrom(long offset) {
        return Math.max(0, Unit.PAGE.toBytes(page) - offset);
    }
}
