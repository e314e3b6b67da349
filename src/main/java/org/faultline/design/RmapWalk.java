package org.faultline.design;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Sector;
import org.faultline.address.Space;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.KernelSource;
import org.faultline.stack.RmapRecord;
import org.faultline.trace.TraceEvent;

/**
 * From a byte of the filesystem's device to every owner of the block, and the shutdown if one of them is metadata.
 * Kernel: fs/xfs/xfs_notify_failure.c, fs/xfs/libxfs/xfs_rmap.c xfs_rmap_query_range().
 *
 * @param caller the function that walks
 * @param behindEnd what happens behind the end of a filesystem that is smaller than its device
 * @param reports who listens to what the filesystem says
 * @param shutDownAt how the log names the place of the shutdown, after "Corruption of on-disk metadata"
 */
record RmapWalk(KernelSource caller, String shutDownAt, BehindEnd behindEnd, Optional<Reports> reports) {
    /** What happens for a byte of the device behind the end of a smaller filesystem. */
    enum BehindEnd {
        /** Nobody checks, and an allocation group that does not exist is read: the kernel breaks. */
        OOPS,
        /** ENXIO. */
        REFUSED
    }

    private static final KernelSource QUERY = KernelSource.of("xfs_rmap_query_range", "fs/xfs/libxfs/xfs_rmap.c");
    private static final KernelSource FORCE = KernelSource.of("xfs_do_force_shutdown", "fs/xfs/xfs_fsops.c");
    private static final int CORRUPT_ONDISK = 0x10;

    /**
     * Walks the owners of a failure whose range is already in the space of the filesystem's device.
     *
     * @param partOffset what was subtracted from the offset of the whole device
     */
    Outcome from(Kernel kernel, Failure failure, long partOffset) {
        Filesystem fs = kernel.stack().filesystem(failure.layer().orElseThrow()).orElseThrow();
        Optional<FsBlock> block = fs.blockAt(failure.range().start());
        if (block.isEmpty()) {
            if (behindEnd == BehindEnd.OOPS) {
                return oops(kernel, failure, fs);
            }
            Outcome.Refused behind = new Outcome.Refused(Errno.ENXIO, "The bad bytes lie behind the filesystem's end.");
            kernel.step(Draft.of(caller, new TraceEvent.Refused(behind.errno().name()), behind.why()).at(fs.id()));
            return behind;
        }
        ByteRange inFs = new ByteRange(new Space(fs.id().value()), fs.offset(block.get()),
                fs.offset(block.get()) + fs.blockSize());
        kernel.step(translation(fs, failure, partOffset, block.get(), inFs));
        List<RmapRecord> records = fs.owners(block.get(), 1);
        kernel.step(found(fs, block.get(), inFs, records));
        boolean wantShutdown = false;
        for (RmapRecord record : records) {
            OwnerHook.Verdict verdict = kernel.design().chain().owner().ask(kernel, failure, fs, block.get(), record);
            if (verdict == OwnerHook.Verdict.BUSY) {
                return shutDown(kernel, fs, new Outcome.Refused(Errno.EBUSY,
                        "An owner cannot be asked, and the filesystem was shut down for it."));
            }
            wantShutdown |= verdict == OwnerHook.Verdict.WANT_SHUTDOWN;
        }
        return wantShutdown ? shutDown(kernel, fs, new Outcome.Refused(Errno.EUCLEAN,
                "Metadata lies on the bad page, and the filesystem was shut down for it.")) : new Outcome.Done();
    }

    private static Outcome oops(Kernel kernel, Failure failure, Filesystem fs) {
        String why = "The bad bytes lie behind the filesystem's end, which nobody checks: the header of an allocation"
                + " group that does not exist is read, and the kernel breaks.";
        kernel.step(Draft.of(KernelSource.of("xfs_alloc_read_agf", "fs/xfs/libxfs/xfs_alloc.c"),
                new TraceEvent.Refused("KERNEL_OOPS"), why).at(fs.id())
                .logs("BUG: kernel NULL pointer dereference, address: 0000000000000008")
                .logs("RIP: 0010:xfs_alloc_read_agf"), failure.afterOops(kernel.stack()));
        return new Outcome.Died(why);
    }

    private Draft translation(Filesystem fs, Failure failure, long partOffset, FsBlock block, ByteRange inFs) {
        long offset = failure.range().start();
        String place = partOffset == 0 ? Hex.of(offset) : "(" + Hex.of(offset + partOffset) + " - "
                + Hex.of(partOffset) + ")";
        long linear = offset / fs.blockSize();
        return Draft
                .of(caller, new TraceEvent.Translated(failure.range(), inFs),
                        "The offset becomes a disk address in sectors, and that a block of an allocation group.")
                .at(fs.id()).with("daddr", place + " / 512", Sector.holding(offset).toString())
                .with("fs block", Hex.of(offset) + " / " + fs.blockSize(), Long.toString(linear))
                .with("AG : agbno",
                        linear + " - " + (linear - block.agbno()), block.toString())
                .with("XFS fsblock", block.ag() + " << agblklog | " + block.agbno(),
                        Long.toString(fs.fsblock(block)));
    }

    private static Draft found(Filesystem fs, FsBlock block, ByteRange asked, List<RmapRecord> records) {
        String why = switch (records.size()) {
            case 0 -> "No reverse-map record covers the block: it is free. Nobody has to be told.";
            case 1 -> "One record covers the block.";
            default -> records.size() + " records cover the block: it is shared.";
        };
        Draft draft = Draft.of(QUERY, new TraceEvent.Found(asked, records), why).at(fs.id()).with("asked",
                "AG " + block.ag() + " [" + block.agbno() + ".." + block.agbno() + "]");
        for (RmapRecord record : records) {
            draft = draft.with("record", text(fs, record));
        }
        return draft;
    }

    private static String text(Filesystem fs, RmapRecord record) {
        String blocks = "[" + record.start().agbno() + ", +" + record.blocks() + "] " + record.owner().label();
        return record.owner().isSpecial()
                ? blocks
                : blocks + fs.inode(record.owner().code()).map(i -> " " + i.path()).orElse("") + " offset "
                        + record.offset() + (record.isMetadata() ? " " + record.fork() : "");
    }

    private Outcome shutDown(Kernel kernel, Filesystem fs, Outcome.Refused corrupted) {
        if (fs.isShutDown()) {
            return corrupted;
        }
        String device = kernel.stack().device(fs.on()).orElseThrow().name();
        Draft draft = Draft
                .of(FORCE, new TraceEvent.ShutDown(fs.id(), CORRUPT_ONDISK),
                        "A block of metadata is lost, and XFS does not go on without it: new faults, reads and writes fail"
                                + " with EIO. Page-table entries that exist go on working.")
                .at(fs.id()).with("flag", "SHUTDOWN_CORRUPT_ONDISK 0x10")
                .logs("XFS (" + device + "): Corruption of on-disk metadata"
                        + (shutDownAt.isEmpty() ? " detected" : shutDownAt)
                        + ".  Shutting down filesystem" + (shutDownAt.isEmpty() ? "" : "."))
                .logs("XFS (" + device + "): Please unmount the filesystem and rectify the problem(s)");
        kernel.step(draft, kernel.stack().with(fs.shutDown()));
        reports.ifPresent(r -> kernel.step(r.shutDown(fs)));
        return corrupted;
    }
}
